namespace Omozukai.Commands;

/// <summary>What an overlay is written as.</summary>
internal enum OverlayKind
{
    /// <summary>A video of the input's pictures.</summary>
    Video,
    /// <summary>One picture.</summary>
    Picture,
    /// <summary>A folder with a picture for each of the input's.</summary>
    Folder,
}
