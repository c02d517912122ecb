namespace Omozukai.Studio;

/// <summary>How a source is doing.</summary>
internal enum SourcePhase
{
    /// <summary>It is being opened, or its first picture has not come.</summary>
    Waiting,

    /// <summary>It moves the avatar.</summary>
    Running,

    /// <summary>It has come to its end, or its camera is gone.</summary>
    Ended,

    /// <summary>It could not be opened, or broke.</summary>
    Failed,
}
