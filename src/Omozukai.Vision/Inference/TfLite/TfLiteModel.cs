namespace Omozukai.Vision.Inference.TfLite;

/// <summary>A TensorFlow Lite model as its file has it: tensors, and operators in the order in which they run.</summary>
internal sealed class TfLiteModel
{
    /// <summary>What messages call the model's file.</summary>
    public required string Name { get; init; }

    /// <summary>The size of the file, a measure of what constants may sensibly unpack to.</summary>
    public required int FileBytes { get; init; }

    public required IReadOnlyList<TfLiteTensor> Tensors { get; init; }

    public required IReadOnlyList<TfLiteOperator> Operators { get; init; }

    public required IReadOnlyList<int> Inputs { get; init; }

    public required IReadOnlyList<int> Outputs { get; init; }
}
