using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

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
    public void Avatars_get_their_own_names()
    {
        var pose = new AvatarPose { LookYawDegrees = 15 };
        foreach ((Expression expression, float value) in (ReadOnlySpan<(Expression, float)>)[(Expression.Aa, 0.6f), (Expression.Happy, 0.4f), (Expression.BlinkLeft, 0.9f), (Expression.BlinkRight, 0.2f), (Expression.JawOpen, 0.5f)])
            pose.Expressions[(int)expression] = value;

        Weights("A", "Joy", "Blink", "LookLeft", "LookRight", "JawOpen", "Hat").ShouldBe([0.6f, 0.4f, 0.2f, 0.5f, 0, 0.5f, 0]); // VRM 0: one blink is the smaller of two
        Weights("aa", "happy", "blink", "blinkLeft", "blinkRight").ShouldBe([0.6f, 0.4f, 0, 0.9f, 0.2f]); // VRM 1: sides in place of both
        string[] all = [.. ArkitBlendShapes.Names, "aa", "happy", "blink", "blinkLeft", "lookLeft"];
        new ExpressionMap(all).IsPerfectSync.ShouldBeTrue();
        Weights(all)[^5..].ShouldBe([0, 0, 0, 0, 0.5f]); // Perfect Sync: the 52, and the gaze
        Weights(all)[ArkitBlendShapes.IndexOf("jawOpen")].ShouldBe(0.5f);
        foreach (Expression preset in Enum.GetValues<Expression>().Where(e => e.IsPreset() && e != Expression.Surprised))
            ExpressionMap.TryParse(ExpressionMap.Vrm0Name(preset)!, out Expression back).ShouldBeTrue();

        float[] Weights(params string[] names)
        {
            float[] weights = new float[names.Length];
            new ExpressionMap(names).Fill(pose, weights);
            return weights;
        }
    }
}
