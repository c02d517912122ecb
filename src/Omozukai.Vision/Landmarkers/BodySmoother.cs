using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Smooths a body, and the circle that frames it, over time.</summary>
/// <remarks>
/// Source of the figures: MediaPipe, pose_landmark_filtering.pbtxt. Its visibility takes a tenth of each new frame, however long ago the last
/// one was: at ten frames a second an arm would be believed three times as late as at thirty. Here it goes by time, at thirty as there.
/// </remarks>
internal sealed class BodySmoother
{
    /// <summary>Time constant of visibility: of the share of a tenth in a thirtieth of a second.</summary>
    private const float VisibilitySeconds = 0.316f;

    private readonly LandmarkSmoother _imageFilter = new(BodyLandmarks.Count, minCutoff: 0.05f, beta: 80, derivativeCutoff: 1);
    private readonly LandmarkSmoother _worldFilter = new(BodyLandmarks.Count, minCutoff: 0.1f, beta: 40, derivativeCutoff: 1);
    private readonly LandmarkSmoother _framingFilter = new(2, minCutoff: 0.01f, beta: 10, derivativeCutoff: 1);
    private readonly float[] _visibility = new float[BodyLandmarks.Count];
    private readonly Vector3[] _points = new Vector3[BodyLandmarks.Count];
    private TimeSpan? _last;

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        _last = null;
        _imageFilter.Reset();
        _worldFilter.Reset();
        _framingFilter.Reset();
    }

    /// <summary>Smooths the body in place (unless switched off) and returns the steadied framing circle.</summary>
    public (Vector2 Center, Vector2 Scale) Apply(BodyLandmarks body, (Vector2 Center, Vector2 Scale) framing, int width, int height, TimeSpan time, bool smoothPoints)
    {
        float objectScale = 2 * Vector2.Distance(framing.Center, framing.Scale);
        if (objectScale < 1e-6f) return framing;

        // 1. The circle, always: the next region comes from it.
        Span<Vector3> circle = [new(framing.Center, 0), new(framing.Scale, 0)];
        _framingFilter.Apply(circle, time, 1 / objectScale);
        if (smoothPoints)
        {
            // 2. Visibility.
            float keep = _last is { } last ? MathF.Exp(-MathF.Max((float)(time - last).TotalSeconds, 0) / VisibilitySeconds) : 0;
            for (int i = 0; i < _visibility.Length; i++)
            {
                float visibility = body.Image[i].Visibility;
                _visibility[i] = keep > 0 ? visibility + keep * (_visibility[i] - visibility) : visibility;
            }
            // 3. Points in pixels (z by the width), then points in metres.
            var toPixels = new Vector3(width, height, width);
            for (int i = 0; i < _points.Length; i++) _points[i] = body.Image[i].Position * toPixels;
            _imageFilter.Apply(_points, time, 1 / objectScale);
            for (int i = 0; i < _points.Length; i++) body.Image[i] = body.Image[i] with { Position = _points[i] / toPixels, Visibility = _visibility[i] };
            for (int i = 0; i < _points.Length; i++) _points[i] = body.World[i].Position;
            _worldFilter.Apply(_points, time, 1);
            for (int i = 0; i < _points.Length; i++) body.World[i] = body.World[i] with { Position = _points[i], Visibility = _visibility[i] };
        }
        _last = time;
        return (new Vector2(circle[0].X, circle[0].Y), new Vector2(circle[1].X, circle[1].Y));
    }
}
