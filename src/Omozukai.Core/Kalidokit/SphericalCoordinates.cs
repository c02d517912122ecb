namespace Omozukai.Kalidokit;

/// <summary>A direction: the angle about an axis, and the angle from it.</summary>
public readonly record struct SphericalCoordinates(double Theta, double Phi);
