using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Omozukai.Vision.Inference.Onnx;

/// <summary>Writes the wire format of Protocol Buffers: each field is a key (number and wire type) and a value.</summary>
internal sealed class ProtobufWriter(int capacity)
{
    private const int Varint = 0, Delimited = 2, Fixed32 = 5;
    private const int LengthBytes = 5;

    private readonly ArrayBufferWriter<byte> _buffer = new(capacity);
    private readonly Stack<int> _starts = new();

    public void Int(int field, long value)
    {
        WriteVarint((ulong)(field << 3 | Varint));
        WriteVarint((ulong)value);
    }

    public void Single(int field, float value)
    {
        WriteVarint((ulong)(field << 3 | Fixed32));
        BinaryPrimitives.WriteSingleLittleEndian(_buffer.GetSpan(sizeof(float)), value);
        _buffer.Advance(sizeof(float));
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        WriteVarint((ulong)(field << 3 | Delimited));
        WriteVarint((ulong)value.Length);
        _buffer.Write(value);
    }

    public void String(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Opens a nested message; its length is filled in by <see cref="End"/>, in five bytes whatever it is (readers accept padded varints).</summary>
    public void Begin(int field)
    {
        WriteVarint((ulong)(field << 3 | Delimited));
        _starts.Push(_buffer.WrittenCount);
        _buffer.GetSpan(LengthBytes);
        _buffer.Advance(LengthBytes);
    }

    public void End()
    {
        int start = _starts.Pop();
        uint length = (uint)(_buffer.WrittenCount - start - LengthBytes);
        Span<byte> place = System.Runtime.InteropServices.MemoryMarshal.AsMemory(_buffer.WrittenMemory).Span.Slice(start, LengthBytes);
        for (int i = 0; i < LengthBytes - 1; i++, length >>= 7) place[i] = (byte)(length & 0x7f | 0x80);
        place[LengthBytes - 1] = (byte)length;
    }

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    private void WriteVarint(ulong value)
    {
        Span<byte> place = _buffer.GetSpan(10);
        int length = 0;
        for (; value >= 0x80; value >>= 7) place[length++] = (byte)(value | 0x80);
        place[length++] = (byte)value;
        _buffer.Advance(length);
    }
}
