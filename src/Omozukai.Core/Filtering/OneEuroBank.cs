using System.Numerics;

namespace Omozukai.Core.Filtering;

/// <summary>
/// One Euro filters: low-passes whose cutoff rises with speed, so that what is still is smooth and what is fast has little lag.
/// Source: G. Casiez, N. Roussel, D. Vogel, "1€ Filter", CHI 2012.
/// </summary>
internal sealed class OneEuroBank(int count, OneEuroOptions options) : IFilterBank
{
    private readonly Curve[] _curves = new Curve[count];

    public void Measure(int curve, Vector3 offset) => (_curves[curve].Offset, _curves[curve].IsMeasured) = (offset, true);

    public void Step(float seconds)
    {
        foreach (ref Curve curve in _curves.AsSpan())
        {
            curve.Move = curve.IsMeasured ? Next(ref curve, seconds) : Vector3.Zero;
            curve.IsMeasured = false;
        }
    }

    public Vector3 Move(int curve) => _curves[curve].Move;

    public void Reset(int curve) => _curves[curve] = default;

    private Vector3 Next(ref Curve curve, float seconds)
    {
        if (!curve.IsStarted)
        {
            curve.IsStarted = true;
            return curve.Offset;
        }

        // LastOffset is where the last measurement lay from the last output, so this is the measurement's own step.
        Vector3 velocity = (curve.Offset - curve.LastOffset) / seconds;
        curve.Velocity += (velocity - curve.Velocity) * Share(options.SpeedCutoffHz, seconds);
        Vector3 move = curve.Offset * Share(options.MinimumCutoffHz + (options.SpeedCoefficient * curve.Velocity.Length()), seconds);
        curve.LastOffset = curve.Offset - move;
        return move;
    }

    /// <summary>The share of a new value that a first-order low-pass takes over.</summary>
    private static float Share(float cutoffHz, float seconds) => 1 / (1 + (1 / (2 * MathF.PI * cutoffHz * seconds)));

    private struct Curve
    {
        public bool IsStarted, IsMeasured;
        public Vector3 Offset, LastOffset, Velocity, Move;
    }
}
