using Omozukai.Vision.Inference.Onnx;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Inference.Lowering;

/// <summary>
/// The three custom operators with which the attention mesh looks again at lips and eyes: where they are (a matrix from
/// the crop to the feature map), the crop itself, and the refined points taken back. They are defined by MediaPipe's
/// util/tflite/operations (version 2 of each) and built here of plain ONNX operators.
/// </summary>
internal static class AttentionLowering
{
    /// <summary>
    /// Landmarks2TransformMatrix: [1, n, 3] points → [1, 4, 4], from pixels of the crop to the points' space: the upright
    /// box around a subset of the points, in the frame turned by the line from one point to another, scaled up.
    /// </summary>
    public static void LandmarksToMatrix(GraphBuilder graph, TfLiteOperator op)
    {
        OnnxGraph onnx = graph.Onnx;
        FlexMap options = new(graph.CustomOptions(op));
        int[] shape = graph.ShapeOfRank(op, 0, 3);
        int[] subset = options.Int32s("subset_idxs");
        int left = options.Int32("left_rotation_idx"), right = options.Int32("right_rotation_idx");
        int width = options.Int32("output_width"), height = options.Int32("output_height");
        float target = options.Single("target_rotation_radians");
        if (shape[0] != 1 || shape[2] != 3 || subset.Length == 0 || subset.Append(left).Append(right).Any(index => index < 0 || index >= shape[1]) || width < 1 || height < 1)
            throw graph.Broken(op, "its points or sizes do not fit its input");
        graph.Expect(op, 1, 4, 4);

        // The points in the plane: [n, 2].
        string points = Slice(onnx, Reshape(onnx, graph.Plain(graph.Input(op, 0)), shape[1], 3), axis: 1, from: 0, to: 2);

        // Cosine and sine of the turn that brings the line from left to right to the target angle, without the angle itself.
        string line = onnx.Add("Sub", [Gather(onnx, points, right), Gather(onnx, points, left)]);
        string length = onnx.Add("ReduceL2", [line, onnx.Constant([1L])], new OnnxAttribute("keepdims", 1));
        string isPoint = onnx.Add("Equal", [length, onnx.Scalar(0)]);
        string direction = onnx.Add("Where", [isPoint, onnx.Constant([1f, 0], 1, 2), onnx.Add("Div", [line, length])]); // atan2(0, 0) is 0
        (float cosine, float sine) = (MathF.Cos(target), MathF.Sin(target));
        // (cos r, sin r) with r = target - angle of the line; as columns of the matrix [[c, -s], [s, c]], transposed for row vectors.
        string turn = Reshape(onnx, onnx.Add("MatMul", [direction, onnx.Constant([
            cosine, sine, -sine, cosine,
            sine, -cosine, cosine, sine], 2, 4)]), 2, 2);

        // The box around the subset in the turned frame, and its centre back in the points' frame.
        string turned = onnx.Add("MatMul", [Gather(onnx, points, subset), turn]);
        string highest = onnx.Add("ReduceMax", [turned, onnx.Constant([0L])], new OnnxAttribute("keepdims", 1));
        string lowest = onnx.Add("ReduceMin", [turned, onnx.Constant([0L])], new OnnxAttribute("keepdims", 1));
        string back = onnx.Add("Transpose", [turn], new OnnxAttribute("perm", 1L, 0L));
        string middle = onnx.Add("MatMul", [onnx.Add("Mul", [onnx.Add("Add", [highest, lowest]), onnx.Scalar(0.5f)]), back]);

        // A crop pixel p goes to middle + R⁻¹ · scale · (p - crop / 2).
        string scale = onnx.Add("Mul", [onnx.Add("Sub", [highest, lowest]), onnx.Constant([options.Single("scale_x") / width, options.Single("scale_y") / height], 1, 2)]);
        string linear = onnx.Add("Mul", [turn, scale]); // R⁻¹ is the transpose of R, and so is "turn"
        string centre = onnx.Add("MatMul", [linear, onnx.Constant([width * 0.5f, height * 0.5f], 2, 1)]);
        string shift = onnx.Add("Sub", [Reshape(onnx, middle, 2, 1), centre]);
        string upper = onnx.Add("Concat", [linear, onnx.Constant([0f, 0], 2, 1), shift], new OnnxAttribute("axis", 1));
        string matrix = onnx.Add("Concat", [upper, onnx.Constant([0f, 0, 1, 0, 0, 0, 0, 1], 2, 4)], new OnnxAttribute("axis", 0));
        graph.Set(op, Reshape(onnx, matrix, 1, 4, 4), planar: false);
    }

