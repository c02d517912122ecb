using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>How one foot stands in a frame.</summary>
/// <param name="IsPlanted">Whether it is planted.</param>
/// <param name="Noise">Deviation of the foot's place as it is measured, in metres.</param>
/// <param name="Hold">Where the middle of its sole is held, when that is known beforehand; else it is found on the way.</param>
/// <param name="Nearness">How near a foot that is not held is in time to being held at <paramref name="Hold"/>, from 0 to 1.</param>
/// <param name="IsStill">Whether it is still, though it may hang: then it is held against noise alone.</param>
internal readonly record struct Footing(bool IsPlanted, float Noise, Vector3? Hold = null, float Nearness = 0, bool IsStill = false)
{
    /// <summary>Whether it is held in its place.</summary>
    public bool IsHeld => IsPlanted || IsStill;
}
