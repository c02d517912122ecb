namespace Omozukai.Kalidokit;

/// <summary>Three angles in radians with the order in which they are applied.</summary>
public readonly record struct Euler(double X, double Y, double Z, RotationOrder RotationOrder = RotationOrder.XYZ)
{
    /// <summary>All three angles times a factor, in the same order.</summary>
    public Euler Multiply(double factor) => this with { X = X * factor, Y = Y * factor, Z = Z * factor };
}
