namespace Omozukai.Formats.Gltf;

/// <summary>One animated property: its node, and where its numbers stand in a row of a motion.</summary>
internal sealed class GltfTrack
{
    public required GltfPath Path { get; init; }

    /// <summary>Index of the glTF node.</summary>
    public required int Node { get; init; }

    /// <summary>Place of the first number in the row.</summary>
    public required int Column { get; init; }

    /// <summary>Numbers in the row; a key of the file may have more.</summary>
    public required int RowWidth { get; init; }

    /// <summary>A whole key where nothing moves, which gives the numbers that the row does not have; null: they are 0.</summary>
    public float[]? Rest { get; init; }

    /// <summary>Where in a key each number of the row goes; null: one after the other from its start.</summary>
    public int[]? Places { get; init; }

    /// <summary>Whether the value ever changed; a track that does not is stored as one key.</summary>
    public bool Moves { get; set; }

    /// <summary>Offset of the keys in the motion's part of the binary chunk, in bytes.</summary>
    public long ByteOffset { get; set; }

    /// <summary>Numbers of a key in the file.</summary>
    public int KeyWidth => Path switch { GltfPath.Rotation => 4, GltfPath.Translation => 3, _ => Rest!.Length };

    /// <summary>Makes keys of rows.</summary>
    /// <param name="rows">Whole rows, one after the other.</param>
    /// <param name="rowLength">Numbers in a row.</param>
    /// <param name="keys">As many keys as are asked for.</param>
    public void FillKeys(ReadOnlySpan<float> rows, int rowLength, Span<float> keys)
    {
        if (RowWidth < KeyWidth && Rest is null) keys.Clear();
        for (int i = 0; i * KeyWidth < keys.Length; i++)
        {
            ReadOnlySpan<float> row = rows.Slice(i * rowLength + Column, RowWidth);
            Span<float> key = keys.Slice(i * KeyWidth, KeyWidth);
            Rest?.CopyTo(key);
            if (Places is null) row.CopyTo(key);
            else for (int k = 0; k < row.Length; k++) key[Places[k]] = row[k];
        }
    }
}
