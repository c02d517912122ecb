using System.Numerics;

namespace Omozukai.Core.Landmarks;

/// <summary>A point of a person in image space.</summary>
/// <param name="Position">x right and y down in 0..1 of the image's width and height (outside of it for points beyond the border); z in the scale of x, negative towards the camera.</param>
/// <param name="Visibility">Probability in 0..1 that the point is in view and not covered.</param>
/// <param name="Presence">Probability in 0..1 that the point lies within the picture.</param>
public readonly record struct NormalizedLandmark(Vector3 Position, float Visibility, float Presence);
