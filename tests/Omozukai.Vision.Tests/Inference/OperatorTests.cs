using System.Runtime.InteropServices;
using System.Text;
using CsCheck;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Tests.Inference;

/// <summary>Operators one by one, in random variants, against TensorFlow Lite.</summary>
public sealed class OperatorTests
{
    private const int Cases = 40;

    private static readonly TfLiteCode[] Binaries =
        [TfLiteCode.Add, TfLiteCode.Sub, TfLiteCode.Mul, TfLiteCode.Div, TfLiteCode.Maximum, TfLiteCode.Minimum, TfLiteCode.SquaredDifference];
    private static readonly Gen<(int Height, int Width, int Channels)> Pictures = Gen.Select(Gen.Int[1, 12], Gen.Int[1, 12], Gen.Int[1, 20]);
    private static readonly Gen<byte> Activations = Gen.Int[0, 3].Select(number => (byte)number); // none, relu, -1 to 1, 0 to 6

    [Fact]
    public void Convolutions() => Gen.Select(Pictures, Gen.Int[1, 20], Gen.Int[1, 5], Gen.Int[1, 5], Gen.Int[1, 2], Gen.Int[1, 2], Gen.Bool, Activations)
        .Where((picture, _, height, width, _, dilation, same, _) => same || ((height - 1) * dilation < picture.Height && (width - 1) * dilation < picture.Width))
        .Sample((picture, outputs, height, width, stride, dilation, same, activation) =>
        {
            if (dilation > 1) stride = 1; // TensorFlow has no dilated convolution with strides
            Compare(new SingleOperator(TfLiteCode.Conv2D)
                .Input(1, picture.Height, picture.Width, picture.Channels)
                .Constant(Random(outputs * height * width * picture.Channels), outputs, height, width, picture.Channels)
                .Constant(Random(outputs), outputs)
                .Options(1, (0, Padding(same)), (1, stride), (2, stride), (3, activation), (4, dilation), (5, dilation))
                .Build(1, Slid(picture.Height, height, stride, dilation, same), Slid(picture.Width, width, stride, dilation, same), outputs));
        }, iter: Cases);

    [Fact]
    public void Depthwise_convolutions() => Gen.Select(Pictures, Gen.Int[1, 3], Gen.Int[1, 5], Gen.Int[1, 5], Gen.Int[1, 2], Gen.Bool, Activations)
        .Where((picture, _, height, width, _, same, _) => same || (height <= picture.Height && width <= picture.Width))
        .Sample((picture, multiplier, height, width, stride, same, activation) => Compare(new SingleOperator(TfLiteCode.DepthwiseConv2D)
            .Input(1, picture.Height, picture.Width, picture.Channels)
            .Constant(Random(height * width * picture.Channels * multiplier), 1, height, width, picture.Channels * multiplier)
            .Constant(Random(picture.Channels * multiplier), picture.Channels * multiplier)
            .Options(2, (0, Padding(same)), (1, stride), (2, stride), (3, multiplier), (4, activation), (5, 1), (6, 1))
            .Build(1, Slid(picture.Height, height, stride, 1, same), Slid(picture.Width, width, stride, 1, same), picture.Channels * multiplier)), iter: Cases);

    [Fact]
    public void Transposed_convolutions() => Gen.Select(Pictures, Gen.Int[1, 6], Gen.Int[1, 4], Gen.Int[1, 3], Gen.Bool, Gen.Bool)
        .Where((_, _, kernel, stride, _, _) => kernel >= stride)
        .Sample((picture, outputs, kernel, stride, same, mediaPipes) =>
        {
            int height = same ? picture.Height * stride : (picture.Height - 1) * stride + kernel, width = same ? picture.Width * stride : (picture.Width - 1) * stride + kernel;
            float[] weights = Random(outputs * kernel * kernel * picture.Channels);
            int[] shape = [outputs, kernel, kernel, picture.Channels];
            SingleOperator op = mediaPipes
                ? new SingleOperator(TfLiteCode.Custom).Input(1, picture.Height, picture.Width, picture.Channels).Constant(weights, shape).Constant(Random(outputs), outputs)
                    .Custom("Convolution2DTransposeBias", MemoryMarshal.AsBytes<int>([same ? 1 : 2, stride, stride]).ToArray())
                : new SingleOperator(TfLiteCode.TransposeConv).Constant([1, height, width, outputs], 4).Constant(weights, shape).Input(1, picture.Height, picture.Width, picture.Channels)
                    .Options(49, (0, Padding(same)), (1, stride), (2, stride));
            if (mediaPipes && same) // there, "same" gives the smallest result
                (height, width) = (Smallest(picture.Height, kernel, stride), Smallest(picture.Width, kernel, stride));
            Compare(op.Build(1, height, width, outputs));
        }, iter: Cases);

