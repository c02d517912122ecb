namespace Omozukai.Studio;

/// <summary>What can move the avatar.</summary>
internal enum SourceKind
{
    /// <summary>The built-in motion.</summary>
    Demo,

    /// <summary>The camera of a page.</summary>
    Page,

    /// <summary>A camera or a video that the program itself reads.</summary>
    Server,

    /// <summary>A take or another motion file.</summary>
    Motion,
}
