namespace Omozukai.Kalidokit;

/// <summary>The arms' angles in radians, before hands out of view are put to rest (KalidoKit's calcArms; its "Unscaled" are these same values).</summary>
public readonly record struct PoseArms(Sides<Vector> UpperArm, Sides<Vector> LowerArm, Sides<Vector> Hand);
