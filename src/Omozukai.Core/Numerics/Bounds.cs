using System.Numerics;

namespace Omozukai.Core.Numerics;

/// <summary>Keeps a tracker's accidents from spreading.</summary>
internal static class Bounds
{
    /// <summary>Whether all components are numbers.</summary>
    public static bool IsFinite(Vector3 point) => point * 0 == Vector3.Zero; // of infinities and of what is no number this is no number

    /// <summary>A point whose components are within a bound; the origin where one of them is no number.</summary>
    public static Vector3 Keep(Vector3 point, float bound) =>
        IsFinite(point) ? Vector3.ClampNative(point, new Vector3(-bound), new Vector3(bound)) : Vector3.Zero;
}
