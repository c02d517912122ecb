namespace Omozukai.Vision.Inference.TfLite;

/// <summary>A vector of a FlatBuffer; the default value is an empty one.</summary>
internal readonly struct FlatVector
{
    private readonly FlatFile _file;
    private readonly long _start;

    public FlatVector(FlatFile file, long position, int elementBytes)
    {
        _file = file;
        _start = position + sizeof(uint);
        uint count = file.UInt32(position);
        Bytes = file.Memory(_start, (long)count * elementBytes);
        Count = (int)count;
    }

    public int Count { get; }

    /// <summary>All elements as they are stored.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public FlatTable Table(int index) => new(_file, _file.Follow(_start + (long)index * sizeof(uint)));

    public int Int32(int index) => _file.Int32(_start + (long)index * sizeof(int));

    public int[] ToInt32s(int maximum)
    {
        if (Count > maximum) throw _file.Broken(_start, $"a list of at most {maximum} numbers is expected, and it has {Count}");
        int[] values = new int[Count];
        for (int i = 0; i < values.Length; i++) values[i] = Int32(i);
        return values;
    }

    /// <summary>The elements of a vector of tables, of which no sane model has more than the maximum.</summary>
    public IEnumerable<FlatTable> Tables(int maximum)
    {
        if (Count > maximum) throw _file.Broken(_start, $"at most {maximum} entries are expected, and there are {Count}");
        for (int i = 0; i < Count; i++) yield return Table(i);
    }
}
