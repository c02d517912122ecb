using System.Text;

namespace Omozukai.Vision.Inference.TfLite;

/// <summary>
/// The options of a custom operator: a FlexBuffer whose root is a map from names to numbers and lists of integers
/// (the schema-less sister of FlatBuffers; layout: flatbuffers.dev, "FlexBuffers").
/// </summary>
internal sealed class FlexMap
{
    private const int TypeInt = 1, TypeUInt = 2, TypeFloat = 3, TypeMap = 9, TypeVectorInt = 11, TypeVectorUInt = 12;

    private readonly FlatFile _file;
    private readonly Dictionary<string, (long Position, int Width, int Type, int ChildWidth)> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the map's directory; the map is all of the file.</summary>
    /// <exception cref="InvalidDataException">The bytes are no FlexBuffer map.</exception>
    public FlexMap(FlatFile file)
    {
        _file = file;
        int rootWidth = Width(_file.Byte(_file.Length - 1L));
        int rootType = _file.Byte(_file.Length - 2L);
        if (rootType >> 2 != TypeMap) throw _file.Broken(_file.Length - 2L, "the options of a custom operator must be a map");

        // A map is a vector of values, preceded by where its keys are, how wide they are and how many.
        int width = 1 << (rootType & 3);
        long values = Back(_file.Length - 2L - rootWidth, rootWidth);
        long count = Unsigned(values - width, width);
        int keyWidth = Width(Unsigned(values - 2L * width, width));
        long keys = Back(values - 3L * width, width);
        _ = _file.Memory(values, count * (width + 1)); // values, then one byte of type each
        for (int i = 0; i < count; i++)
        {
            int type = _file.Byte(values + count * width + i);
            _values[Key(Back(keys + (long)i * keyWidth, keyWidth))] = (values + (long)i * width, width, type >> 2, 1 << (type & 3));
        }
    }

    public int Int32(string key)
    {
        (long position, int width, int type, _) = Find(key);
        if (type is not (TypeInt or TypeUInt)) throw _file.Broken(position, $"'{key}' must be an integer");
        return checked((int)Signed(position, width));
    }

    public float Single(string key)
    {
        (long position, int width, int type, _) = Find(key);
        return type switch
        {
            TypeFloat when width == sizeof(float) => _file.Single(position),
            TypeFloat when width == sizeof(double) => (float)BitConverter.ToDouble(_file.Span(position, width)),
            TypeInt or TypeUInt => Signed(position, width),
            _ => throw _file.Broken(position, $"'{key}' must be a number"),
        };
    }

    public int[] Int32s(string key)
    {
        (long position, int width, int type, int childWidth) = Find(key);
        if (type is not (TypeVectorInt or TypeVectorUInt)) throw _file.Broken(position, $"'{key}' must be a list of integers");
        long start = Back(position, width);
        long count = Unsigned(start - childWidth, childWidth);
        _ = _file.Memory(start, checked(count * childWidth));
        int[] values = new int[count];
        for (int i = 0; i < values.Length; i++) values[i] = checked((int)Signed(start + (long)i * childWidth, childWidth));
        return values;
    }

    private (long Position, int Width, int Type, int ChildWidth) Find(string key) =>
        _values.TryGetValue(key, out (long, int, int, int) value) ? value : throw _file.Broken($"the options lack '{key}'");

    private string Key(long start)
    {
        long end = start;
        while (_file.Byte(end) != 0) end++;
        return Encoding.UTF8.GetString(_file.Span(start, end - start));
    }

    private int Width(long value) =>
        value is 1 or 2 or 4 or 8 ? (int)value : throw _file.Broken(_file.Length - 1L, $"a width of 1, 2, 4 or 8 bytes is expected, not {value}");

    /// <summary>Offsets of FlexBuffers point backwards.</summary>
    private long Back(long position, int width) => position - Unsigned(position, width);

    private long Unsigned(long position, int width) => width switch
    {
        1 => _file.Byte(position),
        2 => _file.UInt16(position),
        4 => _file.UInt32(position),
        _ => BitConverter.ToInt64(_file.Span(position, width)) is var value and >= 0 and <= int.MaxValue
            ? value : throw _file.Broken(position, "a number beyond the file's size"),
    };

    private long Signed(long position, int width) => width switch
    {
        1 => (sbyte)_file.Byte(position),
        2 => (short)_file.UInt16(position),
        4 => _file.Int32(position),
        _ => BitConverter.ToInt64(_file.Span(position, width)),
    };
}
