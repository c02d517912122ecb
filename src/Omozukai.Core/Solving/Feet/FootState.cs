using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>Where one foot is at a moment, and how it moves: in the world, and as it hangs from the turning and moving hips.</summary>
/// <param name="World">Place in the world in metres; the origin does not matter, Y is up.</param>
/// <param name="Hanging">Place seen from the hips.</param>
/// <param name="WorldSpeed">Speed through the world in metres a second.</param>
/// <param name="HangingSpeed">Speed seen from the hips.</param>
/// <param name="SpeedNoise">Deviation of the speeds that noise alone explains.</param>
/// <param name="Noise">Deviation of the place in the world as it was measured, in metres.</param>
/// <param name="HangingNoise">Deviation of the place seen from the hips as it was measured.</param>
internal readonly record struct FootState(Vector3 World, Vector3 Hanging, float WorldSpeed, float HangingSpeed, float SpeedNoise, float Noise, float HangingNoise);
