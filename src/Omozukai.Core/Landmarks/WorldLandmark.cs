using System.Numerics;

namespace Omozukai.Core.Landmarks;

/// <summary>A point of a person in metres.</summary>
/// <param name="Position">Metres from the subject's own centre (hips for the body, middle of the hand for hands); x to the image's right, y down, z away from the camera.</param>
/// <param name="Visibility">Probability in 0..1 that the point is in view and not covered.</param>
/// <param name="Presence">Probability in 0..1 that the point lies within the picture.</param>
public readonly record struct WorldLandmark(Vector3 Position, float Visibility, float Presence);
