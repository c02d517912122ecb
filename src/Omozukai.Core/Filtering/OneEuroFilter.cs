using System.Numerics;

namespace Omozukai.Core.Filtering;

/// <summary>
/// The One Euro filter: a low-pass whose cutoff rises with speed, so that what is still is smooth and what is fast has little lag.
/// Source: G. Casiez, N. Roussel, D. Vogel, "1€ Filter", CHI 2012.
/// </summary>
internal sealed class OneEuroFilter(OneEuroOptions options) : IVectorFilter
{
    private Vector3 _velocity, _lastOffset;
    private bool _isStarted;

    public Vector3 Next(Vector3 offset, float seconds)
    {
        if (!_isStarted)
        {
            (_isStarted, _velocity, _lastOffset) = (true, Vector3.Zero, Vector3.Zero);
            return offset;
        }

        // _lastOffset is where the last measurement lay from the last output, so this is the measurement's own step.
        Vector3 velocity = (offset - _lastOffset) / seconds;
        _velocity += (velocity - _velocity) * Share(options.SpeedCutoffHz, seconds);
        Vector3 move = offset * Share(options.MinimumCutoffHz + (options.SpeedCoefficient * _velocity.Length()), seconds);
        _lastOffset = offset - move;
        return move;
    }

    public void Reset() => _isStarted = false;

    /// <summary>The share of a new value that a first-order low-pass takes over.</summary>
    private static float Share(float cutoffHz, float seconds) => 1 / (1 + (1 / (2 * MathF.PI * cutoffHz * seconds)));
}
