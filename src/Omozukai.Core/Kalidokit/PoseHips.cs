namespace Omozukai.Kalidokit;

/// <summary>The hips.</summary>
/// <param name="Position">In the picture: x around the middle, z towards the camera as the body grows.</param>
/// <param name="WorldPosition">The same on a curve that KalidoKit's demos move the avatar along.</param>
/// <param name="Rotation">Radians; the pitch is always 0.</param>
public readonly record struct PoseHips(Vector Position, Vector WorldPosition, Vector Rotation);
