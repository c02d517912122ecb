using System.Numerics;

namespace Omozukai.Vision.Landmarkers;

/// <summary>MediaPipe's speed-adaptive filter of a list of points: still points are steadied, fast ones followed.</summary>
/// <remarks>
/// One Euro filter (Casiez, Roussel and Vogel 2012) per coordinate. Source: MediaPipe, one_euro_filter and
/// landmarks_smoothing_calculator; speed is measured in sizes of the object, from the raw values.
/// </remarks>
internal sealed class LandmarkSmoother(int count, float minCutoff, float beta, float derivativeCutoff)
{
    private readonly Vector3[] _raw = new Vector3[count];
    private readonly Vector3[] _smooth = new Vector3[count];
    private readonly Vector3[] _speed = new Vector3[count];
    private TimeSpan? _last;

    /// <summary>Forgets the past.</summary>
    public void Reset() => _last = null;

    /// <summary>Smooths the points in place.</summary>
    /// <param name="points">Points in one unit for all axes.</param>
    /// <param name="time">The frame's time; one that does not advance leaves the points as they are.</param>
    /// <param name="valueScale">1 / the object's size in that unit.</param>
    public void Apply(Span<Vector3> points, TimeSpan time, float valueScale)
    {
        if (_last is not { } last)
        {
            points.CopyTo(_raw);
            points.CopyTo(_smooth);
            _speed.AsSpan().Clear();
            _last = time;
            return;
        }
        float seconds = (float)(time - last).TotalSeconds;
        if (seconds <= 0) return;
        _last = time;

        float speedAlpha = Alpha(derivativeCutoff, seconds);
        for (int i = 0; i < points.Length; i++)
        {
            Vector3 speed = (points[i] - _raw[i]) * valueScale / seconds;
            _speed[i] += speedAlpha * (speed - _speed[i]);
            Vector3 cutoff = new Vector3(minCutoff) + beta * Vector3.Abs(_speed[i]);
            var alpha = new Vector3(Alpha(cutoff.X, seconds), Alpha(cutoff.Y, seconds), Alpha(cutoff.Z, seconds));
            _raw[i] = points[i];
            _smooth[i] += alpha * (points[i] - _smooth[i]);
            points[i] = _smooth[i];
        }
    }

    private static float Alpha(float cutoff, float seconds) => 1 / (1 + 1 / (2 * MathF.PI * cutoff * seconds));
}
