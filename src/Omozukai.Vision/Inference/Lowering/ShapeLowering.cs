using Omozukai.Vision.Inference.Onnx;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Inference.Lowering;

/// <summary>Operators that move elements without changing them.</summary>
internal static class ShapeLowering
{
    /// <summary>Also for Squeeze and ExpandDims: the file knows the result's shape.</summary>
    public static void Reshape(GraphBuilder graph, TfLiteOperator op)
    {
        int input = graph.Input(op, 0);
        if (graph.Tensor(input).ElementCount != graph.Tensor(op.Outputs[0]).ElementCount) throw graph.Broken(op, "its result must have as many elements as its input");
        graph.Set(op, Reshaped(graph, graph.Plain(input), graph.Shape(op.Outputs[0])), planar: false);
    }

    /// <summary>ConcatenationOptions: 0 axis, 1 activation.</summary>
    public static void Concatenate(GraphBuilder graph, TfLiteOperator op)
    {
        FlatTable options = graph.Options(op);
        int[] first = graph.Shape(graph.Input(op, 0));
        int axis = options.Int32(0);
        if (axis < 0) axis += first.Length;
        if (axis < 0 || axis >= first.Length) throw graph.Broken(op, $"axis {axis} is not among {first.Length}");
        int[] shape = [.. first];
        shape[axis] = op.Inputs.Select((_, i) => graph.ShapeOfRank(op, i, first.Length)[axis]).Sum();
        graph.Expect(op, shape);

        bool planar = first.Length == 4 && op.Inputs.All(input => graph.IsConstant(input) || graph.IsPlanar(input)) && op.Inputs.Any(graph.IsPlanar);
        string result = graph.Onnx.Add("Concat", [.. op.Inputs.Select(input => planar ? graph.Planar(input) : graph.Plain(input))],
            new OnnxAttribute("axis", planar ? TensorLayout.PlanarToPlain[axis] : axis));
        graph.Set(op, graph.Activate(op, result, (TfLiteActivation)options.Byte(1)), planar);
    }

    /// <summary>Inputs: values, [axis, before or after] zeros. Zeros around a picture wait for the convolution that they are meant for.</summary>
    public static void Pad(GraphBuilder graph, TfLiteOperator op)
    {
        int input = graph.Input(op, 0);
        int[] shape = graph.Shape(input), zeros = graph.Integers(graph.Input(op, 1));
        if (zeros.Length != 2 * shape.Length || zeros.Any(count => count < 0)) throw graph.Broken(op, $"two counts for each of {shape.Length} axes are expected");
        graph.Expect(op, [.. shape.Select((size, axis) => checked(size + zeros[2 * axis] + zeros[2 * axis + 1]))]);

        if (shape.Length == 4 && zeros is [0, 0, int top, int bottom, int left, int right, 0, 0])
        {
            graph.Set(op.Outputs[0], new TensorValue { PaddedTensor = input, Padding = new Padding(top, left, bottom, right) });
            return;
        }
        if (graph.IsBlocked && shape.Length == 4 && zeros is [0, 0, 0, 0, 0, 0, int before, int after] && before + after >= shape[3])
        {
            graph.Set(op, AddChannels(graph, input, before, after), planar: true);
            return;
        }
        bool planar = graph.IsPlanar(input);
        int[] axes = planar ? TensorLayout.PlainToPlanar : [.. Enumerable.Range(0, shape.Length)];
        long[] counts = [.. axes.Select(axis => (long)zeros[2 * axis]), .. axes.Select(axis => (long)zeros[2 * axis + 1])];
        graph.Set(op, graph.Onnx.Add("Pad", [planar ? graph.Planar(input) : graph.Plain(input), graph.Onnx.Constant(counts)]), planar);
    }

    /// <summary>
    /// More channels, all zero, by a convolution whose weights are one where a channel stays and zero elsewhere: unlike
    /// Pad it keeps the channel-blocked layout, and the sum that follows fuses into it. That pays where the channels double,
    /// as in the nets of faces and palms; the face detectors, which add a few here and there, are 10 % faster with Pad.
    /// </summary>
    private static string AddChannels(GraphBuilder graph, int input, int before, int after)
    {
        int channels = graph.Shape(input)[3], total = before + channels + after;
        float[] weights = new float[total * channels];
        for (int channel = 0; channel < channels; channel++) weights[(before + channel) * channels + channel] = 1;
        return graph.Onnx.Add("Conv", [graph.Planar(input), graph.Onnx.Constant(weights, total, channels, 1, 1)], new OnnxAttribute("kernel_shape", 1, 1));
    }

