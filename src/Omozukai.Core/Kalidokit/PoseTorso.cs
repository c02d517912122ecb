namespace Omozukai.Kalidokit;

/// <summary>Hips and spine (KalidoKit's calcHips).</summary>
/// <param name="Hips">The hips.</param>
/// <param name="Spine">The shoulders' turn in radians, towards the camera and not relative to the hips.</param>
public readonly record struct PoseTorso(PoseHips Hips, Vector Spine);
