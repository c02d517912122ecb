using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>One hand in the avatar's axes.</summary>
internal sealed class HandPoints
{
    private readonly Vector3[] _points = new Vector3[HandLandmarks.Count];

    public bool IsPresent { get; set; }

    public float Score { get; set; }

    /// <summary>Whether the points are in metres.</summary>
    public bool IsMetric { get; set; }

    /// <summary>The points' places relative to each other: metres, or a common unknown unit where only image points were given.</summary>
    public Span<Vector3> Points => _points;

    public Vector3 this[HandLandmark point] => _points[(int)point];
}
