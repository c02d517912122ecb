using System.Runtime.Intrinsics.X86;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Inference.Lowering;

/// <summary>Turns a TensorFlow Lite model into an ONNX one with the same inputs and outputs, in the same layouts.</summary>
internal static class GraphConverter
{
    public static string InputName(int index) => $"input_{index}";

    public static string OutputName(int index) => $"output_{index}";

    /// <summary>Whether ONNX Runtime has channel-blocked convolutions here; elsewhere than on x64 with AVX it is not taken for granted.</summary>
    public static bool HasBlockedConvolutions => Avx.IsSupported;

    /// <summary>The ONNX file of a model, with only the outputs given (indices into the model's list) and what they need, said so that it suits blocked convolutions or others.</summary>
    /// <exception cref="InvalidDataException">The model contradicts itself, or uses what we do not know.</exception>
    public static byte[] Convert(TfLiteModel model, IReadOnlyList<int> outputs, bool isBlocked)
    {
        // 1. Which operators do the wanted outputs need?
        HashSet<TfLiteOperator> needed = FindNeeded(model, outputs);

        // 2. Inputs come as the file says.
        GraphBuilder graph = new(model, isBlocked);
        for (int i = 0; i < model.Inputs.Count; i++)
        {
            TfLiteTensor input = CheckBoundary(model, model.Inputs[i]);
            graph.Onnx.AddInput(InputName(i), input.Shape);
            graph.Set(input.Index, new TensorValue { Plain = InputName(i) });
        }

        // 3. Operator by operator.
        foreach (TfLiteOperator op in model.Operators.Where(needed.Contains))
        {
            try
            {
                OperatorTable.Lower(graph, op);
            }
            catch (OverflowException)
            {
                throw graph.Broken(op, "a number of its options is far too large");
            }
        }

        // 4. Outputs leave as the file says.
        for (int i = 0; i < outputs.Count; i++)
        {
            TfLiteTensor output = CheckBoundary(model, model.Outputs[outputs[i]]);
            graph.Onnx.Alias(graph.Plain(output.Index), OutputName(i));
            graph.Onnx.AddOutput(OutputName(i), output.Shape);
        }
        return graph.Onnx.ToModel();
    }

    private static HashSet<TfLiteOperator> FindNeeded(TfLiteModel model, IReadOnlyList<int> outputs)
    {
        HashSet<int> wanted = [.. outputs.Select(output => model.Outputs[output])];
        HashSet<TfLiteOperator> needed = [];
        foreach (TfLiteOperator op in model.Operators.Reverse())
        {
            if (!op.Outputs.Any(wanted.Contains)) continue;
            needed.Add(op);
            wanted.UnionWith(op.Inputs);
        }
        return needed;
    }

    private static TfLiteTensor CheckBoundary(TfLiteModel model, int index)
    {
        TfLiteTensor tensor = model.Tensors[index];
        return tensor.Type == TfLiteType.Float32 && !tensor.IsConstant
            ? tensor
            : throw new InvalidDataException($"{model.Name}: the input or output '{tensor.Name}' is of type {tensor.Type}, and 32-bit floats are expected. Use one of MediaPipe's float models.");
    }
}
