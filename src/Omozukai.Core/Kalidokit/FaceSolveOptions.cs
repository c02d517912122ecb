namespace Omozukai.Kalidokit;

/// <summary>Options of <see cref="Face"/>, with KalidoKit's defaults.</summary>
public sealed record FaceSolveOptions
{
    /// <summary>The defaults.</summary>
    public static FaceSolveOptions Default { get; } = new();

    /// <summary>Whose landmarks; with <see cref="SolverRuntime.Mediapipe"/> points in 0..1 are scaled by <see cref="ImageSize"/>.</summary>
    public SolverRuntime Runtime { get; init; } = SolverRuntime.Tfjs;

    /// <summary>Size of the picture; where null, points are used as they are, whatever the picture's aspect.</summary>
    public ImageSize? ImageSize { get; init; }

    /// <summary>Whether the eyes pass through <see cref="Face.StabilizeBlink"/>.</summary>
    public bool SmoothBlink { get; init; }

    /// <summary>Lid ratios at which an eye is closed and open; empty selects the runtime's own, and the second is 0.85 where there is one alone.</summary>
    public IReadOnlyList<double> BlinkSettings { get; init; } = [];
}
