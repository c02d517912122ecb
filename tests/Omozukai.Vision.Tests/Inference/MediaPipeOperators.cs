using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Tests.Inference;

/// <summary>
/// MediaPipe's custom operators for TensorFlow Lite, written after their definition (mediapipe/util/tflite/operations) in
/// plain loops over angles and pixels: nothing of how our ONNX graph says the same is used here.
/// </summary>
internal static unsafe class MediaPipeOperators
{
    private const int Ok = 0;

    // c_api.h and common.h of TensorFlow Lite 2.9 on 64-bit machines.
    private const int TensorBytes = 112, TensorDimensions = 16, ContextTensors = 16, ContextResize = 32;
    private const int NodeInputs = 0, NodeOutputs = 8, NodeOptions = 48, NodeOptionsLength = 56;

    [StructLayout(LayoutKind.Sequential)]
    private struct Registration
    {
        public nint Init, Free;
        public delegate* unmanaged<nint, nint, int> Prepare, Invoke;
        public nint ProfilingString;
        public int BuiltinCode;
        public nint CustomName;
        public int Version;
        public nint Reserved;
    }

    public static void Register(nint options)
    {
        Add(options, "Landmarks2TransformMatrix", &PrepareMatrix, &InvokeMatrix);
        Add(options, "TransformTensorBilinear", &PrepareTensor, &InvokeTensor);
        Add(options, "TransformLandmarks", &PrepareLandmarks, &InvokeLandmarks);
        Add(options, "Convolution2DTransposeBias", &PrepareConvolution, &InvokeConvolution);
    }

    /// <summary>Registrations live as long as the process; a test makes a few.</summary>
    private static void Add(nint options, string name, delegate* unmanaged<nint, nint, int> prepare, delegate* unmanaged<nint, nint, int> invoke)
    {
        Registration* registration = (Registration*)NativeMemory.AllocZeroed((nuint)sizeof(Registration) + 64);
        nint text = Marshal.StringToCoTaskMemUTF8(name);
        *registration = new Registration { Prepare = prepare, Invoke = invoke, BuiltinCode = 32, CustomName = text, Version = 1 };
        TfLiteInterpreter.TfLiteInterpreterOptionsAddCustomOp(options, text, (nint)registration, 1, 2);
    }

    [UnmanagedCallersOnly]
    private static int PrepareMatrix(nint context, nint node) => Resize(context, node, 1, 4, 4);

    [UnmanagedCallersOnly]
    private static int InvokeMatrix(nint context, nint node)
    {
        FlexMap options = Options(node);
        ReadOnlySpan<float> points = Floats(context, node, NodeInputs, 0);
        int left = options.Int32("left_rotation_idx") * 3, right = options.Int32("right_rotation_idx") * 3;
        double turn = options.Single("target_rotation_radians") - Math.Atan2(points[right + 1] - points[left + 1], points[right] - points[left]);
        (double sine, double cosine) = Math.SinCos(turn);
        double lowX = double.MaxValue, lowY = double.MaxValue, highX = double.MinValue, highY = double.MinValue;
        foreach (int index in options.Int32s("subset_idxs"))
        {
            double x = points[index * 3] * cosine - points[index * 3 + 1] * sine, y = points[index * 3] * sine + points[index * 3 + 1] * cosine;
            (lowX, highX, lowY, highY) = (Math.Min(lowX, x), Math.Max(highX, x), Math.Min(lowY, y), Math.Max(highY, y));
        }
        double middleX = (lowX + highX) / 2, middleY = (lowY + highY) / 2;
        int width = options.Int32("output_width"), height = options.Int32("output_height");
        double scaleX = options.Single("scale_x") * (highX - lowX) / width, scaleY = options.Single("scale_y") * (highY - lowY) / height;
        Span<float> matrix = Floats(context, node, NodeOutputs, 0);
        matrix.Clear();
        (matrix[0], matrix[1]) = ((float)(cosine * scaleX), (float)(sine * scaleY));
        (matrix[4], matrix[5]) = ((float)(-sine * scaleX), (float)(cosine * scaleY));
        matrix[3] = (float)(middleX * cosine + middleY * sine - cosine * scaleX * width / 2 - sine * scaleY * height / 2);
        matrix[7] = (float)(-middleX * sine + middleY * cosine + sine * scaleX * width / 2 - cosine * scaleY * height / 2);
        matrix[10] = matrix[15] = 1;
        return Ok;
    }

    [UnmanagedCallersOnly]
    private static int PrepareTensor(nint context, nint node)
    {
        FlexMap options = Options(node);
        int[] map = Shape(context, node, NodeInputs, 0);
        return Resize(context, node, map[0], options.Int32("output_height"), options.Int32("output_width"), map[3]);
    }

    [UnmanagedCallersOnly]
    private static int InvokeTensor(nint context, nint node)
    {
        int[] map = Shape(context, node, NodeInputs, 0), crop = Shape(context, node, NodeOutputs, 0);
        ReadOnlySpan<float> values = Floats(context, node, NodeInputs, 0), matrix = Floats(context, node, NodeInputs, 1);
        Span<float> result = Floats(context, node, NodeOutputs, 0);
        int channels = map[3];
        for (int row = 0; row < crop[1]; row++)
        {
            for (int column = 0; column < crop[2]; column++)
            {
                float x = matrix[0] * (column + 0.5f) + matrix[1] * (row + 0.5f) + matrix[3] - 0.5f;
                float y = matrix[4] * (column + 0.5f) + matrix[5] * (row + 0.5f) + matrix[7] - 0.5f;
                bool inside = x >= 0 && y >= 0 && x <= map[2] - 1 && y <= map[1] - 1;
                for (int channel = 0; channel < channels; channel++)
                {
                    float value = 0;
                    if (inside)
                    {
                        int x0 = (int)x, y0 = (int)y, x1 = Math.Min(x0 + 1, map[2] - 1), y1 = Math.Min(y0 + 1, map[1] - 1);
                        float fx = x - x0, fy = y - y0;
                        value = (1 - fy) * ((1 - fx) * values[(y0 * map[2] + x0) * channels + channel] + fx * values[(y0 * map[2] + x1) * channels + channel])
                            + fy * ((1 - fx) * values[(y1 * map[2] + x0) * channels + channel] + fx * values[(y1 * map[2] + x1) * channels + channel]);
                    }
                    result[(row * crop[2] + column) * channels + channel] = value;
                }
            }
        }
        return Ok;
    }

