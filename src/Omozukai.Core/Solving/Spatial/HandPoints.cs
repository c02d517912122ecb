using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>One hand in the avatar's axes.</summary>
internal sealed class HandPoints
{
    private readonly Vector3[] _points = new Vector3[HandLandmarks.Count];

    public bool IsPresent { get; set; }

    /// <summary>
    /// From this score on a hand vouches for its arm. Hands in view have 0.93 and more but for blurred ones; skin that is taken for a hand has 0.5 to 0.85.
    /// </summary>
    public const float SureScore = 0.9f;

    /// <summary>Whether there surely is a hand.</summary>
    public bool IsSure => IsPresent && Score >= SureScore;

    public float Score { get; set; }

    /// <summary>Whether the points are in metres.</summary>
    public bool IsMetric { get; set; }

    /// <summary>The points' places relative to each other: metres, or a common unknown unit where only image points were given.</summary>
    public Span<Vector3> Points => _points;

    public Vector3 this[HandLandmark point] => _points[(int)point];
}
