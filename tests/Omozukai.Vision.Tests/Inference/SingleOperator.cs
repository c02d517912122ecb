using System.Runtime.InteropServices;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Tests.Inference;

/// <summary>A TensorFlow Lite model of one operator, for trying it in all its variants.</summary>
internal sealed class SingleOperator(TfLiteCode code)
{
    private const int NoOptions = 0;

    private readonly List<FlatBufferBuilder.Table> _tensors = [];
    private readonly List<FlatBufferBuilder.Table> _buffers = [new()]; // the first buffer is the empty one
    private readonly List<int> _given = [];
    private int _optionsType = NoOptions;
    private FlatBufferBuilder.Table _options = new();
    private string _custom = "";
    private byte[] _customOptions = [];

    /// <summary>An input that is given when the model runs.</summary>
    public SingleOperator Input(params int[] shape)
    {
        _given.Add(_tensors.Count);
        return Add(shape, TfLiteType.Float32, []);
    }

    public SingleOperator Constant(float[] values, params int[] shape) => Add(shape, TfLiteType.Float32, MemoryMarshal.AsBytes<float>(values).ToArray());

    public SingleOperator Constant(int[] values, params int[] shape) => Add(shape, TfLiteType.Int32, MemoryMarshal.AsBytes<int>(values).ToArray());

    /// <summary>The options of a built-in operator: their number in the union BuiltinOptions of schema.fbs, and their fields.</summary>
    public SingleOperator Options(int type, params (int Number, object Value)[] fields)
    {
        _optionsType = type;
        _options = new FlatBufferBuilder.Table([.. fields.Select(field => new FlatBufferBuilder.Field(field.Number, field.Value))]);
        return this;
    }

    public SingleOperator Custom(string name, byte[] options)
    {
        (_custom, _customOptions) = (name, options);
        return this;
    }

    /// <summary>The file, with a result of the shape given.</summary>
    public byte[] Build(params int[] resultShape)
    {
        int[] inputs = [.. Enumerable.Range(0, _tensors.Count)];
        Add(resultShape, TfLiteType.Float32, []);
        return FlatBufferBuilder.Build(Table(
            (0, 3), // version
            (1, new[] { code == TfLiteCode.Custom ? Table((0, (byte)code), (1, _custom), (2, 2), (3, (int)code)) : Table((0, (byte)code), (2, 1), (3, (int)code)) }),
            (2, new[]
            {
                Table(
                    (0, _tensors.ToArray()),
                    (1, _given.ToArray()),
                    (2, new[] { inputs.Length }),
                    (3, new[] { Operator(inputs) })),
            }),
            (4, _buffers.ToArray())), "TFL3");
    }

    private FlatBufferBuilder.Table Operator(int[] inputs)
    {
        (int, object)[] fields = [(0, 0), (1, inputs), (2, new[] { inputs.Length })];
        if (_optionsType != NoOptions) fields = [.. fields, (3, (byte)_optionsType), (4, _options)];
        if (_customOptions.Length > 0) fields = [.. fields, (5, _customOptions)];
        return Table(fields);
    }

    private SingleOperator Add(int[] shape, TfLiteType type, byte[] data)
    {
        int buffer = 0;
        if (data.Length > 0)
        {
            buffer = _buffers.Count;
            _buffers.Add(Table((0, data)));
        }
        _tensors.Add(Table((0, shape), (1, (byte)type), (2, buffer), (3, $"tensor {_tensors.Count}")));
        return this;
    }

    private static FlatBufferBuilder.Table Table(params (int Number, object Value)[] fields) =>
        new([.. fields.Select(field => new FlatBufferBuilder.Field(field.Number, field.Value))]);
}
