using Omozukai.Vision.Inference.Onnx;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Inference.Lowering;

/// <summary>Which lowering belongs to which operator.</summary>
internal static class OperatorTable
{
    public static void Lower(GraphBuilder graph, TfLiteOperator op)
    {
        switch (op.Code)
        {
            case TfLiteCode.Conv2D: ConvolutionLowering.Convolution(graph, op); break;
            case TfLiteCode.DepthwiseConv2D: ConvolutionLowering.Depthwise(graph, op); break;
            case TfLiteCode.TransposeConv: ConvolutionLowering.Transposed(graph, op); break;
            case TfLiteCode.FullyConnected: ConvolutionLowering.FullyConnected(graph, op); break;

            case TfLiteCode.MaxPool2D: PoolingLowering.Maximum(graph, op); break;
            case TfLiteCode.AveragePool2D: PoolingLowering.Average(graph, op); break;
            case TfLiteCode.Mean: PoolingLowering.Mean(graph, op); break;
            case TfLiteCode.Sum: PoolingLowering.Reduce(graph, op, "ReduceSum"); break;
            case TfLiteCode.ReduceMax: PoolingLowering.Reduce(graph, op, "ReduceMax"); break;
            case TfLiteCode.ReduceMin: PoolingLowering.Reduce(graph, op, "ReduceMin"); break;
            case TfLiteCode.ResizeBilinear: PoolingLowering.ResizeBilinear(graph, op); break;

            case TfLiteCode.Add: Binary("Add"); break;
            case TfLiteCode.Sub: Binary("Sub"); break;
            case TfLiteCode.Mul: Binary("Mul"); break;
            case TfLiteCode.Div: Binary("Div"); break;
            case TfLiteCode.Maximum: Binary("Max", hasActivation: false); break;
            case TfLiteCode.Minimum: Binary("Min", hasActivation: false); break;
            case TfLiteCode.SquaredDifference: ElementwiseLowering.Binary(graph, op, SquaredDifference, hasActivation: false); break;
            case TfLiteCode.Prelu: ElementwiseLowering.Prelu(graph, op); break;
            case TfLiteCode.LeakyRelu: ElementwiseLowering.LeakyRelu(graph, op); break;
            case TfLiteCode.Softmax: ElementwiseLowering.Softmax(graph, op); break;
            case TfLiteCode.Relu: Activation(TfLiteActivation.Relu); break;
            case TfLiteCode.Relu6: Activation(TfLiteActivation.Relu6); break;
            case TfLiteCode.ReluN1To1: Activation(TfLiteActivation.ReluN1To1); break;
            case TfLiteCode.Tanh: Activation(TfLiteActivation.Tanh); break;
            case TfLiteCode.Logistic: Unary("Sigmoid"); break;
            case TfLiteCode.HardSwish: Unary("HardSwish"); break;
            case TfLiteCode.Neg: Unary("Neg"); break;
            case TfLiteCode.Sqrt: Unary("Sqrt"); break;
            case TfLiteCode.Rsqrt: ElementwiseLowering.Unary(graph, op, value => graph.Onnx.Add("Reciprocal", [graph.Onnx.Add("Sqrt", [value])])); break;
            case TfLiteCode.Square: ElementwiseLowering.Unary(graph, op, value => graph.Onnx.Add("Mul", [value, value])); break;

            case TfLiteCode.Reshape or TfLiteCode.Squeeze or TfLiteCode.ExpandDims: ShapeLowering.Reshape(graph, op); break;
            case TfLiteCode.Concatenation: ShapeLowering.Concatenate(graph, op); break;
            case TfLiteCode.Pad: ShapeLowering.Pad(graph, op); break;
            case TfLiteCode.Transpose: ShapeLowering.Transpose(graph, op); break;
            case TfLiteCode.DepthToSpace: ShapeLowering.DepthToSpace(graph, op); break;
            case TfLiteCode.StridedSlice: ShapeLowering.StridedSlice(graph, op); break;

            case TfLiteCode.Dequantize or TfLiteCode.Densify: Unpack(graph, op); break;

            case TfLiteCode.Custom: LowerCustom(graph, op); break;
            default: throw graph.Unsupported(op, "this operator");
        }

        void Unary(string onnx) => ElementwiseLowering.Unary(graph, op, value => graph.Onnx.Add(onnx, [value]));
        void Binary(string onnx, bool hasActivation = true) => ElementwiseLowering.Binary(graph, op, (left, right) => graph.Onnx.Add(onnx, [left, right]), hasActivation);
        void Activation(TfLiteActivation activation) => ElementwiseLowering.Unary(graph, op, value => graph.Activate(op, value, activation));
        string SquaredDifference(string left, string right)
        {
            string difference = graph.Onnx.Add("Sub", [left, right]);
            return graph.Onnx.Add("Mul", [difference, difference]);
        }
    }

    private static void LowerCustom(GraphBuilder graph, TfLiteOperator op)
    {
        switch (op.CustomCode)
        {
            case "Convolution2DTransposeBias": ConvolutionLowering.TransposedWithBias(graph, op); break;
            case "Landmarks2TransformMatrix": AttentionLowering.LandmarksToMatrix(graph, op); break;
            case "TransformTensorBilinear": AttentionLowering.TransformTensor(graph, op); break;
            case "TransformLandmarks": AttentionLowering.TransformLandmarks(graph, op); break;
            default: throw graph.Unsupported(op, "this custom operator");
        }
    }

    /// <summary>Half floats and sparse tensors are weights: they unpack while the graph is built.</summary>
    private static void Unpack(GraphBuilder graph, TfLiteOperator op)
    {
        int input = graph.Input(op, 0);
        if (!graph.IsConstant(input)) throw graph.Unsupported(op, "unpacking anything but a constant");
        graph.Expect(op, graph.Shape(input));
        graph.SetConstant(op.Outputs[0], graph.Floats(input));
    }
}
