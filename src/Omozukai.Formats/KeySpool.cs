using System.Runtime.InteropServices;

namespace Omozukai.Formats;

/// <summary>
/// Rows of numbers that wait in a scratch file until their count is known: formats that store each track by itself, or the number of frames
/// before the frames, can be written in constant memory.
/// </summary>
internal sealed class KeySpool(FileStream scratch, int rowLength) : IDisposable
{
    /// <summary>Rows that are read and turned at a time: some 300 kB of a full motion, small beside the program, large beside a disk's block.</summary>
    private const int BlockRows = 256;

    /// <summary>Numbers in a row.</summary>
    public int RowLength { get; } = rowLength;

    /// <summary>Rows so far.</summary>
    public int Count { get; private set; }

    public void Add(ReadOnlySpan<float> row)
    {
        if (row.Length != RowLength) throw new ArgumentException($"A row has {RowLength} numbers.", nameof(row));
        scratch.Write(MemoryMarshal.AsBytes(row));
        Count++;
    }

    /// <summary>Gives all rows in order, a block at a time.</summary>
    /// <param name="take">Gets the number of the block's first row, and its rows one after the other.</param>
    public void ForEachBlock(Action<int, ReadOnlyMemory<float>> take)
    {
        var block = new float[BlockRows * RowLength];
        scratch.Position = 0;
        for (int first = 0; first < Count; first += BlockRows)
        {
            int length = Math.Min(BlockRows, Count - first) * RowLength;
            scratch.ReadExactly(MemoryMarshal.AsBytes(block.AsSpan(0, length)));
            take(first, block.AsMemory(0, length));
        }
    }

    public void Dispose() => scratch.Dispose();
}
