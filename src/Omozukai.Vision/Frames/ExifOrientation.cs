using System.Runtime.InteropServices;
using Omozukai.Core.Pipeline;
using SkiaSharp;

namespace Omozukai.Vision.Frames;

/// <summary>Turns pixels as the orientation tag of EXIF 2.3 (0x0112) says; Skia names its eight values by the corner and side where the first row and column are.</summary>
internal static class ExifOrientation
{
    /// <summary>Copies a picture, turned upright.</summary>
    public static void Apply(ReadOnlySpan<byte> stored, int width, int height, SKEncodedOrigin origin, VideoFrame upright)
    {
        bool isTransposed = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        (int outWidth, int outHeight) = isTransposed ? (height, width) : (width, height);
        upright.Resize(outWidth, outHeight);
        ReadOnlySpan<uint> source = MemoryMarshal.Cast<byte, uint>(stored);
        Span<uint> target = MemoryMarshal.Cast<byte, uint>(upright.Pixels);

        // A pixel of the upright picture lies at start + x·stepX + y·stepY in the stored one.
        int right = width - 1, bottom = (height - 1) * width;
        (int start, int stepX, int stepY) = origin switch
        {
            SKEncodedOrigin.TopRight => (right, -1, width),
            SKEncodedOrigin.BottomRight => (bottom + right, -1, -width),
            SKEncodedOrigin.BottomLeft => (bottom, 1, -width),
            SKEncodedOrigin.LeftTop => (0, width, 1),
            SKEncodedOrigin.RightTop => (bottom, -width, 1),
            SKEncodedOrigin.RightBottom => (bottom + right, -width, -1),
            SKEncodedOrigin.LeftBottom => (right, width, -1),
            _ => (0, 1, width),
        };
        for (int y = 0; y < outHeight; y++)
        {
            Span<uint> row = target.Slice(y * outWidth, outWidth);
            for (int x = 0, at = start + y * stepY; x < row.Length; x++, at += stepX) row[x] = source[at];
        }
    }
}