    [Fact]
    public void Fully_connected_layers() => Gen.Select(Gen.Int[1, 4], Gen.Int[1, 30], Gen.Int[1, 20], Activations)
        .Sample((rows, inputs, outputs, activation) => Compare(new SingleOperator(TfLiteCode.FullyConnected)
            .Input(rows, inputs).Constant(Random(inputs * outputs), outputs, inputs).Constant(Random(outputs), outputs)
            .Options(8, (0, activation)).Build(rows, outputs)), iter: Cases);

    [Fact]
    public void Pooling() => Gen.Select(Pictures, Gen.Int[1, 4], Gen.Int[1, 3], Gen.Bool, Gen.Bool, Activations)
        .Where((picture, window, _, same, _, _) => same || window <= Math.Min(picture.Height, picture.Width))
        .Sample((picture, window, stride, same, average, activation) => Compare(new SingleOperator(average ? TfLiteCode.AveragePool2D : TfLiteCode.MaxPool2D)
            .Input(1, picture.Height, picture.Width, picture.Channels)
            .Options(5, (0, Padding(same)), (1, stride), (2, stride), (3, window), (4, window), (5, activation))
            .Build(1, Slid(picture.Height, window, stride, 1, same), Slid(picture.Width, window, stride, 1, same), picture.Channels)), iter: Cases);

    [Fact]
    public void Means_and_sums() => Gen.Select(Pictures, Gen.Int[0, 3].ArrayUnique[1, 3], Gen.Bool, Gen.Int[0, 2])
        .Sample((picture, axes, keep, kind) =>
        {
            int[] shape = [1, picture.Height, picture.Width, picture.Channels];
            Compare(new SingleOperator(kind switch { 0 => TfLiteCode.Mean, 1 => TfLiteCode.Sum, _ => TfLiteCode.ReduceMax })
                .Input(shape).Constant(axes, axes.Length).Options(27, (0, keep))
                .Build([.. shape.Select((size, axis) => axes.Contains(axis) ? 1 : size).Where((_, axis) => keep || !axes.Contains(axis))]));
        }, iter: Cases);

    [Fact]
    public void Resizing() => Gen.Select(Pictures, Gen.Int[1, 24], Gen.Int[1, 24], Gen.Int[0, 2])
        .Sample((picture, height, width, mode) => Compare(new SingleOperator(TfLiteCode.ResizeBilinear)
            .Input(1, picture.Height, picture.Width, picture.Channels).Constant([height, width], 2)
            .Options(15, (2, mode == 1), (3, mode == 2))
            .Build(1, height, width, picture.Channels)), iter: 2 * Cases);

    [Fact]
    public void Element_by_element() => Gen.Select(
            Gen.Int[0, Binaries.Length - 1].Select(index => Binaries[index]),
            Pictures, Gen.Bool.Array[4], Activations)
        .Sample((code, picture, broadcast, activation) =>
        {
            int[] shape = [1, picture.Height, picture.Width, picture.Channels], other = [.. shape.Select((size, axis) => broadcast[axis] ? 1 : size)];
            SingleOperator op = new SingleOperator(code).Input(shape).Constant([.. Random(other.Aggregate(1, (a, b) => a * b)).Select(value => value + (value < 0 ? -0.1f : 0.1f))], other);
            int type = code switch { TfLiteCode.Add => 11, TfLiteCode.Sub => 28, TfLiteCode.Mul => 21, TfLiteCode.Div => 29, TfLiteCode.SquaredDifference => 76, _ => 39 };
            Compare(type is 39 or 76 ? op.Options(type).Build(shape) : op.Options(type, (0, activation)).Build(shape));
        }, iter: 3 * Cases);

    [Theory]
    [InlineData(TfLiteCode.Relu)]
    [InlineData(TfLiteCode.Relu6)]
    [InlineData(TfLiteCode.ReluN1To1)]
    [InlineData(TfLiteCode.Tanh)]
    [InlineData(TfLiteCode.Logistic)]
    [InlineData(TfLiteCode.HardSwish)]
    [InlineData(TfLiteCode.Neg)]
    [InlineData(TfLiteCode.Square)]
    [InlineData(TfLiteCode.Sqrt)]
    [InlineData(TfLiteCode.Rsqrt)]
    internal void One_by_one(TfLiteCode code) => Compare(new SingleOperator(code).Input(1, 3, 4, 5).Build(1, 3, 4, 5), isPositive: code is TfLiteCode.Sqrt or TfLiteCode.Rsqrt);

