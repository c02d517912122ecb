using Omozukai.Vision.Inference.Onnx;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Inference.Lowering;

/// <summary>Operators that work on each element by itself; they take the layout that their inputs have.</summary>
internal static class ElementwiseLowering
{
    public static void Unary(GraphBuilder graph, TfLiteOperator op, Func<string, string> add)
    {
        int input = graph.Input(op, 0);
        graph.Expect(op, graph.Shape(input));
        bool planar = graph.IsPlanar(input);
        graph.Set(op, add(planar ? graph.Planar(input) : graph.Plain(input)), planar);
    }

    /// <summary>Two inputs, broadcast against each other. AddOptions, MulOptions and their like: 0 activation.</summary>
    public static void Binary(GraphBuilder graph, TfLiteOperator op, Func<string, string, string> add, bool hasActivation = true)
    {
        int left = graph.Input(op, 0), right = graph.Input(op, 1);
        int[] shape = TensorLayout.Broadcast(graph.Shape(left), graph.Shape(right)) ?? throw graph.Broken(op, "its inputs' shapes do not go together");
        graph.Expect(op, shape);

        bool planar = shape.Length == 4 && CanBePlanar(left) && CanBePlanar(right) && (graph.IsPlanar(left) || graph.IsPlanar(right));
        string result = planar ? add(graph.Planar(left), graph.Planar(right)) : add(graph.Plain(left), graph.Plain(right));
        TfLiteActivation activation = hasActivation && op.Options is { } options ? (TfLiteActivation)options.Byte(0) : TfLiteActivation.None;
        // Only a convolution takes a clip with it into the channel-blocked layout.
        if (planar && activation is TfLiteActivation.Relu6 or TfLiteActivation.ReluN1To1) result = graph.CarryIntoBlocks(result, shape[3]);
        result = graph.Activate(op, result, activation);
        graph.Set(op, result, planar);

        bool CanBePlanar(int tensor) => graph.IsConstant(tensor) || graph.Shape(tensor).Length == 4;
    }

    /// <summary>
    /// PRelu: x where positive, slope · x where negative, with a slope for each channel. ONNX Runtime has none for the
    /// channel-blocked layout of its convolutions, and leaving that layout costs more than the work itself. So it is said
    /// in operators that stay there: as x + max((slope - 1) · x, 0), a one-pixel convolution for each channel and a sum;
    /// where the slope is above one, as x - max((1 - slope) · x, 0).
    /// </summary>
    public static void Prelu(GraphBuilder graph, TfLiteOperator op)
    {
        int input = graph.Input(op, 0), slope = graph.Input(op, 1);
        int[] shape = graph.Shape(input);
        graph.Expect(op, TensorLayout.Broadcast(shape, graph.Shape(slope)) ?? throw graph.Broken(op, "its slopes do not fit"));
        float[] slopes = graph.Floats(slope);
        if (!graph.IsBlocked || shape.Length != 4 || slopes.Length != shape[3])
        {
            bool isPicture = shape.Length == 4;
            string[] inputs = isPicture ? [graph.Planar(input), graph.Planar(slope)] : [graph.Plain(input), graph.Plain(slope)];
            graph.Set(op, graph.Onnx.Add("PRelu", inputs), planar: isPicture);
            return;
        }
        string value = graph.Planar(input);
        string bend = graph.Onnx.Add("Relu", [graph.ScaleChannels(value, slopes.Select(slope => -Math.Abs(1 - slope)))]);
        if (slopes.Any(slope => slope > 1)) bend = graph.ScaleChannels(bend, slopes.Select(slope => slope > 1 ? -1f : 1));
        graph.Set(op, graph.Onnx.Add("Add", [value, bend]), planar: true);
    }

    /// <summary>LeakyReluOptions: 0 slope.</summary>
    public static void LeakyRelu(GraphBuilder graph, TfLiteOperator op) =>
        Unary(graph, op, value => graph.Onnx.Add("LeakyRelu", [value], new OnnxAttribute("alpha", graph.Options(op).Single(0))));

    /// <summary>SoftmaxOptions: 0 beta. Over the last axis.</summary>
    public static void Softmax(GraphBuilder graph, TfLiteOperator op)
    {
        int input = graph.Input(op, 0);
        graph.Expect(op, graph.Shape(input));
        string scaled = graph.Onnx.Add("Mul", [graph.Plain(input), graph.Onnx.Scalar(graph.Options(op).Single(0))]);
        graph.Set(op, graph.Onnx.Add("Softmax", [scaled], new OnnxAttribute("axis", -1)), planar: false);
    }
}
