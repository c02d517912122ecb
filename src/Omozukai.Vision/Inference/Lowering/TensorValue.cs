namespace Omozukai.Vision.Inference.Lowering;

/// <summary>What is known in the ONNX graph of a tensor that is no constant: its name in one layout or both.</summary>
internal sealed class TensorValue
{
    /// <summary>The ONNX value with the axes as in the file, if there is one yet.</summary>
    public string? Plain { get; set; }

    /// <summary>The ONNX value with the channels before height and width, if there is one yet.</summary>
    public string? Planar { get; set; }

    /// <summary>The tensor that this one is with zeros around, when nothing but convolutions has asked for it so far.</summary>
    public int PaddedTensor { get; init; } = -1;

    public Padding Padding { get; init; }
}
