using System.Numerics;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>
/// The length of something that keeps its length, as learnt from vectors whose depth is doubtful: a mean over time, in which a
/// vector across the picture counts for more than one in depth.
/// </summary>
internal struct LearntLength
{
    /// <summary>Deviation of a landmark's depth, in deviations across the picture: 3 for MediaPipe's world points (tune by a person standing still).</summary>
    public const float DepthDoubt = 3;

    /// <summary>Lengths are means over about this long.</summary>
    private const float MemorySeconds = 20;

    /// <summary>Vectors shorter than this say nothing, in metres.</summary>
    private const float Shortest = 1e-4f;

    private float _weight;

    /// <summary>The length in metres as learnt so far; 0 before anything was.</summary>
    public float Metres { readonly get; private set; }

    /// <summary>The share of what was learnt that is left after some seconds.</summary>
    public static float Keep(float seconds) => MathF.Exp(-seconds / MemorySeconds);

    /// <summary>Takes the next vector.</summary>
    /// <param name="vector">The vector in metres.</param>
    /// <param name="keep">What is left of earlier ones: <see cref="Keep"/> of the time since.</param>
    public void Learn(Vector3 vector, float keep)
    {
        float squared = vector.LengthSquared();
        if (squared < Shortest * Shortest) return;
        float weight = squared / (squared + (((DepthDoubt * DepthDoubt) - 1) * vector.Z * vector.Z));
        _weight = (_weight * keep) + weight;
        Metres += (MathF.Sqrt(squared) - Metres) * (weight / _weight);
    }
}
