using Omozukai.Vision.Inference.Onnx;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Inference.Lowering;

/// <summary>Windows that slide over a picture, reductions over axes, and resizing.</summary>
internal static class PoolingLowering
{
    public static void Maximum(GraphBuilder graph, TfLiteOperator op) => Pool(graph, op, isAverage: false);

    public static void Average(GraphBuilder graph, TfLiteOperator op) => Pool(graph, op, isAverage: true);

    /// <summary>ReducerOptions: 0 keep the axes. Inputs: values, axes. Means over the picture keep its layout.</summary>
    public static void Mean(GraphBuilder graph, TfLiteOperator op)
    {
        int input = graph.Input(op, 0);
        if (graph.Shape(input).Length != 4 || !graph.IsPlanar(input) || !Axes(graph, op).SequenceEqual([1, 2]))
        {
            Reduce(graph, op, "ReduceMean");
            return;
        }
        int[] shape = graph.Shape(input);
        bool keep = graph.Options(op).Bool(0);
        graph.Expect(op, keep ? [shape[0], 1, 1, shape[3]] : [shape[0], shape[3]]);
        string mean = graph.Onnx.Add("GlobalAveragePool", [graph.Planar(input)]);
        graph.Set(op, keep ? mean : graph.Onnx.Add("Reshape", [mean, graph.Onnx.Constant([shape[0], shape[3]])]), planar: keep);
    }

    /// <summary>ReducerOptions: 0 keep the axes. Inputs: values, axes.</summary>
    public static void Reduce(GraphBuilder graph, TfLiteOperator op, string onnx)
    {
        int input = graph.Input(op, 0);
        int[] shape = graph.Shape(input), axes = Axes(graph, op);
        bool keep = graph.Options(op).Bool(0);
        graph.Expect(op, keep
            ? [.. shape.Select((size, axis) => axes.Contains(axis) ? 1 : size)]
            : [.. shape.Where((_, axis) => !axes.Contains(axis))]);
        graph.Set(op, graph.Onnx.Add(onnx, [graph.Plain(input), graph.Onnx.Constant([.. axes.Select(axis => (long)axis)])],
            new OnnxAttribute("keepdims", keep ? 1 : 0)), planar: false);
    }

    /// <summary>ResizeBilinearOptions: 2 align corners, 3 half-pixel centres. Inputs: picture, [height, width].</summary>
    public static void ResizeBilinear(GraphBuilder graph, TfLiteOperator op)
    {
        FlatTable options = graph.Options(op);
        int[] shape = graph.ShapeOfRank(op, 0, 4);
        if (graph.Integers(graph.Input(op, 1)) is not [int height, int width]) throw graph.Broken(op, "a height and a width are expected");
        graph.Expect(op, shape[0], height, width, shape[3]);

        // Factors, not sizes: only with those does ONNX Runtime stay in its blocked layout. They are exact for whole multiples.
        float[] factors = [1, 1, (float)height / shape[1], (float)width / shape[2]];
        bool exact = height % shape[1] == 0 && width % shape[2] == 0;
        string[] inputs = exact
            ? [graph.Planar(graph.Input(op, 0)), "", graph.Onnx.Constant(factors, 4)]
            : [graph.Planar(graph.Input(op, 0)), "", "", graph.Onnx.Constant([shape[0], shape[3], height, width])];
        graph.Set(op, graph.Onnx.Add("Resize", inputs,
            new OnnxAttribute("mode", "linear"),
            new OnnxAttribute("coordinate_transformation_mode", options.Bool(2) ? "align_corners" : options.Bool(3) ? "half_pixel" : "asymmetric")), planar: true);
    }

    /// <summary>Pool2DOptions: 0 padding, 1 stride w, 2 stride h, 3 window w, 4 window h, 5 activation.</summary>
    private static void Pool(GraphBuilder graph, TfLiteOperator op, bool isAverage)
    {
        FlatTable options = graph.Options(op);
        int[] shape = graph.ShapeOfRank(op, 0, 4);
        int strideWidth = options.Int32(1), strideHeight = options.Int32(2), windowWidth = options.Int32(3), windowHeight = options.Int32(4);
        if (Math.Min(Math.Min(strideWidth, strideHeight), Math.Min(windowWidth, windowHeight)) <= 0) throw graph.Broken(op, "windows and strides must be positive");
        Padding padding = Padding.Of(options.Byte(0) == 0, shape[1], shape[2], windowHeight, windowWidth, strideHeight, strideWidth);
        graph.Expect(op, shape[0],
            (shape[1] + padding.Top + padding.Bottom - windowHeight) / strideHeight + 1,
            (shape[2] + padding.Left + padding.Right - windowWidth) / strideWidth + 1, shape[3]);

        string picture = graph.Planar(graph.Input(op, 0));
        bool whole = isAverage && padding == default && windowHeight == shape[1] && windowWidth == shape[2];
        string result = whole
            ? graph.Onnx.Add("GlobalAveragePool", [picture])
            : graph.Onnx.Add(isAverage ? "AveragePool" : "MaxPool", [picture],
                new OnnxAttribute("kernel_shape", windowHeight, windowWidth),
                new OnnxAttribute("strides", strideHeight, strideWidth),
                new OnnxAttribute("pads", padding.ToOnnx()));
        graph.Set(op, graph.Activate(op, result, (TfLiteActivation)options.Byte(5)), planar: true);
    }

    private static int[] Axes(GraphBuilder graph, TfLiteOperator op)
    {
        int rank = graph.Shape(graph.Input(op, 0)).Length;
        int[] axes = [.. graph.Integers(graph.Input(op, 1)).Select(axis => axis < 0 ? axis + rank : axis).Distinct().Order()];
        return axes.All(axis => axis >= 0 && axis < rank) ? axes : throw graph.Broken(op, $"its axes [{string.Join(", ", axes)}] are not among {rank}");
    }
}
