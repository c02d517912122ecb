namespace Omozukai.Kalidokit;

/// <summary>The mouth.</summary>
/// <param name="X">Width, -0.6..1.4.</param>
/// <param name="Y">Opening, 0..1.</param>
/// <param name="Shape">Vowels.</param>
public readonly record struct FaceMouth(double X, double Y, FaceMouthShape Shape);
