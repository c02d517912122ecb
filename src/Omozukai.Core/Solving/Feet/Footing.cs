using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>How one foot stands in a frame.</summary>
/// <param name="IsPlanted">Whether it is planted.</param>
/// <param name="SpeedNoise">Deviation of the foot's speed that noise alone explains, in metres a second.</param>
/// <param name="Hold">Where the middle of its sole is held, when that is known beforehand; else it is found on the way.</param>
/// <param name="IsStill">Whether it is still, though it may hang: then it is held against noise alone.</param>
internal readonly record struct Footing(bool IsPlanted, float SpeedNoise, Vector3? Hold = null, bool IsStill = false)
{
    /// <summary>Whether it is held in its place.</summary>
    public bool IsHeld => IsPlanted || IsStill;
}
