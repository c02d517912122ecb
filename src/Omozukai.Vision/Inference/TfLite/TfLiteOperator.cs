namespace Omozukai.Vision.Inference.TfLite;

/// <summary>A step of a TensorFlow Lite model.</summary>
internal sealed class TfLiteOperator
{
    /// <summary>The operator's number in the file, for messages.</summary>
    public required int Index { get; init; }

    public required TfLiteCode Code { get; init; }

    /// <summary>The name of a custom operator.</summary>
    public required string CustomCode { get; init; }

    /// <summary>Indices of tensors; -1 for an optional input that is left out.</summary>
    public required int[] Inputs { get; init; }

    public required int[] Outputs { get; init; }

    /// <summary>The table of options that belongs to the code.</summary>
    public required FlatTable? Options { get; init; }

    /// <summary>The options of a custom operator, in a format of its own.</summary>
    public required ReadOnlyMemory<byte> CustomOptions { get; init; }

    public override string ToString() => $"operator {Index} ({(Code == TfLiteCode.Custom ? CustomCode : Code)})";
}
