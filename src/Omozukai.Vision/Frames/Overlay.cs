using System.Runtime.InteropServices;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using SkiaSharp;

namespace Omozukai.Vision.Frames;

/// <summary>
/// Draws landmarks over pictures: the body's skeleton, both hands, the face's contours and mesh points, and what the face does. The subject's left
/// is amber, the right blue, what belongs to neither white; lines lie on a dark border, so that they show on any ground, and
/// grow with the person. What the body's network believes to be hidden is faint.
/// </summary>
public sealed class Overlay : IDisposable
{
    private static readonly SKColor s_left = new(0xFF, 0xB0, 0x00);
    private static readonly SKColor s_right = new(0x45, 0xB0, 0xFF);
    private static readonly SKColor s_middle = new(0xFF, 0xFF, 0xFF);
    private static readonly SKColor s_mouth = new(0xFF, 0x6F, 0x91);
    private static readonly SKColor s_border = new(0, 0, 0, 0xA0);

    /// <summary>Width of a line as a part of the picture's longer side, where the person fills it.</summary>
    private const float LineWidth = 0.0032f;

    /// <summary>Width of a body's line as a part of the body's longer side; of a hand's and a face's, which have more lines to the area.</summary>
    private const float BodyLineWidth = 0.008f, HandLineWidth = 0.022f, FaceLineWidth = 0.008f;

    /// <summary>Thinner lines cannot be seen.</summary>
    private const float ThinnestLine = 1f;

    /// <summary>Opacity of what is likely hidden or outside, and of the face's mesh points.</summary>
    private const byte Faint = 0x50, MeshPoint = 0x90;

    /// <summary>The visibility below which a body point is faint.</summary>
    private const float Visible = 0.5f;

