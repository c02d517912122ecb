namespace Omozukai.Kalidokit;

/// <summary>Which component stands for which axis in spherical coordinates.</summary>
public readonly record struct AxisMap(Axis X, Axis Y, Axis Z)
{
    /// <summary>Each for itself.</summary>
    public static AxisMap Identity { get; } = new(Axis.X, Axis.Y, Axis.Z);
}
