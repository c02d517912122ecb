using System.Text;

namespace Omozukai.Vision.Inference.TfLite;

/// <summary>
/// Reads `.tflite` files (schema version 3: tensorflow/lite/schema/schema.fbs, whose field numbers are the arguments
/// here). Everything is checked while it is read: a model that comes back has consistent indices and sane sizes.
/// </summary>
internal static class TfLiteReader
{
    /// <summary>The most elements a tensor may have; the largest of MediaPipe's nets has 5 million.</summary>
    public const int MaximumElements = 1 << 24;

    private const string Identifier = "TFL3";
    private const int MaximumEntries = 100_000;
    private const int MaximumRank = 8;

    /// <exception cref="InvalidDataException">The bytes are no model, or one that uses types we do not know.</exception>
    public static TfLiteModel Read(string name, ReadOnlyMemory<byte> data)
    {
        FlatFile file = new(name, data);
        if (!file.Span(4, Identifier.Length).SequenceEqual(Encoding.ASCII.GetBytes(Identifier)))
            throw file.Broken(4, $"a TensorFlow Lite model with '{Identifier}' here is expected");

        // Model: 1 operator codes, 2 subgraphs (the first is the main one), 4 buffers.
        FlatTable model = FlatTable.Root(file);
        FlatTable[] codes = [.. model.Vector(1, sizeof(uint)).Tables(MaximumEntries)];
        FlatTable[] buffers = [.. model.Vector(4, sizeof(uint)).Tables(MaximumEntries)];
        FlatVector subgraphs = model.Vector(2, sizeof(uint));
        if (subgraphs.Count == 0) throw file.Broken("a model with at least one subgraph is expected");

        // SubGraph: 0 tensors, 1 inputs, 2 outputs, 3 operators.
        FlatTable graph = subgraphs.Table(0);
        TfLiteTensor[] tensors = [.. graph.Vector(0, sizeof(uint)).Tables(MaximumEntries).Select((table, index) => ReadTensor(file, table, index, buffers))];
        TfLiteOperator[] operators = [.. graph.Vector(3, sizeof(uint)).Tables(MaximumEntries).Select((table, index) => ReadOperator(file, table, index, codes))];
        int[] inputs = graph.Int32s(1, MaximumEntries);
        int[] outputs = graph.Int32s(2, MaximumEntries);

        CheckIndices(file, tensors.Length, operators, inputs, outputs);
        return new TfLiteModel { Name = name, FileBytes = file.Length, Tensors = tensors, Operators = operators, Inputs = inputs, Outputs = outputs };
    }

    /// <summary>Tensor: 0 shape, 1 type, 2 buffer, 3 name, 6 sparsity. Buffer: 0 data.</summary>
    private static TfLiteTensor ReadTensor(FlatFile file, FlatTable table, int index, FlatTable[] buffers)
    {
        int[] shape = table.Int32s(0, MaximumRank);
        long elements = 1;
        foreach (int size in shape)
        {
            if (size <= 0) throw file.Broken($"tensor {index} has the shape [{string.Join(", ", shape)}], and fixed positive sizes are expected");
            elements *= size;
            if (elements > MaximumElements) throw file.Broken($"tensor {index} has the shape [{string.Join(", ", shape)}], too large to be true");
        }
        uint buffer = table.UInt32(2);
        if (buffer != 0 && buffer >= buffers.Length) throw file.Broken($"tensor {index} refers to buffer {buffer} of {buffers.Length}");
        return new TfLiteTensor
        {
            Index = index,
            Name = table.String(3),
            Shape = shape,
            Type = (TfLiteType)table.Byte(1),
            Data = buffer == 0 ? default : buffers[buffer].Vector(0, sizeof(byte)).Bytes,
            Sparsity = table.Table(6),
        };
    }

    /// <summary>Operator: 0 opcode index, 1 inputs, 2 outputs, 4 options, 5 custom options. OperatorCode: 0 old code, 1 custom code, 3 code.</summary>
    private static TfLiteOperator ReadOperator(FlatFile file, FlatTable table, int index, FlatTable[] codes)
    {
        uint code = table.UInt32(0);
        if (code >= codes.Length) throw file.Broken($"operator {index} refers to code {code} of {codes.Length}");
        return new TfLiteOperator
        {
            Index = index,
            Code = (TfLiteCode)Math.Max(codes[code].Byte(0), codes[code].Int32(3)), // files from before 2020 fill only the byte
            CustomCode = codes[code].String(1),
            Inputs = table.Int32s(1, MaximumEntries),
            Outputs = table.Int32s(2, MaximumEntries),
            Options = table.Table(4),
            CustomOptions = table.Vector(5, sizeof(byte)).Bytes,
        };
    }

    private static void CheckIndices(FlatFile file, int tensors, TfLiteOperator[] operators, int[] inputs, int[] outputs)
    {
        foreach (TfLiteOperator op in operators)
        {
            if (op.Outputs.Length == 0 || op.Outputs.Any(Outside) || op.Inputs.Any(input => input != -1 && Outside(input)))
                throw file.Broken($"{op} refers to tensors that are not there");
        }
        if (inputs.Length == 0 || outputs.Length == 0 || inputs.Any(Outside) || outputs.Any(Outside))
            throw file.Broken("the model's inputs or outputs are not among its tensors");

        bool Outside(int index) => index < 0 || index >= tensors;
    }
}
