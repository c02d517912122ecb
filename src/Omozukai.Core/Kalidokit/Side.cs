namespace Omozukai.Kalidokit;

/// <summary>The avatar's sides, which are those of a mirror: the avatar's right follows the person's left.</summary>
public enum Side
{
    /// <summary>The avatar's right.</summary>
    Right,

    /// <summary>The avatar's left.</summary>
    Left,
}
