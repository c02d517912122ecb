using Omozukai.Vision.Inference.Onnx;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Inference.Lowering;

/// <summary>Convolutions of all kinds, and fully connected layers.</summary>
internal static class ConvolutionLowering
{
    /// <summary>Conv2DOptions: 0 padding, 1 stride w, 2 stride h, 3 activation, 4 dilation w, 5 dilation h. Weights: [out, h, w, in].</summary>
    public static void Convolution(GraphBuilder graph, TfLiteOperator op)
    {
        FlatTable options = graph.Options(op);
        int[] weights = graph.ShapeOfRank(op, 1, 4);
        int inputChannels = graph.ShapeOfRank(op, 0, 4)[3];
        if (inputChannels % weights[3] != 0) throw graph.Broken(op, $"{inputChannels} channels do not fit weights of {weights[3]}");
        Add(graph, op, order: [0, 3, 1, 2], groups: inputChannels / weights[3], outputChannels: weights[0], weights[1], weights[2],
            same: options.Byte(0) == 0, strideWidth: options.Int32(1), strideHeight: options.Int32(2),
            dilationWidth: options.Int32(4, 1), dilationHeight: options.Int32(5, 1), (TfLiteActivation)options.Byte(3));
    }

    /// <summary>DepthwiseConv2DOptions: 0 padding, 1 stride w, 2 stride h, 3 multiplier, 4 activation, 5 dilation w, 6 dilation h. Weights: [1, h, w, out].</summary>
    public static void Depthwise(GraphBuilder graph, TfLiteOperator op)
    {
        FlatTable options = graph.Options(op);
        int[] weights = graph.ShapeOfRank(op, 1, 4);
        int inputChannels = graph.ShapeOfRank(op, 0, 4)[3];
        if (weights[0] != 1 || weights[3] % inputChannels != 0) throw graph.Broken(op, $"{inputChannels} channels do not fit weights of {weights[3]}");
        Add(graph, op, order: [3, 0, 1, 2], groups: inputChannels, outputChannels: weights[3], weights[1], weights[2],
            same: options.Byte(0) == 0, strideWidth: options.Int32(1), strideHeight: options.Int32(2),
            dilationWidth: options.Int32(5, 1), dilationHeight: options.Int32(6, 1), (TfLiteActivation)options.Byte(4));
    }

    /// <summary>TransposeConvOptions: 0 padding, 1 stride w, 2 stride h. Inputs: result's shape, weights [out, h, w, in], picture, bias.</summary>
    public static void Transposed(GraphBuilder graph, TfLiteOperator op)
    {
        FlatTable options = graph.Options(op);
        AddTransposed(graph, op, input: 2, bias: 3, same: options.Byte(0) == 0, strideWidth: options.Int32(1), strideHeight: options.Int32(2));
    }

    /// <summary>
    /// MediaPipe's Convolution2DTransposeBias (util/tflite/operations/transpose_conv_bias.cc). Inputs: picture, weights [out, h, w, in], bias.
    /// Its options are a C structure of three integers: padding (1 same, 2 valid), stride w, stride h.
    /// </summary>
    public static void TransposedWithBias(GraphBuilder graph, TfLiteOperator op)
    {
        FlatFile options = graph.CustomOptions(op);
        AddTransposed(graph, op, input: 0, bias: 2, same: options.Int32(0) == 1, strideWidth: options.Int32(4), strideHeight: options.Int32(8));
    }

    /// <summary>FullyConnectedOptions: 0 activation. Weights: [out, in]; the input is seen as rows of that length.</summary>
    public static void FullyConnected(GraphBuilder graph, TfLiteOperator op)
    {
        int input = graph.Input(op, 0);
        int[] weights = graph.ShapeOfRank(op, 1, 2);
        int elements = graph.Tensor(input).ElementCount;
        if (elements % weights[1] != 0) throw graph.Broken(op, $"{elements} elements do not fit weights of {weights[1]}");
        int rows = elements / weights[1];
        if (graph.Tensor(op.Outputs[0]).ElementCount != rows * weights[0]) throw graph.Broken(op, $"its result must have {rows * weights[0]} elements");

        string rowsOfInput = graph.Onnx.Add("Reshape", [graph.Plain(input), graph.Onnx.Constant([rows, weights[1]])]);
        string[] inputs = [rowsOfInput, graph.Plain(graph.Input(op, 1)), .. Bias(graph, op, 2, weights[0])];
        string result = graph.Onnx.Add("Gemm", inputs, new OnnxAttribute("transB", 1));
        result = graph.Activate(op, result, op.Options is { } options ? (TfLiteActivation)options.Byte(0) : TfLiteActivation.None);
        int[] shape = graph.Shape(op.Outputs[0]);
        if (shape is not [_, _]) result = graph.Onnx.Add("Reshape", [result, graph.Onnx.Constant([.. shape.Select(size => (long)size)])]);
        graph.Set(op, result, planar: false);
    }

