namespace Omozukai.Studio;

/// <summary>What moves the avatar, as pages are told.</summary>
internal sealed record SourceStatus(SourceKind Kind, string Name)
{
    public SourcePhase Phase { get; init; }

    /// <summary>Why it ended or failed.</summary>
    public string? Problem { get; init; }

    /// <summary>The duration of a motion, in seconds.</summary>
    public double? Seconds { get; init; }

    public bool IsPaused { get; init; }
}
