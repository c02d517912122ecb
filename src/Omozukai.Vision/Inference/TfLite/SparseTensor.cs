using System.Buffers.Binary;

namespace Omozukai.Vision.Inference.TfLite;

/// <summary>
/// Spreads a sparse constant over its dense shape. The file keeps only the elements that are not zero, as a tree of
/// dimensions (TACO's format, as schema.fbs describes it): a dense dimension has a child for each index, a compressed
/// one lists its children's indices; blocks add inner dimensions that map onto outer ones.
/// </summary>
internal sealed class SparseTensor
{
    private readonly TfLiteTensor _tensor;
    private readonly FlatFile _file;
    private readonly int _elementBytes;
    private readonly int[] _order, _blockMap, _blockSizes, _denseSizes;
    private readonly int[][] _segments, _indices;
    private readonly int[] _coordinates;
    private readonly byte[] _dense;
    private int _taken;

    /// <summary>The dense little-endian elements of a sparse constant.</summary>
    public static byte[] ToDense(string modelName, TfLiteTensor tensor, int elementBytes)
    {
        SparseTensor sparse = new(modelName, tensor, elementBytes);
        sparse.Visit(level: 0, parent: 0);
        return sparse._dense;
    }

    /// <summary>SparsityParameters: 0 traversal order, 1 block map, 2 dimensions. DimensionMetadata: 0 format, 1 dense size, 2-3 segments, 4-5 indices.</summary>
    private SparseTensor(string modelName, TfLiteTensor tensor, int elementBytes)
    {
        FlatTable sparsity = tensor.Sparsity ?? throw new ArgumentException("The tensor is dense.", nameof(tensor));
        _tensor = tensor;
        _file = new FlatFile(modelName, tensor.Data);
        _elementBytes = elementBytes;
        _order = sparsity.Int32s(0, maximum: 16);
        _blockMap = sparsity.Int32s(1, maximum: 8);
        FlatTable[] levels = [.. sparsity.Vector(2, sizeof(uint)).Tables(maximum: 16)];
        int rank = tensor.Shape.Length;
        if (levels.Length != _order.Length || levels.Length != rank + _blockMap.Length || _blockMap.Any(map => map < 0 || map >= rank)
            || !_order.Order().SequenceEqual(Enumerable.Range(0, levels.Length)))
            throw Broken("its sparsity does not match its shape");

        _denseSizes = [.. levels.Select(level => level.Byte(0) == 0 ? level.Int32(1) : 0)];
        _segments = [.. levels.Select(level => ReadIndices(level, 2))];
        _indices = [.. levels.Select(level => ReadIndices(level, 4))];
        if (_segments.Any(segments => segments.Zip(segments.Skip(1)).Any(pair => pair.First > pair.Second)))
            throw Broken("its segments must not overlap");
        _coordinates = new int[levels.Length];
        _blockSizes = new int[rank];
        Array.Fill(_blockSizes, 1);
        for (int block = 0; block < _blockMap.Length; block++)
        {
            int size = _denseSizes[Array.IndexOf(_order, rank + block)];
            if (size <= 0) throw Broken("its blocks must be dense");
            _blockSizes[_blockMap[block]] = size;
        }
        _dense = new byte[tensor.ElementCount * elementBytes];
    }

    private void Visit(int level, int parent)
    {
        if (level == _order.Length)
        {
            Place();
            return;
        }
        int dimension = _order[level];
        if (_denseSizes[level] > 0)
        {
            for (int i = 0; i < _denseSizes[level]; i++)
            {
                _coordinates[dimension] = i;
                Visit(level + 1, checked(parent * _denseSizes[level] + i));
            }
            return;
        }
        int[] segments = _segments[level], indices = _indices[level];
        if (parent + 1 >= segments.Length) throw Broken("its segments end early");
        for (int i = segments[parent]; i < segments[parent + 1]; i++)
        {
            if (i < 0 || i >= indices.Length) throw Broken("its indices end early");
            _coordinates[dimension] = indices[i];
            Visit(level + 1, i);
        }
    }

    private void Place()
    {
        int rank = _tensor.Shape.Length;
        int flat = 0;
        for (int dimension = 0; dimension < rank; dimension++)
        {
            long index = (long)_coordinates[dimension] * _blockSizes[dimension];
            for (int block = 0; block < _blockMap.Length; block++)
                if (_blockMap[block] == dimension) index += _coordinates[rank + block];
            if (index < 0 || index >= _tensor.Shape[dimension]) throw Broken("an index lies outside its shape");
            flat = flat * _tensor.Shape[dimension] + (int)index;
        }
        _file.Span((long)_taken++ * _elementBytes, _elementBytes).CopyTo(_dense.AsSpan(flat * _elementBytes));
    }

    /// <summary>A vector whose type number says how wide its integers are: 1 int, 2 ushort, 3 byte.</summary>
    private static int[] ReadIndices(FlatTable level, int field)
    {
        if (level.Table(field + 1) is not { } table) return [];
        int width = level.Byte(field) switch { 1 => sizeof(int), 2 => sizeof(ushort), _ => sizeof(byte) };
        FlatVector vector = table.Vector(0, width);
        ReadOnlySpan<byte> bytes = vector.Bytes.Span;
        int[] values = new int[vector.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = width switch
            {
                sizeof(int) => BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * width)..]),
                sizeof(ushort) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * width)..]),
                _ => bytes[i],
            };
        }
        return values;
    }

    private InvalidDataException Broken(string expectation) => _file.Broken($"the sparse tensor {_tensor.Index} ('{_tensor.Name}'): {expectation}");
}
