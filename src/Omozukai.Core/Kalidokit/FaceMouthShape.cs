namespace Omozukai.Kalidokit;

/// <summary>Weights of the vowels, 0..1; E never leaves 0.</summary>
public readonly record struct FaceMouthShape(double A, double E, double I, double O, double U);
