namespace Omozukai.Kalidokit;

/// <summary>The legs' angles, before legs out of view are put to rest (KalidoKit's calcLegs).</summary>
/// <param name="UpperLeg">In radians, within limits.</param>
/// <param name="LowerLeg">In radians.</param>
/// <param name="UnscaledUpperLeg">In half turns, without limits.</param>
/// <param name="UnscaledLowerLeg">In half turns.</param>
public readonly record struct PoseLegs(Sides<Euler> UpperLeg, Sides<Euler> LowerLeg, Sides<Vector> UnscaledUpperLeg, Sides<Vector> UnscaledLowerLeg);
