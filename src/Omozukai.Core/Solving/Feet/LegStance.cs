using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>How a leg stands, whatever place its hips have.</summary>
/// <param name="Ankle">The ankle, seen from the hips.</param>
/// <param name="Sole">The middle of the sole, seen from the ankle.</param>
/// <param name="Drop">How far the sole's lowest end is below the ankle.</param>
internal readonly record struct LegStance(Vector3 Ankle, Vector3 Sole, float Drop)
{
    /// <summary>The middle of the sole at the height of its lowest end, for hips at a place.</summary>
    public Vector3 SoleAt(Vector3 hips) => (hips + Ankle + Sole) with { Y = LowestAt(hips) };

    /// <summary>The height of the sole's lowest end, for hips at a place.</summary>
    public float LowestAt(Vector3 hips) => hips.Y + Ankle.Y - Drop;
}
