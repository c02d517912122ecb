using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>How one foot stands in a frame.</summary>
/// <param name="IsPlanted">Whether it is planted.</param>
/// <param name="SpeedNoise">Deviation of the foot's speed that noise alone explains, in metres a second.</param>
/// <param name="Hold">Where the middle of its sole is held, when that is known beforehand; else it is found on the way.</param>
internal readonly record struct Footing(bool IsPlanted, float SpeedNoise, Vector3? Hold = null);
