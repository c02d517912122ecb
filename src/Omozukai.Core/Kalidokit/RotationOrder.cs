namespace Omozukai.Kalidokit;

/// <summary>The order of three turns about the axes, each about the axes that the ones before have turned.</summary>
public enum RotationOrder
{
    /// <summary>Rx · Ry · Rz.</summary>
    XYZ,
    /// <summary>Ry · Rz · Rx.</summary>
    YZX,
    /// <summary>Rz · Rx · Ry.</summary>
    ZXY,
    /// <summary>Rx · Rz · Ry.</summary>
    XZY,
    /// <summary>Ry · Rx · Rz.</summary>
    YXZ,
    /// <summary>Rz · Ry · Rx.</summary>
    ZYX,
}