    [Fact]
    public void Leaky_relu_and_softmax()
    {
        Compare(new SingleOperator(TfLiteCode.LeakyRelu).Input(1, 3, 4, 5).Options(75, (0, 0.3f)).Build(1, 3, 4, 5));
        Compare(new SingleOperator(TfLiteCode.Softmax).Input(2, 7).Options(9, (0, 1.5f)).Build(2, 7));
    }

    /// <summary>Slopes below zero and above one as well: the models have them.</summary>
    [Fact]
    public void Prelu() => Gen.Select(Pictures, Gen.Float[-2, 3].Array[20])
        .Sample((picture, slopes) => Compare(new SingleOperator(TfLiteCode.Prelu)
            .Input(1, picture.Height, picture.Width, picture.Channels).Constant(slopes[..picture.Channels], 1, 1, picture.Channels)
            .Build(1, picture.Height, picture.Width, picture.Channels)), iter: Cases);

    [Fact]
    public void Prelu_with_a_slope_for_each_element() =>
        Compare(new SingleOperator(TfLiteCode.Prelu).Input(1, 3, 4, 5).Constant(Random(60), 3, 4, 5).Build(1, 3, 4, 5));

    [Fact]
    public void Padding_with_zeros() => Gen.Select(Pictures, Gen.Int[0, 3].Array[8], Gen.Int[0, 2])
        .Sample((picture, zeros, kind) =>
        {
            if (kind > 0) zeros = kind == 1 ? [0, 0, .. zeros[2..6], 0, 0] : [0, 0, 0, 0, 0, 0, .. zeros[6..]]; // around the picture only; channels only
            int[] shape = [1, picture.Height, picture.Width, picture.Channels];
            Compare(new SingleOperator(TfLiteCode.Pad).Input(shape).Constant(zeros, 4, 2).Options(22)
                .Build([.. shape.Select((size, axis) => size + zeros[2 * axis] + zeros[2 * axis + 1])]));
        }, iter: Cases);

    [Fact]
    public void Strided_slices() => Gen.Select(Pictures, Gen.Int[-12, 12].Array[4], Gen.Int[-12, 12].Array[4], Gen.Int[1, 3].Array[4], Gen.Int[0, 15], Gen.Int[0, 15])
        .Sample((picture, begin, end, stride, beginMask, endMask) =>
        {
            int[] shape = [1, picture.Height, picture.Width, picture.Channels], result = new int[4];
            for (int axis = 0; axis < 4; axis++)
            {
                int from = (beginMask >> axis & 1) != 0 ? 0 : Math.Clamp(begin[axis] < 0 ? begin[axis] + shape[axis] : begin[axis], 0, shape[axis]);
                int to = (endMask >> axis & 1) != 0 ? shape[axis] : Math.Clamp(end[axis] < 0 ? end[axis] + shape[axis] : end[axis], 0, shape[axis]);
                if (from >= to) return; // nothing left
                result[axis] = (to - from + stride[axis] - 1) / stride[axis];
            }
            Compare(new SingleOperator(TfLiteCode.StridedSlice).Input(shape).Constant(begin, 4).Constant(end, 4).Constant(stride, 4)
                .Options(32, (0, beginMask), (1, endMask)).Build(result));
        }, iter: 20 * Cases);

    [Fact]
    public void Moving_elements()
    {
        Compare(new SingleOperator(TfLiteCode.Transpose).Input(2, 3, 4, 5).Constant([2, 0, 3, 1], 4).Options(26).Build(4, 2, 5, 3));
        Compare(new SingleOperator(TfLiteCode.DepthToSpace).Input(1, 3, 4, 12).Options(94, (0, 2)).Build(1, 6, 8, 3));
        Compare(new SingleOperator(TfLiteCode.Reshape).Input(1, 3, 4, 5).Constant([1, 60], 2).Options(17, (0, new[] { 1, 60 })).Build(1, 60));
        Compare(new SingleOperator(TfLiteCode.Squeeze).Input(1, 3, 1, 5).Options(30, (0, new[] { 0, 2 })).Build(3, 5));
        Compare(new SingleOperator(TfLiteCode.ExpandDims).Input(3, 5).Constant([1], 1).Options(52).Build(3, 1, 5));
        Compare(new SingleOperator(TfLiteCode.Concatenation).Input(1, 3, 4, 5).Constant(Random(24), 1, 3, 4, 2).Options(10, (0, -1)).Build(1, 3, 4, 7));
        Compare(new SingleOperator(TfLiteCode.Concatenation).Input(1, 3, 4, 5).Constant(Random(40), 1, 2, 4, 5).Options(10, (0, 1)).Build(1, 5, 4, 5));
    }

