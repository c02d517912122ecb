using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Omozukai.Vision.Inference.Onnx;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Inference.Lowering;

/// <summary>
/// The state of a conversion: which ONNX value stands for which tensor. Layouts are settled lazily: an operator asks for
/// its input in the layout it needs, and a transpose is added only where no operator has left it in that one.
/// </summary>
internal sealed class GraphBuilder(TfLiteModel model, bool isBlocked)
{
    /// <summary>How much larger than their file a model's unpacked constants may be; fp16 doubles, sparsity doubles or triples once more.</summary>
    private const long MaximumExpansion = 32;

    private readonly TensorValue?[] _values = new TensorValue?[model.Tensors.Count];
    private readonly float[]?[] _constants = new float[]?[model.Tensors.Count];
    private long _unpackedBytes;

    public OnnxGraph Onnx { get; } = new();

    /// <summary>
    /// Whether ONNX Runtime's convolutions keep their channels in blocks of the processor's vectors here. Then what stands
    /// between convolutions is said in the few operators that know that layout, even where another would be simpler.
    /// </summary>
    public bool IsBlocked => isBlocked;

    public TfLiteTensor Tensor(int index) => model.Tensors[index];

    public int[] Shape(int index) => model.Tensors[index].Shape;

    /// <summary>The input of an operator, which must be there.</summary>
    public int Input(TfLiteOperator op, int index) =>
        HasInput(op, index) ? op.Inputs[index] : throw Broken(op, $"input {index} is missing");

    public static bool HasInput(TfLiteOperator op, int index) => index < op.Inputs.Length && op.Inputs[index] >= 0;

    public FlatTable Options(TfLiteOperator op) => op.Options ?? throw Broken(op, "its options are missing");

    public bool IsConstant(int tensor) => _constants[tensor] is not null || Tensor(tensor).IsConstant;

    /// <summary>The options of a custom operator, in a format of its own.</summary>
    public FlatFile CustomOptions(TfLiteOperator op) => new($"{model.Name}: {op}: options", op.CustomOptions);

    /// <summary>Whether a value is at hand with its channels first, and not with its channels last.</summary>
    public bool IsPlanar(int tensor) => _values[tensor] is { Planar: not null, Plain: null } or { PaddedTensor: >= 0 };

    /// <summary>Makes a constant known that the file keeps packed.</summary>
    public void SetConstant(int tensor, float[] values) => _constants[tensor] = values;

    /// <summary>Names the value that an operator makes, in one of the layouts.</summary>
    public void Set(TfLiteOperator op, string name, bool planar)
    {
        TensorValue value = new();
        if (planar) value.Planar = name;
        else value.Plain = name;
        _values[op.Outputs[0]] = value;
    }

    public void Set(int tensor, TensorValue value) => _values[tensor] = value;

    /// <summary>Says that an operator's result is its input with another name.</summary>
    public void SetSame(TfLiteOperator op, int tensor) => _values[op.Outputs[0]] = Value(tensor);

    /// <summary>A tensor's value with zeros around it not yet added.</summary>
    public (int Tensor, Padding Padding) Unpadded(int tensor) =>
        !IsConstant(tensor) && Value(tensor) is { PaddedTensor: >= 0 } value ? (value.PaddedTensor, value.Padding) : (tensor, default);

    /// <summary>The ONNX value of a tensor with its axes as in the file.</summary>
    public string Plain(int tensor)
    {
        if (IsConstant(tensor)) return Onnx.Constant(Floats(tensor), Shape(tensor));
        TensorValue value = Value(tensor);
        return value.Plain ??= Relayout(Planar(tensor), TensorLayout.Permute(Shape(tensor), TensorLayout.PlainToPlanar), TensorLayout.PlanarToPlain);
    }

    /// <summary>The ONNX value of a tensor of rank four with its channels before height and width; constants of lower rank are widened.</summary>
    public string Planar(int tensor)
    {
        int[] shape = Shape(tensor);
        if (IsConstant(tensor))
        {
            shape = TensorLayout.ToRankFour(shape);
            return Onnx.Constant(TensorLayout.Permute(Floats(tensor), shape, TensorLayout.PlainToPlanar), TensorLayout.Permute(shape, TensorLayout.PlainToPlanar));
        }
        TensorValue value = Value(tensor);
        if (value.Planar is null && value.PaddedTensor >= 0) value.Planar = AddZeros(Planar(value.PaddedTensor), value.Padding);
        return value.Planar ??= Relayout(value.Plain!, shape, TensorLayout.PlainToPlanar);
    }

    /// <summary>The elements of a constant.</summary>
    public float[] Floats(int tensor) => _constants[tensor] ??= Unpack(Tensor(tensor));

    /// <summary>The elements of a constant of integers.</summary>
    public int[] Integers(int tensor)
    {
        TfLiteTensor constant = Tensor(tensor);
        CheckConstant(constant, TfLiteType.Int32, sizeof(int));
        return MemoryMarshal.Cast<byte, int>(constant.Data.Span).ToArray();
    }

