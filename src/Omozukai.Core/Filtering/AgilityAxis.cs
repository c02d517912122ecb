using System.Runtime.Intrinsics;

namespace Omozukai.Core.Filtering;

/// <summary>One axis of eight curves.</summary>
internal struct AgilityAxis
{
    /// <summary>No member follows a measurement entirely: what its error then told would be lost.</summary>
    private const float GreatestShare = 0.97f;

    /// <summary>Accelerations that the members expect, as deviations in units a second squared.</summary>
    private static readonly float[] s_accelerations = [0.02f, 0.1f, 0.5f, 2, 6, 18, 50, 150];

    public AgilityValues Place, Velocity, Share, Rate, Precision;
    /// <summary>Places are counted from where the output began.</summary>
    public Vector256<float> Measured, LastMeasured, LastStep, NoiseSquared, Noise, Output, Move;

    /// <summary>Steady gains from the tracking index; at the start those of a growing straight-line fit, which are greater.</summary>
    public void Tune(Vector256<float> seconds, Vector256<float> count)
    {
        Vector256<float> next = count * (count + Vector256<float>.One);
        Vector256<float> startShare = ((4 * count) - Vector256.Create(2f)) / next, startRate = Vector256.Create(6f) / next;
        Vector256<float> scale = seconds * seconds / Noise, precision = Vector256<float>.One / (Noise * Noise);
        for (int member = 0; member < AgilityValues.Count; member++)
        {
            Vector256<float> index = scale * s_accelerations[member];
            Vector256<float> root = (Vector256.Create(4f) + index - Vector256.Sqrt((index * 8) + (index * index))) * 0.25f;
            Vector256<float> share = Vector256.MinNative(Vector256.MaxNative(Vector256<float>.One - (root * root), startShare), Vector256.Create(GreatestShare));
            Vector256<float> rest = Vector256<float>.One - share;
            Vector256<float> steady = ((Vector256.Create(2f) - share) * 2) - (Vector256.Sqrt(rest) * 4);
            Share[member] = share;
            Rate[member] = Vector256.MaxNative(steady, Vector256.MinNative(startRate, share));
            Precision[member] = rest * precision; // a member's errors have the variance noise² / (1 − share)
        }
    }
}
