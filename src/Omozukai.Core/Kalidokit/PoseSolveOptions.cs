namespace Omozukai.Kalidokit;

/// <summary>Options of <see cref="Pose"/>, with KalidoKit's defaults.</summary>
public sealed record PoseSolveOptions
{
    /// <summary>The defaults.</summary>
    public static PoseSolveOptions Default { get; } = new();

    /// <summary>Whose landmarks; with <see cref="SolverRuntime.Tfjs"/> and a size, scores are visibilities and image points are pixels.</summary>
    public SolverRuntime Runtime { get; init; } = SolverRuntime.Mediapipe;

    /// <summary>Size of the picture; read with <see cref="SolverRuntime.Tfjs"/> alone.</summary>
    public ImageSize? ImageSize { get; init; }

    /// <summary>Whether the legs are solved; else they rest.</summary>
    public bool EnableLegs { get; init; } = true;
}
