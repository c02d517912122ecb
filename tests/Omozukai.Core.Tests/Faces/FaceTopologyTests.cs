using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;

namespace Omozukai.Core.Tests.Faces;

/// <summary>Other points and other names of the same face.</summary>
public sealed class FaceTopologyTests
{
    [Fact]
    public void Sixty_eight_points_lie_where_iBUG_has_them()
    {
        var frame = new LandmarkFrame();
        FaceLandmarks face = new ActingFace().See(frame).Face;
        var sparse = new SparseFace();
        var points = new Vector3[sparse.Count];
        sparse.Fill(face, points);
        sparse.Count.ShouldBe(68);
        for (int i = 1; i < 17; i++) points[i].X.ShouldBeGreaterThan(points[i - 1].X - 0.02f); // the jaw from the picture's left to its right
        points[8].Y.ShouldBe(points.Max(p => p.Y)); // the chin is lowest
        for (int i = 17; i < 27; i++) points[i].Y.ShouldBeLessThan(points[36].Y); // brows above the eyes
        points[36].X.ShouldBeLessThan(points[39].X); // the right eye first, from its outer corner
        points[30].Y.ShouldBeGreaterThan(points[27].Y);
        points[48].X.ShouldBeLessThan(points[54].X);
        points[51].Y.ShouldBeLessThan(points[57].Y);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_subdivided_sphere_stays_a_sphere(int levels)
    {
        // A net of 468 points on a sphere (26 × 18, open at the top, the bottom and one seam) in place of a face.
        const int columns = 26, rows = 18;
        var face = new FaceLandmarks { IsPresent = true };
        var uv = new Vector2[FaceLandmarks.MeshCount];
        var triangles = new List<int>();
        for (int i = 0; i < uv.Length; i++)
        {
            (float a, float b) = (i % columns * 0.1f, ((i / columns) - (rows / 2)) * 0.1f);
            uv[i] = new Vector2(i % columns, i / columns);
            face.Image[i] = new(new Vector3(MathF.Cos(a) * MathF.Cos(b), MathF.Sin(b), MathF.Sin(a) * MathF.Cos(b)), 1, 1);
            if (i % columns == columns - 1 || i / columns == rows - 1) continue;
            triangles.AddRange([i, i + 1, i + columns, i + 1, i + columns + 1, i + columns]);
        }
        var dense = new DenseFace(new FaceSurface(uv, triangles), levels);
        var points = new Vector3[dense.Count];
        dense.Fill(face, points);
        dense.Triangles.Count.ShouldBe(triangles.Count * (levels == 1 ? 4 : 16));
        points.Take(uv.Length).ShouldBe(face.Image[..uv.Length].ToArray().Select(p => p.Position));
        int[] inner = [.. Enumerable.Range(0, dense.Count).Where(i => dense.Uv[i].X is > 3 and < columns - 4 && dense.Uv[i].Y is > 3 and < rows - 4)];
        inner.Length.ShouldBeGreaterThan(500);
        foreach (int i in inner) points[i].Length().ShouldBe(1, 1e-4f); // the chords' middles would lie 1.2e-3 inside
    }

    [Fact]
    public void One_vocabulary_moves_an_avatar_and_the_gaze_belongs_to_both()
    {
        Expression[] all = Enum.GetValues<Expression>(), presets = [.. all.Where(e => e.IsPreset())];
        FaceVocabulary.IsMadeForShapes(all).ShouldBeTrue();
        FaceVocabulary.IsMadeForShapes(presets).ShouldBeFalse();
        FaceVocabulary.IsMadeForShapes([.. presets, Expression.TongueOut, Expression.CheekPuff]).ShouldBeFalse();
        FaceVocabulary.IsMadeForShapes([Expression.JawOpen, Expression.Happy]).ShouldBeTrue(); // it has no vowels
        FaceVocabulary.IsMadeForShapes([]).ShouldBeFalse();
        float[] weights = new float[Expressions.Count];
        weights.AsSpan().Fill(0.5f);
        foreach (Expression expression in all.Where(e => e > Expression.Surprised))
            (FaceVocabulary.Weight(expression, weights, byShapes: true) > 0 && FaceVocabulary.Weight(expression, weights, byShapes: false) > 0).ShouldBe(expression.Name().StartsWith("look", StringComparison.Ordinal), expression.Name());

        // What the solver finds in the shapes adds nothing to them; what the user asks for on a calm face does.
        var solved = new AvatarPose();
        new PoseSolver(new PoseSolverOptions { Smoothing = Smoothing.Off }).Solve(new LandmarkFrame { Width = 1280, Height = 720 }, new ActingFace { LipWidth = 1.35f, CornersBack = 0.8f, CornersUp = 0.5f }.See(new LandmarkFrame()), solved);
        solved.Expressions[(int)Expression.Happy].ShouldBeGreaterThan(0.3f);
        FaceVocabulary.Weight(Expression.Happy, solved.Expressions, byShapes: true).ShouldBe(0);
        weights.AsSpan().Clear();
        weights[(int)Expression.Happy] = 1;
        FaceVocabulary.Weight(Expression.Happy, weights, byShapes: true).ShouldBe(1);
    }
}
