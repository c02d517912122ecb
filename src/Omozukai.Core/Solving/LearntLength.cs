using System.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>
/// The length of something that keeps its length, as learnt from vectors whose depth is doubtful: a mean over time, in which a
/// vector across the picture counts for more than one in depth.
/// </summary>
internal sealed class LearntLength
{
    /// <summary>Deviation of a landmark's depth, in deviations across the picture: 3 for MediaPipe's world points (tune by a person standing still).</summary>
    public const float DepthDoubt = 3;

    /// <summary>Lengths are means over about this long.</summary>
    private const float MemorySeconds = 20;

    /// <summary>Vectors shorter than this say nothing, in metres.</summary>
    private const float Shortest = 1e-4f;

    private float _weight;

    /// <summary>The length in metres as learnt so far; 0 before anything was.</summary>
    public float Metres { get; private set; }

    /// <summary>Takes the next vector.</summary>
    public void Learn(Vector3 vector, float seconds)
    {
        float length = vector.Length();
        if (length < Shortest) return;
        float depth = vector.Z / length;
        float weight = 1 / (1 + (((DepthDoubt * DepthDoubt) - 1) * depth * depth));
        _weight = (_weight * MathF.Exp(-seconds / MemorySeconds)) + weight;
        Metres += (length - Metres) * (weight / _weight);
    }
}
