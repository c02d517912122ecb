using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Imaging;

/// <summary>Cuts a region out of a picture into a network's input: bilinear, RGB, rows from top to bottom (NHWC).</summary>
/// <remarks>
/// A pixel's colour belongs to its centre, in the picture and in the tensor. MediaPipe's web packages sample so; with its
/// OpenCV path, which takes corners for centres, points come out up to 3 % of a body elsewhere.
/// Both neighbours of a row lie side by side in memory, so one 8-byte load brings them, and each output pixel is
/// written as four floats of which the next pixel overwrites the last.
/// </remarks>
internal static class RegionSampler
{
    /// <summary>Pixels whose places are worked out side by side.</summary>
    private const int Lanes = 8;

    /// <summary>Fills a square tensor of size × size × 3 floats; 0..255 becomes low..high.</summary>
    public static void Sample(VideoFrame frame, RegionOfInterest region, int size, BorderMode border, float low, float high, Span<float> tensor)
    {
        if (tensor.Length != size * size * 3) throw new ArgumentException($"{size} × {size} × 3 floats are filled.", nameof(tensor));
        // 1. Where the tensor's first pixel lies in the picture, and one step right and down from it.
        Vector2 origin = region.ToImage(new Vector2(0.5f / size)) - new Vector2(0.5f);
        Vector2 right = region.Rotate(new Vector2(region.Size.X / size, 0));
        Vector2 down = region.Rotate(new Vector2(0, region.Size.Y / size));
        var scale = Vector128.Create((high - low) / 255);
        var offset = Vector128.Create(low);
        ref byte pixels = ref MemoryMarshal.GetReference(frame.Pixels);
        ref float output = ref MemoryMarshal.GetReference(tensor);
        int last = size * size - 1;
        var columns = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);
        Vector256<int> endX = Vector256.Create(frame.Width - 1), endY = Vector256.Create(frame.Height - 1), none = Vector256<int>.Zero; // the last column and row have no neighbours

        // 2. Eight pixels of a row at a time: where they lie, then their colours; the inner ones fast, those at the border with care.
        for (int row = 0, index = 0; row < size; row++)
        {
            Vector2 start = origin + row * down;
            for (int column = 0; column < size; column += Lanes)
            {
                Vector256<float> across = columns + Vector256.Create((float)column);
                Vector256<float> pointX = Vector256.Create(start.X) + across * right.X, pointY = Vector256.Create(start.Y) + across * right.Y;
                Vector256<float> floorX = Vector256.Floor(pointX), floorY = Vector256.Floor(pointY);
                Vector256<int> x = Vector256.ConvertToInt32(floorX), y = Vector256.ConvertToInt32(floorY);
                Vector256<float> fractionX = pointX - floorX, fractionY = pointY - floorY;
                bool isInside = Vector256.GreaterThanOrEqualAll(x, none) && Vector256.LessThanAll(x, endX) && Vector256.GreaterThanOrEqualAll(y, none) && Vector256.LessThanAll(y, endY);

                int count = Math.Min(Lanes, size - column);
                for (int i = 0; i < count; i++, index++)
                {
                    (int px, int py) = (x[i], y[i]);
                    Vector128<float> color = isInside || ((uint)px < (uint)(frame.Width - 1) && (uint)py < (uint)(frame.Height - 1))
                        ? Inside(ref pixels, frame.Width, px, py, fractionX[i], fractionY[i])
                        : AtBorder(ref pixels, frame.Width, frame.Height, px, py, fractionX[i], fractionY[i], border);
                    color = color * scale + offset;

                    ref float target = ref Unsafe.Add(ref output, index * 3);
                    if (index < last) color.StoreUnsafe(ref target);
                    else (target, Unsafe.Add(ref target, 1), Unsafe.Add(ref target, 2)) = (color[0], color[1], color[2]);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Inside(ref byte pixels, int width, int x, int y, float fx, float fy)
    {
        ref byte top = ref Unsafe.Add(ref pixels, ((nint)y * width + x) * 4);
        Vector256<float> upper = LoadPair(ref top);
        Vector256<float> lower = LoadPair(ref Unsafe.Add(ref top, (nint)width * 4));
        Vector256<float> pair = upper + (lower - upper) * Vector256.Create(fy);
        return pair.GetLower() + (pair.GetUpper() - pair.GetLower()) * Vector128.Create(fx);
    }

    /// <summary>Two neighbouring RGBA pixels as eight floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LoadPair(ref byte pixel)
    {
        Vector128<byte> bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref pixel)).AsByte();
        if (Avx2.IsSupported) return Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(bytes)); // one instruction in place of five
        Vector128<ushort> words = Vector128.WidenLower(bytes);
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32());
    }

    private static Vector128<float> AtBorder(ref byte pixels, int width, int height, int x, int y, float fx, float fy, BorderMode border)
    {
        Vector128<float> upper = Lerp(Pixel(ref pixels, width, height, x, y, border), Pixel(ref pixels, width, height, x + 1, y, border), fx);
        Vector128<float> lower = Lerp(Pixel(ref pixels, width, height, x, y + 1, border), Pixel(ref pixels, width, height, x + 1, y + 1, border), fx);
        return Lerp(upper, lower, fy);
    }

    private static Vector128<float> Lerp(Vector128<float> a, Vector128<float> b, float t) => a + (b - a) * t;

    private static Vector128<float> Pixel(ref byte pixels, int width, int height, int x, int y, BorderMode border)
    {
        if ((uint)x >= (uint)width || (uint)y >= (uint)height)
        {
            if (border == BorderMode.Zero) return default;
            x = Math.Clamp(x, 0, width - 1);
            y = Math.Clamp(y, 0, height - 1);
        }
        ref byte pixel = ref Unsafe.Add(ref pixels, ((nint)y * width + x) * 4);
        return Vector128.Create(pixel, Unsafe.Add(ref pixel, 1), Unsafe.Add(ref pixel, 2), 0f);
    }
}
