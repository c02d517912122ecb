namespace Omozukai.Core.Filtering;

/// <summary>How much tracking noise is smoothed away.</summary>
public enum Smoothing
{
    /// <summary>Not at all: every frame as it was tracked.</summary>
    Off,
    /// <summary>Little: quickest, and some trembling stays.</summary>
    Low,
    /// <summary>What suits most.</summary>
    Medium,
    /// <summary>Much: calmest, and quick motion is rounded off.</summary>
    High,
    /// <summary>A One Euro filter with numbers of one's own.</summary>
    Custom,
}
