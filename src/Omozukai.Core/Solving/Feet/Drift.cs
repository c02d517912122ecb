using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>
/// How fast a place drifts, and how sure that is: the slope of a straight line through its measurements, the older ones of which
/// are forgotten. The motion of a leg that sways is far below the noise of single measurements, but not of half a second's.
/// </summary>
/// <remarks>Least squares with exponential weights; the slope's variance is that of a weighted sum of independent measurements.</remarks>
internal sealed class Drift
{
    /// <summary>Time constant of forgetting: long enough for 2 mm a second to show in a noise of 10 mm, short against a sway of some seconds.</summary>
    private const float MemorySeconds = 0.5f;

    /// <summary>No measurement is better than this, in metres.</summary>
    private const float LeastNoise = 0.0003f;

    // Sums over the measurements of weights and squared weights, times powers of their time from now, and of weights times places.
    private float _w0, _w1, _w2, _q0, _q1, _q2;
    private Vector3 _p0, _p1, _origin;

    /// <summary>The velocity in metres a second.</summary>
    public Vector3 Velocity { get; private set; }

    /// <summary>The deviation of each component of <see cref="Velocity"/> for places whose noise has a deviation of 1; infinite at first.</summary>
    public float Deviation { get; private set; } = float.PositiveInfinity;

    /// <summary>Takes the next measurement.</summary>
    public void Add(Vector3 place, float seconds)
    {
        if (_w0 <= 0) _origin = place; // small numbers keep their digits
        _w2 += seconds * ((seconds * _w0) - (2 * _w1));
        _q2 += seconds * ((seconds * _q0) - (2 * _q1));
        _w1 -= seconds * _w0;
        _q1 -= seconds * _q0;
        _p1 -= seconds * _p0;
        float keep = MathF.Exp(-seconds / MemorySeconds), keepSquared = keep * keep;
        (_w0, _w1, _w2, _p0, _p1) = ((_w0 * keep) + 1, _w1 * keep, _w2 * keep, (_p0 * keep) + (place - _origin), _p1 * keep);
        (_q0, _q1, _q2) = ((_q0 * keepSquared) + 1, _q1 * keepSquared, _q2 * keepSquared);

        float mean = _w1 / _w0, spread = _w2 - (mean * _w1);
        if (!(spread > 1e-6f)) return;
        Velocity = (_p1 - (mean * _p0)) / spread;
        Deviation = MathF.Sqrt(Math.Max(_q2 - (2 * mean * _q1) + (mean * mean * _q0), 0)) / spread;
    }

    /// <summary>How many deviations the velocity is from zero, all directions together.</summary>
    /// <param name="noise">Deviation of the measurements in each direction.</param>
    public float Significance(Vector3 noise) => (Velocity / Vector3.Max(noise, new Vector3(LeastNoise))).Length() / Deviation;

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        (_w0, _w1, _w2, _q0, _q1, _q2) = (0, 0, 0, 0, 0, 0);
        (_p0, _p1, Velocity, Deviation) = (Vector3.Zero, Vector3.Zero, Vector3.Zero, float.PositiveInfinity);
    }
}