    [UnmanagedCallersOnly]
    private static int PrepareLandmarks(nint context, nint node) => Resize(context, node, Shape(context, node, NodeInputs, 0));

    [UnmanagedCallersOnly]
    private static int InvokeLandmarks(nint context, nint node)
    {
        int coordinates = Shape(context, node, NodeInputs, 0)[2];
        ReadOnlySpan<float> points = Floats(context, node, NodeInputs, 0), matrix = Floats(context, node, NodeInputs, 1);
        Span<float> result = Floats(context, node, NodeOutputs, 0);
        for (int i = 0; i < points.Length; i += coordinates)
        {
            result[i] = matrix[0] * points[i] + matrix[1] * points[i + 1] + matrix[3];
            result[i + 1] = matrix[4] * points[i] + matrix[5] * points[i + 1] + matrix[7];
            if (coordinates == 3) result[i + 2] = points[i + 2];
        }
        return Ok;
    }

    [UnmanagedCallersOnly]
    private static int PrepareConvolution(nint context, nint node)
    {
        (_, int strideX, int strideY, int padX, int padY) = Convolution(context, node);
        int[] picture = Shape(context, node, NodeInputs, 0), weights = Shape(context, node, NodeInputs, 1);
        return Resize(context, node, picture[0], strideY * (picture[1] - 1) + weights[1] - padY, strideX * (picture[2] - 1) + weights[2] - padX, weights[0]);
    }

    [UnmanagedCallersOnly]
    private static int InvokeConvolution(nint context, nint node)
    {
        (_, int strideX, int strideY, int padX, int padY) = Convolution(context, node);
        int[] picture = Shape(context, node, NodeInputs, 0), weights = Shape(context, node, NodeInputs, 1), output = Shape(context, node, NodeOutputs, 0);
        ReadOnlySpan<float> values = Floats(context, node, NodeInputs, 0), kernel = Floats(context, node, NodeInputs, 1), bias = Floats(context, node, NodeInputs, 2);
        Span<float> result = Floats(context, node, NodeOutputs, 0);
        for (int i = 0; i < result.Length; i++) result[i] = bias[i % bias.Length];
        for (int y = 0; y < picture[1]; y++)
        for (int x = 0; x < picture[2]; x++)
        for (int ky = 0; ky < weights[1]; ky++)
        for (int kx = 0; kx < weights[2]; kx++)
        {
            int oy = y * strideY - padY / 2 + ky, ox = x * strideX - padX / 2 + kx;
            if (oy < 0 || ox < 0 || oy >= output[1] || ox >= output[2]) continue;
            for (int o = 0; o < weights[0]; o++)
            for (int i = 0; i < picture[3]; i++)
                result[(oy * output[2] + ox) * output[3] + o] += values[(y * picture[2] + x) * picture[3] + i] * kernel[((o * weights[1] + ky) * weights[2] + kx) * picture[3] + i];
        }
        return Ok;
    }

    private static (bool Same, int StrideX, int StrideY, int PadX, int PadY) Convolution(nint context, nint node)
    {
        int* options = *(int**)(node + NodeOptions); // padding (1 same), stride x, stride y
        int[] picture = Shape(context, node, NodeInputs, 0), weights = Shape(context, node, NodeInputs, 1);
        bool same = options[0] == 1;
        return (same, options[1], options[2],
            same ? Math.Max(0, weights[2] - (picture[2] - 1) % options[1] - 1) : 0,
            same ? Math.Max(0, weights[1] - (picture[1] - 1) % options[2] - 1) : 0);
    }

    private static FlexMap Options(nint node) =>
        new(new FlatFile("options", new ReadOnlySpan<byte>(*(void**)(node + NodeOptions), *(int*)(node + NodeOptionsLength)).ToArray()));

    private static nint Tensor(nint context, nint node, int list, int index)
    {
        int* indices = *(int**)(node + list); // TfLiteIntArray: count, then elements
        return *(nint*)(context + ContextTensors) + indices[1 + index] * TensorBytes;
    }

    private static int[] Shape(nint context, nint node, int list, int index)
    {
        int* dimensions = *(int**)(Tensor(context, node, list, index) + TensorDimensions);
        return new ReadOnlySpan<int>(dimensions + 1, dimensions[0]).ToArray();
    }

    private static Span<float> Floats(nint context, nint node, int list, int index) =>
        new((void*)*(nint*)(Tensor(context, node, list, index) + 8), Shape(context, node, list, index).Aggregate(1, (a, b) => a * b));

    private static int Resize(nint context, nint node, params int[] shape)
    {
        int* dimensions = (int*)TfLiteInterpreter.TfLiteIntArrayCreate(shape.Length); // the interpreter frees it
        for (int i = 0; i < shape.Length; i++) dimensions[1 + i] = shape[i];
        delegate* unmanaged<nint, nint, int*, int> resize = *(delegate* unmanaged<nint, nint, int*, int>*)(context + ContextResize);
        return resize(context, Tensor(context, node, NodeOutputs, 0), dimensions);
    }
}
