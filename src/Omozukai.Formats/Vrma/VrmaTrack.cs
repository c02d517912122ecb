namespace Omozukai.Formats.Vrma;

/// <summary>One animated property: its node, and where its numbers stand in a spooled row.</summary>
internal sealed class VrmaTrack
{
    public required VrmaTrackKind Kind { get; init; }

    /// <summary>Index of the glTF node.</summary>
    public required int Node { get; init; }

    /// <summary>Place of the first number in the row.</summary>
    public required int Column { get; init; }

    /// <summary>Numbers in the row: an expression's weight is one there and becomes a translation of three in the file.</summary>
    public int RowWidth => Kind switch { VrmaTrackKind.ExpressionWeight => 1, VrmaTrackKind.HipsTranslation => 3, _ => 4 };

    /// <summary>Numbers of a key in the file.</summary>
    public int KeyWidth => Kind is VrmaTrackKind.HipsTranslation or VrmaTrackKind.ExpressionWeight ? 3 : 4;

    public bool IsRotation => Kind is VrmaTrackKind.BoneRotation or VrmaTrackKind.LookAtRotation;

    /// <summary>Whether the value ever changed; a track that does not is stored as one key.</summary>
    public bool Moves { get; set; }

    /// <summary>Offset of the keys in the file's binary chunk, in bytes.</summary>
    public long ByteOffset { get; set; }
}