    /// <summary>Crops that reach over the map's edges, and matrices that turn and stretch.</summary>
    [Fact]
    public void Attention_crops() => Gen.Select(Gen.Float[-4, 12], Gen.Float[-4, 12], Gen.Float[-1, 1], Gen.Float[-1, 1])
        .Sample((x, y, cosine, sine) => Compare(new SingleOperator(TfLiteCode.Custom)
            .Input(1, 9, 7, 3)
            .Constant([cosine, -sine, 0, x, sine, cosine, 0, y, 0, 0, 1, 0, 0, 0, 0, 1], 1, 4, 4)
            .Custom("TransformTensorBilinear", FlexBuffer(("output_height", 6), ("output_width", 5)))
            .Build(1, 6, 5, 3)), iter: Cases);

    [Fact]
    public void Attention_points()
    {
        float[] matrix = [0.8f, -0.3f, 0, 4, 0.2f, 1.1f, 0, -2, 0, 0, 1, 0, 0, 0, 0, 1];
        Compare(new SingleOperator(TfLiteCode.Custom).Input(1, 9, 2).Constant(matrix, 1, 4, 4).Custom("TransformLandmarks", FlexBuffer(("dimensions", 2))).Build(1, 9, 2));
        Compare(new SingleOperator(TfLiteCode.Custom).Input(1, 9, 3).Constant(matrix, 1, 4, 4).Custom("TransformLandmarks", FlexBuffer(("dimensions", 3))).Build(1, 9, 3));
    }

    private static void Compare(byte[] model, bool isPositive = false)
    {
        TfLiteInterpreter.SkipUnlessAvailable();
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, model);
            using Omozukai.Vision.Inference.Network network = Omozukai.Vision.Inference.Network.Load(path);
            using TfLiteInterpreter oracle = new(model);
            Span<float> input = network.Input();
            Random(input.Length).CopyTo(input);
            for (int i = 0; i < input.Length; i++) input[i] = isPositive ? Math.Abs(input[i]) + 0.01f : input[i] * 8;
            input.CopyTo(oracle.Input(0));
            network.Run();
            oracle.Run();
            ReadOnlySpan<float> ours = network.Output(0), theirs = oracle.Output(0);
            ours.Length.ShouldBe(theirs.Length);
            for (int i = 0; i < ours.Length; i++) ours[i].ShouldBe(theirs[i], 1e-4f * Math.Max(1, Math.Abs(theirs[i])), $"element {i}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte Padding(bool same) => same ? (byte)0 : (byte)1;

    private static int Slid(int size, int window, int stride, int dilation, bool same) =>
        same ? (size + stride - 1) / stride : (size - (window - 1) * dilation - 1) / stride + 1;

    private static int Smallest(int size, int kernel, int stride) => stride * (size - 1) + kernel - Math.Max(0, kernel - (size - 1) % stride - 1);

    /// <summary>Numbers from -1 to 1, the same ones every time.</summary>
    private static float[] Random(int count)
    {
        float[] values = new float[count];
        uint state = 1;
        for (int i = 0; i < count; i++)
        {
            state = state * 1664525 + 1013904223;
            values[i] = (state >> 8) / (float)(1 << 23) - 1;
        }
        return values;
    }

    /// <summary>A FlexBuffer: a map from names, in alphabetical order, to small integers.</summary>
    private static byte[] FlexBuffer(params (string Key, int Value)[] entries)
    {
        List<byte> bytes = [];
        List<int> keys = [];
        foreach ((string key, _) in entries)
        {
            keys.Add(bytes.Count);
            bytes.AddRange(Encoding.ASCII.GetBytes(key + "\0"));
        }
        bytes.Add((byte)entries.Length);
        int keyVector = bytes.Count;
        foreach (int key in keys) bytes.Add((byte)(bytes.Count - key));
        bytes.Add((byte)(bytes.Count - keyVector)); // where the keys are, a byte each, and how many values
        bytes.AddRange([1, (byte)entries.Length]);
        int values = bytes.Count;
        foreach ((_, int value) in entries) bytes.Add((byte)value);
        foreach (var _ in entries) bytes.Add(1 << 2); // integers of a byte
        bytes.Add((byte)(bytes.Count - values));
        bytes.AddRange([9 << 2, 1]); // a map, in a byte
        return [.. bytes];
    }
}
