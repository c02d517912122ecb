using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>How far the body and its feet have turned about the vertical, in radians from any zero, as measured.</summary>
/// <param name="Body">The body: its head, which is measured best.</param>
/// <param name="BodyNoise">Deviation of <paramref name="Body"/>.</param>
/// <param name="Feet">The way from the right foot to the left, the left foot, the right foot.</param>
/// <param name="FeetNoise">Deviation of each of <paramref name="Feet"/>.</param>
internal readonly record struct LegTurns(float Body, float BodyNoise, Vector3 Feet, Vector3 FeetNoise);
