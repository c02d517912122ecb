using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Inference.Lowering;

/// <summary>Zeros around a picture, in pixels.</summary>
internal readonly record struct Padding(int Top, int Left, int Bottom, int Right)
{
    /// <summary>TensorFlow's "SAME" (0 in the schema) or "VALID" (1) padding of a window that slides over a picture.</summary>
    public static Padding Of(bool same, int height, int width, int windowHeight, int windowWidth, int strideHeight, int strideWidth)
    {
        if (!same) return default;
        int vertical = Total(height, windowHeight, strideHeight), horizontal = Total(width, windowWidth, strideWidth);
        return new Padding(vertical / 2, horizontal / 2, vertical - vertical / 2, horizontal - horizontal / 2); // the odd one goes to the end
    }

    public long[] ToOnnx() => [Top, Left, Bottom, Right];

    public static Padding operator +(Padding a, Padding b) => new(a.Top + b.Top, a.Left + b.Left, a.Bottom + b.Bottom, a.Right + b.Right);

    private static int Total(int size, int window, int stride) => Math.Max(((size + stride - 1) / stride - 1) * stride + window - size, 0);
}
