using System.Buffers.Binary;

namespace Omozukai.Vision.Inference.TfLite;

/// <summary>The bytes of a FlatBuffer, read with every access checked: whatever the file says, reading stays inside it.</summary>
internal sealed class FlatFile(string name, ReadOnlyMemory<byte> data)
{
    /// <summary>What messages call the file.</summary>
    public string Name => name;

    public ReadOnlyMemory<byte> Data => data;

    public int Length => data.Length;

    public byte Byte(long position) => Span(position, sizeof(byte))[0];

    public ushort UInt16(long position) => BinaryPrimitives.ReadUInt16LittleEndian(Span(position, sizeof(ushort)));

    public int Int32(long position) => BinaryPrimitives.ReadInt32LittleEndian(Span(position, sizeof(int)));

    public uint UInt32(long position) => BinaryPrimitives.ReadUInt32LittleEndian(Span(position, sizeof(uint)));

    public float Single(long position) => BinaryPrimitives.ReadSingleLittleEndian(Span(position, sizeof(float)));

    public ReadOnlySpan<byte> Span(long position, long length) => Memory(position, length).Span;

    public ReadOnlyMemory<byte> Memory(long position, long length)
    {
        if (position < 0 || length < 0 || position > data.Length || length > data.Length - position)
            throw Broken(position, $"{length} bytes are expected here, and the file ends at {data.Length}");
        return data.Slice((int)position, (int)length);
    }

    /// <summary>Where the unsigned offset stored at a position points to.</summary>
    public long Follow(long position) => position + UInt32(position);

    /// <summary>Something is wrong at a place.</summary>
    public InvalidDataException Broken(long position, string expectation) => Broken($"at byte {position}, {expectation}");

    /// <summary>Something is wrong with what the file says as a whole.</summary>
    public InvalidDataException Broken(string expectation) =>
        new($"{name}: broken TensorFlow Lite file: {expectation}. Restore the file (build the project again, or fetch the model again).");
}
