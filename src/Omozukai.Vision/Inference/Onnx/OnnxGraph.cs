using System.Runtime.InteropServices;

namespace Omozukai.Vision.Inference.Onnx;

/// <summary>An ONNX graph under construction. Nodes are added in the order in which they run; values are named by strings.</summary>
internal sealed class OnnxGraph
{
    /// <summary>The version of ONNX's operators; 18 is the first with all that the models need, and old enough for every ONNX Runtime in use.</summary>
    private const int Opset = 18;
    private const int IrVersion = 8; // the one that came with opset 18
    private const int ElementFloat = 1, ElementInt64 = 7;

    private readonly List<(string Name, int[] Shape)> _inputs = [];
    private readonly List<(string Name, int[] Shape)> _outputs = [];
    private readonly List<(string Op, string[] Inputs, string Output, OnnxAttribute[] Attributes)> _nodes = [];
    private readonly List<(string Name, int Type, int[] Shape, ReadOnlyMemory<byte> Data)> _constants = [];

    public void AddInput(string name, int[] shape) => _inputs.Add((name, shape));

    public void AddOutput(string name, int[] shape) => _outputs.Add((name, shape));

    /// <summary>Adds a node with one output and returns the output's name. An empty input name leaves an optional input out.</summary>
    public string Add(string op, string[] inputs, params OnnxAttribute[] attributes)
    {
        string output = $"{op}_{_nodes.Count}";
        _nodes.Add((op, inputs, output, attributes));
        return output;
    }

    /// <summary>Gives a value a second name, by which the outside knows it.</summary>
    public void Alias(string value, string name) => _nodes.Add(("Identity", [value], name, []));

    public string Constant(float[] values, params int[] shape) => AddConstant(ElementFloat, MemoryMarshal.AsBytes<float>(values), shape);

    public string Constant(long[] values) => AddConstant(ElementInt64, MemoryMarshal.AsBytes<long>(values), [values.Length]);

    public string Scalar(float value) => Constant([value]);

    /// <summary>The graph as an ONNX file (onnx.proto: ModelProto).</summary>
    public byte[] ToModel()
    {
        ProtobufWriter writer = new(_constants.Sum(constant => constant.Data.Length + 128) + 128 * _nodes.Count + 4096);
        writer.Int(1, IrVersion);
        writer.String(2, "Omozukai");
        writer.Begin(8); // opset_import: domain is the default one
        writer.Int(2, Opset);
        writer.End();
        writer.Begin(7);
        WriteGraph(writer);
        writer.End();
        return writer.ToArray();
    }

    private string AddConstant(int type, ReadOnlySpan<byte> data, int[] shape)
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Models are little-endian.");
        string name = $"constant_{_constants.Count}";
        _constants.Add((name, type, shape, data.ToArray()));
        return name;
    }

    /// <summary>GraphProto: 1 node, 2 name, 5 initializer, 11 input, 12 output.</summary>
    private void WriteGraph(ProtobufWriter writer)
    {
        foreach ((string op, string[] inputs, string output, OnnxAttribute[] attributes) in _nodes)
        {
            writer.Begin(1); // NodeProto: 1 input, 2 output, 3 name, 4 op_type, 5 attribute
            foreach (string input in inputs) writer.String(1, input);
            writer.String(2, output);
            writer.String(3, output);
            writer.String(4, op);
            foreach (OnnxAttribute attribute in attributes)
            {
                writer.Begin(5);
                attribute.Write(writer);
                writer.End();
            }
            writer.End();
        }
        writer.String(2, "model");
        foreach ((string name, int type, int[] shape, ReadOnlyMemory<byte> data) in _constants)
        {
            writer.Begin(5); // TensorProto: 1 dims, 2 data_type, 8 name, 9 raw_data
            foreach (int size in shape) writer.Int(1, size);
            writer.Int(2, type);
            writer.String(8, name);
            writer.Bytes(9, data.Span);
            writer.End();
        }
        foreach ((string name, int[] shape) in _inputs) WriteValue(writer, 11, name, shape);
        foreach ((string name, int[] shape) in _outputs) WriteValue(writer, 12, name, shape);
    }

    /// <summary>ValueInfoProto: 1 name, 2 type; TypeProto: 1 tensor; Tensor: 1 element type, 2 shape; Shape: 1 dimension; Dimension: 1 size.</summary>
    private static void WriteValue(ProtobufWriter writer, int field, string name, int[] shape)
    {
        writer.Begin(field);
        writer.String(1, name);
        writer.Begin(2);
        writer.Begin(1);
        writer.Int(1, ElementFloat);
        writer.Begin(2);
        foreach (int size in shape)
        {
            writer.Begin(1);
            writer.Int(1, size);
            writer.End();
        }
        writer.End();
        writer.End();
        writer.End();
        writer.End();
    }
}