    /// <summary>
    /// TransformTensorBilinear: a feature map and a matrix → the crop, each pixel looked up bilinearly at M · (pixel + ½) - ½,
    /// and zero where that lies outside the centres of the outermost pixels.
    /// </summary>
    public static void TransformTensor(GraphBuilder graph, TfLiteOperator op)
    {
        OnnxGraph onnx = graph.Onnx;
        FlexMap options = new(graph.CustomOptions(op));
        int[] map = graph.ShapeOfRank(op, 0, 4);
        CheckMatrix(graph, op);
        int width = options.Int32("output_width"), height = options.Int32("output_height");
        graph.Expect(op, map[0], height, width, map[3]);

        // Where each pixel of the crop comes from: [pixels, 2], in the map's pixels, edge to edge.
        string places = onnx.Add("MatMul", [onnx.Constant(PixelCentres(width, height), height * width, 4), Rows(graph, op)]);

        // GridSample counts from -1 to 1 from edge to edge, and fades to zero over the outermost half pixel: those go far outside instead.
        string low = onnx.Add("Less", [places, onnx.Scalar(0.5f)]);
        string high = onnx.Add("Greater", [places, onnx.Constant([map[2] - 0.5f, map[1] - 0.5f], 1, 2)]);
        string outside = onnx.Add("Or", [low, high]);
        string relative = onnx.Add("Sub", [onnx.Add("Mul", [places, onnx.Constant([2f / map[2], 2f / map[1]], 1, 2)]), onnx.Scalar(1)]);
        string grid = onnx.Add("Where", [outside, onnx.Scalar(-4), relative]);
        string crop = onnx.Add("GridSample", [graph.Planar(graph.Input(op, 0)), Reshape(onnx, grid, 1, height, width, 2)],
            new OnnxAttribute("mode", "bilinear"), new OnnxAttribute("padding_mode", "zeros"), new OnnxAttribute("align_corners", 0));
        graph.Set(op, graph.CarryIntoBlocks(crop, map[3]), planar: true);
    }

    /// <summary>TransformLandmarks: [1, n, 2 or 3] points and a matrix → the points with x and y transformed, anything else kept.</summary>
    public static void TransformLandmarks(GraphBuilder graph, TfLiteOperator op)
    {
        OnnxGraph onnx = graph.Onnx;
        int[] shape = graph.ShapeOfRank(op, 0, 3);
        CheckMatrix(graph, op);
        if (shape[0] != 1 || shape[2] is not (2 or 3)) throw graph.Broken(op, "points with two or three coordinates are expected");
        graph.Expect(op, shape);

        string points = Reshape(onnx, graph.Plain(graph.Input(op, 0)), shape[1], shape[2]);
        string plane = shape[2] == 2 ? points : Slice(onnx, points, axis: 1, from: 0, to: 2);
        string rows = Rows(graph, op);
        string moved = onnx.Add("Add", [
            onnx.Add("MatMul", [plane, Slice(onnx, rows, axis: 0, from: 0, to: 2)]),
            Slice(onnx, rows, axis: 0, from: 3, to: 4)]);
        if (shape[2] == 3) moved = onnx.Add("Concat", [moved, Slice(onnx, points, axis: 1, from: 2, to: 3)], new OnnxAttribute("axis", 1));
        graph.Set(op, Reshape(onnx, moved, shape), planar: false);
    }

    private static void CheckMatrix(GraphBuilder graph, TfLiteOperator op)
    {
        if (!graph.Shape(graph.Input(op, 1)).SequenceEqual([1, 4, 4])) throw graph.Broken(op, "a matrix [1, 4, 4] is expected");
    }

    /// <summary>The first two rows of the operator's matrix as columns, for points as row vectors: [4, 2].</summary>
    private static string Rows(GraphBuilder graph, TfLiteOperator op)
    {
        string matrix = Reshape(graph.Onnx, graph.Plain(graph.Input(op, 1)), 4, 4);
        return graph.Onnx.Add("Transpose", [Slice(graph.Onnx, matrix, axis: 0, from: 0, to: 2)], new OnnxAttribute("perm", 1L, 0L));
    }

    private static float[] PixelCentres(int width, int height)
    {
        float[] points = new float[width * height * 4];
        for (int i = 0; i < width * height; i++) (points[4 * i], points[4 * i + 1], points[4 * i + 3]) = (i % width + 0.5f, i / width + 0.5f, 1);
        return points;
    }

    private static string Gather(OnnxGraph onnx, string points, params int[] indices) =>
        onnx.Add("Gather", [points, onnx.Constant([.. indices.Select(index => (long)index)])], new OnnxAttribute("axis", 0));

    private static string Slice(OnnxGraph onnx, string value, int axis, int from, int to) =>
        onnx.Add("Slice", [value, onnx.Constant([(long)from]), onnx.Constant([(long)to]), onnx.Constant([(long)axis])]);

    private static string Reshape(OnnxGraph onnx, string value, params int[] shape) =>
        onnx.Add("Reshape", [value, onnx.Constant([.. shape.Select(size => (long)size)])]);
}
