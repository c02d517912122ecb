namespace Omozukai.Vision.Inference.TfLite;

/// <summary>A tensor of a TensorFlow Lite model: a constant when it has data, else a value that an operator makes.</summary>
internal sealed class TfLiteTensor
{
    public required int Index { get; init; }

    public required string Name { get; init; }

    /// <summary>Sizes, outermost first; pictures are [batch, height, width, channels].</summary>
    public required int[] Shape { get; init; }

    public required TfLiteType Type { get; init; }

    /// <summary>Little-endian elements of a constant; empty otherwise.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>How the elements of a sparse constant are spread (table SparsityParameters).</summary>
    public required FlatTable? Sparsity { get; init; }

    public bool IsConstant => Data.Length > 0;

    /// <summary>The product of the shape; at most <see cref="TfLiteReader.MaximumElements"/>.</summary>
    public int ElementCount => Shape.Aggregate(1, (product, size) => product * size);
}