    /// <summary>Inputs: values, order of axes.</summary>
    public static void Transpose(GraphBuilder graph, TfLiteOperator op)
    {
        int input = graph.Input(op, 0);
        int[] shape = graph.Shape(input), order = graph.Integers(graph.Input(op, 1));
        if (!order.Order().SequenceEqual(Enumerable.Range(0, shape.Length))) throw graph.Broken(op, "an order of all axes is expected");
        graph.Expect(op, TensorLayout.Permute(shape, order));
        graph.Set(op, graph.Onnx.Add("Transpose", [graph.Plain(input)], new OnnxAttribute("perm", [.. order.Select(axis => (long)axis)])), planar: false);
    }

    /// <summary>DepthToSpaceOptions: 0 block size. A pixel's channels are [row in block, column in block, channel].</summary>
    public static void DepthToSpace(GraphBuilder graph, TfLiteOperator op)
    {
        int block = graph.Options(op).Int32(0);
        int[] shape = graph.ShapeOfRank(op, 0, 4);
        if (block is < 1 or > 64 || shape[3] % (block * block) != 0) throw graph.Broken(op, $"{shape[3]} channels do not make blocks of {block}");
        graph.Expect(op, shape[0], shape[1] * block, shape[2] * block, shape[3] / (block * block));
        graph.Set(op, graph.Onnx.Add("DepthToSpace", [graph.Planar(graph.Input(op, 0))],
            new OnnxAttribute("blocksize", block), new OnnxAttribute("mode", "DCR")), planar: true);
    }

    /// <summary>StridedSliceOptions: bit masks of axes: 0 from the start, 1 to the end, 2 ellipsis, 3 new axis, 4 drop the axis. Inputs: values, begin, end, stride.</summary>
    public static void StridedSlice(GraphBuilder graph, TfLiteOperator op)
    {
        FlatTable options = graph.Options(op);
        int input = graph.Input(op, 0);
        int[] shape = graph.Shape(input);
        int[] begin = graph.Integers(graph.Input(op, 1)), end = graph.Integers(graph.Input(op, 2)), stride = graph.Integers(graph.Input(op, 3));
        int beginMask = options.Int32(0), endMask = options.Int32(1), dropMask = options.Int32(4);
        if (options.Int32(2) != 0 || options.Int32(3) != 0) throw graph.Unsupported(op, "an ellipsis or a new axis");
        if (begin.Length > shape.Length || end.Length != begin.Length || stride.Length != begin.Length) throw graph.Broken(op, "begin, end and stride must name the same axes");

        int[] sliced = [.. shape];
        List<int> dropped = [];
        for (int axis = 0; axis < begin.Length; axis++)
        {
            if (stride[axis] < 1) throw graph.Unsupported(op, $"a stride of {stride[axis]}");
            begin[axis] = (beginMask >> axis & 1) != 0 ? 0 : FromEnd(begin[axis], shape[axis]);
            end[axis] = (endMask >> axis & 1) != 0 ? shape[axis] : FromEnd(end[axis], shape[axis]);
            if ((dropMask >> axis & 1) != 0)
            {
                end[axis] = begin[axis] + 1;
                dropped.Add(axis);
            }
            if (begin[axis] >= end[axis] || end[axis] > shape[axis]) throw graph.Broken(op, $"nothing is left of axis {axis}");
            sliced[axis] = (end[axis] - begin[axis] + stride[axis] - 1) / stride[axis];
        }
        graph.Expect(op, [.. sliced.Where((_, axis) => !dropped.Contains(axis))]);

        if (sliced.SequenceEqual(shape) && dropped.Count == 0)
        {
            graph.SetSame(op, input);
            return;
        }
        bool planar = graph.IsPlanar(input) && dropped.Count == 0;
        string result = graph.Onnx.Add("Slice", [
            planar ? graph.Planar(input) : graph.Plain(input),
            Constant(begin), Constant(end),
            Constant(Enumerable.Range(0, begin.Length).Select(axis => planar ? TensorLayout.PlanarToPlain[axis] : axis)),
            Constant(stride)]);
        graph.Set(op, dropped.Count == 0 ? result : Reshaped(graph, result, graph.Shape(op.Outputs[0])), planar);

        string Constant(IEnumerable<int> values) => graph.Onnx.Constant([.. values.Select(value => (long)value)]);
    }

    private static int FromEnd(int index, int size) => Math.Clamp(index < 0 ? index + size : index, 0, size);

    private static string Reshaped(GraphBuilder graph, string value, int[] shape) =>
        graph.Onnx.Add("Reshape", [value, graph.Onnx.Constant([.. shape.Select(size => (long)size)])]);
}