    /// <summary>Refuses a model whose shapes contradict its operators.</summary>
    public void Expect(TfLiteOperator op, params int[] shape)
    {
        int[] declared = Shape(op.Outputs[0]);
        if (!declared.SequenceEqual(shape))
            throw Broken(op, $"its result has the shape [{string.Join(", ", shape)}], but the file says [{string.Join(", ", declared)}]");
    }

    /// <summary>Refuses operators whose inputs have not the rank that they work on.</summary>
    public int[] ShapeOfRank(TfLiteOperator op, int input, int rank)
    {
        int[] shape = Shape(Input(op, input));
        return shape.Length == rank ? shape : throw Broken(op, $"input {input} must have {rank} axes, and has the shape [{string.Join(", ", shape)}]");
    }

    /// <summary>Each channel of a planar value times a factor, by a one-pixel convolution, which the channel-blocked layout knows.</summary>
    public string ScaleChannels(string planar, IEnumerable<float> factors)
    {
        float[] weights = [.. factors];
        return Onnx.Add("Conv", [planar, Onnx.Constant(weights, weights.Length, 1, 1, 1)],
            new OnnxAttribute("kernel_shape", 1, 1), new OnnxAttribute("group", weights.Length));
    }

    /// <summary>A planar value by way of a convolution that changes nothing, with which it enters the channel-blocked layout once for all that follows.</summary>
    public string CarryIntoBlocks(string planar, int channels) =>
        IsBlocked ? ScaleChannels(planar, Enumerable.Repeat(1f, channels)) : planar;

    /// <summary>Adds a fused activation.</summary>
    public string Activate(TfLiteOperator op, string value, TfLiteActivation activation) => activation switch
    {
        TfLiteActivation.None => value,
        TfLiteActivation.Relu => Onnx.Add("Relu", [value]),
        TfLiteActivation.Relu6 => Onnx.Add("Clip", [value, Onnx.Scalar(0), Onnx.Scalar(6)]),
        TfLiteActivation.ReluN1To1 => Onnx.Add("Clip", [value, Onnx.Scalar(-1), Onnx.Scalar(1)]),
        TfLiteActivation.Tanh => Onnx.Add("Tanh", [value]),
        _ => throw Unsupported(op, $"activation {(int)activation}"),
    };

    public InvalidDataException Broken(TfLiteOperator op, string expectation) =>
        new($"{model.Name}: broken TensorFlow Lite file: {op}: {expectation}. Restore the file (build the project again, or fetch the model again).");

    public InvalidDataException Unsupported(TfLiteOperator op, string what) =>
        new($"{model.Name}: {op}: {what} is not supported. Use one of MediaPipe's float models.");

    private TensorValue Value(int tensor) => _values[tensor]
        ?? throw new InvalidDataException($"{model.Name}: broken TensorFlow Lite file: tensor {tensor} ('{Tensor(tensor).Name}') is used before an operator makes it.");

    /// <summary>Another order of axes; where only axes of size one move, the elements stay where they are.</summary>
    private string Relayout(string value, int[] shape, int[] order)
    {
        int[] result = TensorLayout.Permute(shape, order);
        return TensorLayout.Moves(shape, order)
            ? Onnx.Add("Transpose", [value], new OnnxAttribute("perm", [.. order.Select(axis => (long)axis)]))
            : Onnx.Add("Reshape", [value, Onnx.Constant([.. result.Select(size => (long)size)])]);
    }

    private string AddZeros(string planar, Padding padding) =>
        Onnx.Add("Pad", [planar, Onnx.Constant([0L, 0, padding.Top, padding.Left, 0, 0, padding.Bottom, padding.Right])]);

    private float[] Unpack(TfLiteTensor constant)
    {
        int elementBytes = constant.Type switch
        {
            TfLiteType.Float32 => sizeof(float),
            TfLiteType.Float16 => sizeof(ushort),
            _ => throw new InvalidDataException($"{model.Name}: tensor {constant.Index} ('{constant.Name}') is of type {constant.Type}, and a float one is expected. Use one of MediaPipe's float models."),
        };
        _unpackedBytes += (long)constant.ElementCount * sizeof(float);
        if (_unpackedBytes > MaximumExpansion * model.FileBytes)
            throw new InvalidDataException($"{model.Name}: broken TensorFlow Lite file: its constants would unpack to more than {MaximumExpansion} times its size.");

        ReadOnlySpan<byte> bytes;
        if (constant.Sparsity is null)
        {
            CheckConstant(constant, constant.Type, elementBytes);
            bytes = constant.Data.Span;
        }
        else bytes = SparseTensor.ToDense(model.Name, constant, elementBytes);

        if (elementBytes == sizeof(float)) return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        float[] values = new float[constant.ElementCount];
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), values);
        return values;
    }

    private void CheckConstant(TfLiteTensor constant, TfLiteType type, int elementBytes)
    {
        if (constant.Type != type || constant.Data.Length != constant.ElementCount * elementBytes)
            throw new InvalidDataException($"{model.Name}: broken TensorFlow Lite file: tensor {constant.Index} ('{constant.Name}') should hold {constant.ElementCount} constants of type {type}, and holds {constant.Data.Length} bytes of {constant.Type}.");
    }
}
