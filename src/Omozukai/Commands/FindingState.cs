namespace Omozukai.Commands;

/// <summary>How a thing is that the doctor looked at.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok,
    /// <summary>Worth knowing; the main job works without.</summary>
    Note,
    /// <summary>The main job needs it.</summary>
    Lacking,
}
