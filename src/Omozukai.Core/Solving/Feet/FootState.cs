using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>Where one foot is at a moment, and how it moves: in the world, and as it hangs from the turning and moving hips.</summary>
/// <param name="World">Place in the world in metres as measured; the origin does not matter, Y is up.</param>
/// <param name="FromHips">Way from the hips in the world's axes as measured.</param>
/// <param name="Height">Height in the world, smoothed.</param>
/// <param name="Velocity">Velocity through the world in metres a second.</param>
/// <param name="HangingSpeed">Speed seen from the hips.</param>
/// <param name="VelocityNoise">Deviation of the velocity in each direction that noise alone explains.</param>
/// <param name="Noise">Deviation of the place in the world in each direction, in metres.</param>
internal readonly record struct FootState(Vector3 World, Vector3 FromHips, float Height, Vector3 Velocity, float HangingSpeed, Vector3 VelocityNoise, Vector3 Noise);