    private static void Add(
        GraphBuilder graph, TfLiteOperator op, int[] order, int groups, int outputChannels, int kernelHeight, int kernelWidth,
        bool same, int strideWidth, int strideHeight, int dilationWidth, int dilationHeight, TfLiteActivation activation)
    {
        if (strideWidth <= 0 || strideHeight <= 0 || dilationWidth <= 0 || dilationHeight <= 0) throw graph.Broken(op, "strides and dilations must be positive");

        // Zeros that an operator before this one has put around the picture become part of this one's padding.
        int[] padded = graph.ShapeOfRank(op, 0, 4);
        int windowHeight = checked((kernelHeight - 1) * dilationHeight + 1), windowWidth = checked((kernelWidth - 1) * dilationWidth + 1);
        Padding padding = Padding.Of(same, padded[1], padded[2], windowHeight, windowWidth, strideHeight, strideWidth);
        (int input, Padding around) = graph.Unpadded(graph.Input(op, 0));
        graph.Expect(op, padded[0],
            (padded[1] + padding.Top + padding.Bottom - windowHeight) / strideHeight + 1,
            (padded[2] + padding.Left + padding.Right - windowWidth) / strideWidth + 1, outputChannels);

        int weights = graph.Input(op, 1);
        string kernel = graph.Onnx.Constant(
            TensorLayout.Permute(graph.Floats(weights), graph.Shape(weights), order), TensorLayout.Permute(graph.Shape(weights), order));
        string result = graph.Onnx.Add("Conv", [graph.Planar(input), kernel, .. Bias(graph, op, 2, outputChannels)],
            new OnnxAttribute("kernel_shape", kernelHeight, kernelWidth),
            new OnnxAttribute("strides", strideHeight, strideWidth),
            new OnnxAttribute("dilations", dilationHeight, dilationWidth),
            new OnnxAttribute("pads", (padding + around).ToOnnx()),
            new OnnxAttribute("group", groups));
        graph.Set(op, graph.Activate(op, result, activation), planar: true);
    }

    private static void AddTransposed(GraphBuilder graph, TfLiteOperator op, int input, int bias, bool same, int strideWidth, int strideHeight)
    {
        int[] picture = graph.ShapeOfRank(op, input, 4), weights = graph.ShapeOfRank(op, 1, 4);
        if (strideWidth <= 0 || strideHeight <= 0 || picture[3] != weights[3]) throw graph.Broken(op, "its strides or channels do not fit");

        // The picture that a convolution would turn into this one: "same" cuts off what that convolution's padding would add.
        int[] result = graph.Shape(op.Outputs[0]);
        if (result.Length != 4) throw graph.Broken(op, "its result must have 4 axes");
        Padding padding = Padding.Of(same, result[1], result[2], weights[1], weights[2], strideHeight, strideWidth);
        graph.Expect(op, picture[0],
            strideHeight * (picture[1] - 1) + weights[1] - padding.Top - padding.Bottom,
            strideWidth * (picture[2] - 1) + weights[2] - padding.Left - padding.Right, weights[0]);

        int[] order = [3, 0, 1, 2];
        int kernel = graph.Input(op, 1);
        string[] inputs = [
            graph.Planar(graph.Input(op, input)),
            graph.Onnx.Constant(TensorLayout.Permute(graph.Floats(kernel), weights, order), TensorLayout.Permute(weights, order)),
            .. Bias(graph, op, bias, weights[0])];
        graph.Set(op, graph.Onnx.Add("ConvTranspose", inputs,
            new OnnxAttribute("kernel_shape", weights[1], weights[2]),
            new OnnxAttribute("strides", strideHeight, strideWidth),
            new OnnxAttribute("pads", padding.ToOnnx())), planar: true);
    }

    private static string[] Bias(GraphBuilder graph, TfLiteOperator op, int input, int channels)
    {
        if (!GraphBuilder.HasInput(op, input)) return [];
        float[] bias = graph.Floats(graph.Input(op, input));
        return bias.Length == channels ? [graph.Onnx.Constant(bias, channels)] : throw graph.Broken(op, $"its bias has {bias.Length} elements for {channels} channels");
    }
}