    private readonly SKPaint _paint = new() { IsAntialias = true, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
    private readonly SKPathBuilder _path = new();
    private readonly SKPoint[] _points = new SKPoint[FaceLandmarks.Count];
    private readonly bool[] _isFaint = new bool[FaceLandmarks.Count];
    private readonly FaceOverlay _faces = new();
    private SKSurface? _surface;
    private GCHandle _pin;
    private (byte[]? Buffer, int Width, int Height) _target;
    private float _width;

    /// <summary>Forgets the people seen so far, between pictures of different people: a face is drawn as it differs from its rest.</summary>
    public void Forget() => _faces.Forget();

    /// <summary>Draws the people into the picture.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="landmarks">Whose points are drawn; those that are present.</param>
    public void Draw(VideoFrame frame, LandmarkFrame landmarks)
    {
        SKCanvas canvas = Canvas(frame);
        for (int i = 0; i < landmarks.People.Count; i++)
        {
            PersonLandmarks person = landmarks.People[i];
            if (person.Body.IsPresent) DrawBody(canvas, person);
            if (person.Face.IsPresent) DrawFace(canvas, person.Face);
            _faces.Draw(canvas, landmarks, person, i);
            if (person.LeftHand.IsPresent) DrawHand(canvas, person.LeftHand, s_left);
            if (person.RightHand.IsPresent) DrawHand(canvas, person.RightHand, s_right);
        }
        canvas.Flush();
    }

    /// <summary>Lets go of the last picture.</summary>
    public void Dispose()
    {
        Release();
        _path.Dispose();
        _faces.Dispose();
        _paint.Dispose();
    }

    /// <summary>The body; its coarse points of face and hands only where these are not tracked themselves.</summary>
    private void DrawBody(SKCanvas canvas, PersonLandmarks person)
    {
        Place(person.Body.Image, BodyLineWidth);
        for (int i = 0; i < BodyLandmarks.Count; i++) _isFaint[i] = person.Body.Image[i].Visibility < Visible;
        DrawFigure(canvas, OverlayTopology.BodyMiddle, s_middle);
        DrawFigure(canvas, OverlayTopology.BodyLeft, s_left);
        DrawFigure(canvas, OverlayTopology.BodyRight, s_right);
        if (!person.LeftHand.IsPresent) DrawFigure(canvas, OverlayTopology.BodyLeftHand, s_left);
        if (!person.RightHand.IsPresent) DrawFigure(canvas, OverlayTopology.BodyRightHand, s_right);
        if (person.Face.IsPresent) return;
        DrawFigure(canvas, OverlayTopology.BodyFaceMiddle, s_middle);
        DrawFigure(canvas, OverlayTopology.BodyFaceLeft, s_left);
        DrawFigure(canvas, OverlayTopology.BodyFaceRight, s_right);
    }

    /// <summary>Lines and the joints at their ends.</summary>
    private void DrawFigure(SKCanvas canvas, int[][] lines, SKColor color)
    {
        DrawLines(canvas, lines, color);
        foreach (int[] line in lines)
            foreach (int point in line) DrawJoint(canvas, point, color);
    }

    private void DrawHand(SKCanvas canvas, HandLandmarks hand, SKColor color)
    {
        Place(hand.Image, HandLineWidth);
        DrawFigure(canvas, OverlayTopology.Hand, color);
    }

    private void DrawFace(SKCanvas canvas, FaceLandmarks face)
    {
        Place(face.Image, FaceLineWidth);
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = s_middle.WithAlpha(MeshPoint);
        for (int i = 0; i < FaceLandmarks.MeshCount; i++) canvas.DrawCircle(_points[i], 0.5f * _width, _paint);
        DrawLines(canvas, OverlayTopology.FaceOval, s_middle);
        DrawLines(canvas, OverlayTopology.Nose, s_middle);
        DrawLines(canvas, OverlayTopology.Lips, s_mouth);
        DrawLines(canvas, OverlayTopology.LeftEye, s_left);
        DrawLines(canvas, OverlayTopology.RightEye, s_right);
    }

    /// <summary>Where the points are in pixels, and how wide lines are for a figure of that size.</summary>
    private void Place(ReadOnlySpan<NormalizedLandmark> landmarks, float relativeWidth)
    {
        (float width, float height) = (_target.Width, _target.Height);
        var low = new SKPoint(float.MaxValue, float.MaxValue);
        var high = new SKPoint(float.MinValue, float.MinValue);
        for (int i = 0; i < landmarks.Length; i++)
        {
            var point = new SKPoint(landmarks[i].Position.X * width, landmarks[i].Position.Y * height);
            _points[i] = point;
            _isFaint[i] = false;
            low = new SKPoint(Math.Min(low.X, point.X), Math.Min(low.Y, point.Y));
            high = new SKPoint(Math.Max(high.X, point.X), Math.Max(high.Y, point.Y));
        }
        float figure = Math.Max(high.X - low.X, high.Y - low.Y);
        _width = Math.Max(ThinnestLine, Math.Min(LineWidth * Math.Max(width, height), relativeWidth * figure));
    }

    /// <summary>Borders first, so that no border crosses a line.</summary>
    private void DrawLines(SKCanvas canvas, int[][] lines, SKColor color)
    {
        _paint.Style = SKPaintStyle.Stroke;
        foreach (bool isFaint in (ReadOnlySpan<bool>)[true, false])
        {
            using SKPath path = Trace(lines, isFaint);
            if (path.IsEmpty) continue;
            _paint.StrokeWidth = _width + 2 * Border;
            _paint.Color = isFaint ? s_border.WithAlpha(Faint / 2) : s_border;
            canvas.DrawPath(path, _paint);
            _paint.StrokeWidth = _width;
            _paint.Color = isFaint ? color.WithAlpha(Faint) : color;
            canvas.DrawPath(path, _paint);
        }
    }

    /// <summary>The lines between two points of which one is faint, or those between two that are not.</summary>
    private SKPath Trace(int[][] lines, bool isFaint)
    {
        foreach (int[] line in lines)
        {
            int end = -1;
            for (int i = 1; i < line.Length; i++)
            {
                (int from, int to) = (line[i - 1], line[i]);
                if ((_isFaint[from] || _isFaint[to]) != isFaint) continue;
                if (end != from) _path.MoveTo(_points[from]);
                _path.LineTo(_points[to]);
                end = to;
            }
        }
        return _path.Detach();
    }

    private void DrawJoint(SKCanvas canvas, int point, SKColor color)
    {
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = _isFaint[point] ? s_border.WithAlpha(Faint / 2) : s_border;
        canvas.DrawCircle(_points[point], 1.2f * _width + Border, _paint);
        _paint.Color = _isFaint[point] ? color.WithAlpha(Faint) : color;
        canvas.DrawCircle(_points[point], 1.2f * _width, _paint);
    }

    private float Border => Math.Max(0.5f, 0.35f * _width);

    /// <summary>A canvas on the picture's own memory, kept while the picture stays where it is.</summary>
    private SKCanvas Canvas(VideoFrame frame)
    {
        if (_surface is not null && _target == (frame.Buffer, frame.Width, frame.Height)) return _surface.Canvas;
        Release();
        _pin = GCHandle.Alloc(frame.Buffer, GCHandleType.Pinned);
        _target = (frame.Buffer, frame.Width, frame.Height);
        var info = new SKImageInfo(frame.Width, frame.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        _surface = SKSurface.Create(info, _pin.AddrOfPinnedObject(), info.RowBytes);
        return _surface.Canvas;
    }

    private void Release()
    {
        _surface?.Dispose();
        _surface = null;
        _target = default;
        if (_pin.IsAllocated) _pin.Free();
    }
}
