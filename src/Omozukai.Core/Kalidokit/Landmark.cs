// The namespace is the one that people who come from KalidoKit look for, not the folder's: docs/decisions/0004.
namespace Omozukai.Kalidokit;

/// <summary>A point as trackers give it: image points in pixels or 0..1, world points in metres; x right, y down, z away from the camera.</summary>
/// <param name="X">To the image's right.</param>
/// <param name="Y">Downwards.</param>
/// <param name="Z">Away from the camera; 0 where the tracker gives none.</param>
/// <param name="Visibility">0..1; where the tracker gives none, 0, which counts as out of view.</param>
/// <param name="Score">TensorFlow.js' name of the visibility, read with <see cref="SolverRuntime.Tfjs"/> alone.</param>
public readonly record struct Landmark(double X, double Y, double Z = 0, double Visibility = 0, double Score = 0)
{
    internal Vector Position => new(X, Y, Z);
}
