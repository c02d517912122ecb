namespace Omozukai.Kalidokit;

/// <summary>The head's turn and place.</summary>
/// <param name="X">Pitch in radians.</param>
/// <param name="Y">Yaw in radians, within ±π/2.</param>
/// <param name="Z">Roll in radians.</param>
/// <param name="Width">Distance of the temples in the input's unit.</param>
/// <param name="Height">Distance from the temples' middle to the jaw's, in the input's unit.</param>
/// <param name="Position">The middle between temples and jaw, in the input's unit.</param>
/// <param name="Normalized">The three angles in half turns, -1..1.</param>
/// <param name="Degrees">The three angles in degrees.</param>
public readonly record struct FaceHead(double X, double Y, double Z, double Width, double Height, Vector Position, Vector Normalized, Vector Degrees);
