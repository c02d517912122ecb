using System.Text;

namespace Omozukai.Vision.Inference.TfLite;

/// <summary>A table of a FlatBuffer: fields by number, each present or at its default.</summary>
internal readonly struct FlatTable
{
    private const int FirstField = 4;

    private readonly FlatFile _file;
    private readonly long _position;
    private readonly long _vtable;
    private readonly int _vtableLength;

    public FlatTable(FlatFile file, long position)
    {
        _file = file;
        _position = position;
        _vtable = position - file.Int32(position);
        _vtableLength = file.UInt16(_vtable);
    }

    /// <summary>The table that a file starts with.</summary>
    public static FlatTable Root(FlatFile file) => new(file, file.Follow(0));

    public bool Has(int field) => Find(field) != 0;

    public int Int32(int field, int otherwise = 0) => Find(field) is var at and not 0 ? _file.Int32(at) : otherwise;

    public uint UInt32(int field) => Find(field) is var at and not 0 ? _file.UInt32(at) : 0;

    public byte Byte(int field, byte otherwise = 0) => Find(field) is var at and not 0 ? _file.Byte(at) : otherwise;

    public bool Bool(int field) => Byte(field) != 0;

    public float Single(int field) => Find(field) is var at and not 0 ? _file.Single(at) : 0;

    public FlatTable? Table(int field) => Find(field) is var at and not 0 ? new FlatTable(_file, _file.Follow(at)) : null;

    /// <summary>A vector of elements of so many bytes; empty when the field is absent.</summary>
    public FlatVector Vector(int field, int elementBytes) =>
        Find(field) is var at and not 0 ? new FlatVector(_file, _file.Follow(at), elementBytes) : default;

    public int[] Int32s(int field, int maximum) => Vector(field, sizeof(int)).ToInt32s(maximum);

    /// <summary>A string, cut off after so many bytes: names serve for messages only.</summary>
    public string String(int field, int maximumBytes = 256)
    {
        ReadOnlySpan<byte> bytes = Vector(field, sizeof(byte)).Bytes.Span;
        return Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, maximumBytes)]);
    }

    private long Find(int field)
    {
        int slot = FirstField + field * sizeof(ushort);
        if (slot + sizeof(ushort) > _vtableLength) return 0;
        int offset = _file.UInt16(_vtable + slot);
        return offset == 0 ? 0 : _position + offset;
    }
}
