using System.Globalization;
using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;
using SkiaSharp;

namespace Omozukai.Vision.Frames;

/// <summary>
/// What a face does, drawn beside it: bars of the shapes that an avatar lives by, a line of sight from each eye, and the head's axes (red
/// to the subject's left, green up, blue forward). One object follows the people of one source, for what it shows is measured from their rest.
/// </summary>
internal sealed class FaceOverlay : IDisposable
{
    private static readonly Expression[] s_shown =
    [
        Expression.EyeBlinkLeft, Expression.EyeBlinkRight, Expression.BrowInnerUp, Expression.BrowDownLeft, Expression.JawOpen, Expression.MouthSmileLeft, Expression.MouthSmileRight,
        Expression.MouthPucker, Expression.MouthFunnel, Expression.Aa, Expression.Ih, Expression.Ou, Expression.Ee, Expression.Oh,
    ];

    private static readonly string[] s_names = ["blink left", "blink right", "brow up", "brow down", "jaw open", "smile left", "smile right", "pucker", "funnel", "aa", "ih", "ou", "ee", "oh"];

    /// <summary>Height of a bar's row as a part of the picture's height, and at least in pixels, so that it can be read.</summary>
    private const float RowHeight = 0.022f, LeastRow = 13;

    /// <summary>Length of a line of sight and of an axis in centimetres.</summary>
    private const float SightCentimetres = 6, AxisCentimetres = 4;

    private const int RightIris = 468, LeftIris = 473, RightOuterCorner = 33, LeftOuterCorner = 263, NoseTip = 4;

    /// <summary>Between the outer corners of the eyes of the canonical face, in centimetres.</summary>
    private const float EyesCentimetres = 8.9f;

    private readonly Dictionary<int, PoseSolver> _solvers = [];
    private readonly AvatarPose _pose = new();
    private readonly FaceTransform _transform = new();
    private readonly FaceLandmarks _face = new();
    private readonly SKPaint _paint = new() { IsAntialias = true, StrokeCap = SKStrokeCap.Round };

    /// <summary>Forgets whom it has seen: the next picture is of other people.</summary>
    public void Forget() => _solvers.Clear();

    /// <summary>Draws a person's face into a picture.</summary>
    public void Draw(SKCanvas canvas, LandmarkFrame frame, PersonLandmarks person, int number)
    {
        if (!_solvers.TryGetValue(person.TrackId, out PoseSolver? solver)) _solvers[person.TrackId] = solver = new PoseSolver(new PoseSolverOptions { Smoothing = Smoothing.Low });
        solver.Solve(frame, person, _pose);
        if (!_pose.HasFace || !person.Face.IsPresent) return;
        DrawDirections(canvas, frame, person.Face);
        DrawBars(canvas, frame, person.Face, number);
    }

    public void Dispose()
    {
        _paint.Dispose();
    }

    private void DrawDirections(SKCanvas canvas, LandmarkFrame frame, FaceLandmarks face)
    {
        _face.CopyFrom(face);
        _transform.Fill(_face, frame.Width, frame.Height, frame.VerticalFovDegrees ?? FaceTransform.AssumedFovDegrees);
        if (!_face.HasTransform) return;
        float centimetre = Vector2.Distance(Pixel(face, LeftOuterCorner, frame), Pixel(face, RightOuterCorner, frame)) / EyesCentimetres / Math.Max(MathF.Abs(_face.Transform.M11), 0.3f);
        (float yaw, float pitch) = (float.DegreesToRadians(_pose.LookYawDegrees), float.DegreesToRadians(_pose.LookPitchDegrees));
        var gaze = new Vector3(MathF.Sin(yaw) * MathF.Cos(pitch), -MathF.Sin(pitch), MathF.Cos(yaw) * MathF.Cos(pitch));
        foreach (int iris in (ReadOnlySpan<int>)[LeftIris, RightIris]) Line(canvas, Pixel(face, iris, frame), gaze * SightCentimetres * centimetre, new SKColor(0xFF, 0xF0, 0x40));
        Vector2 nose = Pixel(face, NoseTip, frame);
        Line(canvas, nose, Vector3.UnitX * AxisCentimetres * centimetre, SKColors.Red);
        Line(canvas, nose, Vector3.UnitY * AxisCentimetres * centimetre, SKColors.LimeGreen);
        Line(canvas, nose, Vector3.UnitZ * AxisCentimetres * centimetre, SKColors.DodgerBlue);
    }

    private void Line(SKCanvas canvas, Vector2 from, Vector3 inHead, SKColor color)
    {
        Vector3 way = Vector3.TransformNormal(inHead, _face.Transform);
        _paint.Style = SKPaintStyle.Stroke;
        foreach ((float width, SKColor ink) in (ReadOnlySpan<(float, SKColor)>)[(5, new SKColor(0, 0, 0, 0xA0)), (2.5f, color)])
        {
            (_paint.StrokeWidth, _paint.Color) = (width, ink);
            canvas.DrawLine(from.X, from.Y, from.X + way.X, from.Y - way.Y, _paint);
        }
    }

    /// <summary>The bars stand at the border that is farther from the face, the next person's beside them.</summary>
    private void DrawBars(SKCanvas canvas, LandmarkFrame frame, FaceLandmarks face, int number)
    {
        float row = Math.Max(LeastRow, RowHeight * frame.Height), width = 12 * row, inwards = (0.5f * row) + (number * width);
        float left = number > 0 || face.Image[NoseTip].Position.X >= 0.49f ? inwards : frame.Width - inwards - width + (0.3f * row); // faces in the middle leave them where they are
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = new SKColor(0, 0, 0, 0x90);
        canvas.DrawRect(left, 0.5f * row, width - (0.3f * row), (s_shown.Length + 1.6f) * row, _paint);
        for (int i = 0; i < s_shown.Length; i++)
        {
            float y = (i + 0.8f) * row, value = _pose.Expressions[(int)s_shown[i]];
            _paint.Color = SKColors.White;
            TinyFont.Draw(canvas, s_names[i], left + (0.3f * row), y + (0.2f * row), 0.55f * row, _paint);
            _paint.Color = new SKColor(0xFF, 0xFF, 0xFF, 0x40);
            canvas.DrawRect(left + (7 * row), y + (0.15f * row), 4.4f * row, 0.65f * row, _paint);
            _paint.Color = new SKColor(0x6C, 0xD4, 0x8A);
            canvas.DrawRect(left + (7 * row), y + (0.15f * row), 4.4f * row * value, 0.65f * row, _paint);
        }
        _paint.Color = SKColors.White;
        TinyFont.Draw(canvas, string.Create(CultureInfo.InvariantCulture, $"gaze {_pose.LookYawDegrees:0}° {_pose.LookPitchDegrees:0}° face {_pose.Confidence[(int)BodyChain.Face]:0.0}"), left + (0.3f * row), (s_shown.Length + 1) * row, 0.55f * row, _paint);
    }

    private static Vector2 Pixel(FaceLandmarks face, int point, LandmarkFrame frame) => new(face.Image[point].Position.X * frame.Width, face.Image[point].Position.Y * frame.Height);
}
