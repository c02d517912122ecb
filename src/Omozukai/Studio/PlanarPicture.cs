using Omozukai.Core.Pipeline;

namespace Omozukai.Studio;

/// <summary>A camera's picture as most cameras give it: luma for each pixel, two colour differences for each four (I420: in planes of their own; NV12: side by side).</summary>
/// <remarks>The figures are those of ITU-R BT.601-7 and BT.709-6, in 16 bits after the point.</remarks>
internal readonly struct PlanarPicture
{
    private const int One = 1 << 16, Half = One / 2;

    private readonly bool _isPaired;
    private readonly int _black, _luma, _redByV, _greenByU, _greenByV, _blueByU;

    /// <param name="isPaired">NV12.</param>
    /// <param name="isFullRange">Luma from 0 to 255, not from 16 to 235.</param>
    /// <param name="isBt709">BT.709's share of red and blue in luma, not BT.601's.</param>
    public PlanarPicture(bool isPaired, bool isFullRange, bool isBt709)
    {
        _isPaired = isPaired;
        (double red, double blue) = isBt709 ? (0.2126, 0.0722) : (0.299, 0.114);
        double luma = isFullRange ? 1 : 255 / 219.0, chroma = isFullRange ? 1 : 255 / 224.0, green = 1 - red - blue;
        _black = isFullRange ? 0 : 16;
        _luma = (int)Math.Round(luma * One);
        _redByV = (int)Math.Round(2 * (1 - red) * chroma * One);
        _blueByU = (int)Math.Round(2 * (1 - blue) * chroma * One);
        _greenByU = (int)Math.Round(2 * blue * (1 - blue) / green * chroma * One);
        _greenByV = (int)Math.Round(2 * red * (1 - red) / green * chroma * One);
    }

    /// <summary>Bytes of a picture.</summary>
    public static int LengthOf(int width, int height) => (width * height) + (2 * ((width + 1) / 2) * ((height + 1) / 2));

    /// <summary>Makes RGBA of a picture whose size the frame has already.</summary>
    public void Decode(ReadOnlySpan<byte> data, VideoFrame frame)
    {
        (int width, int height) = (frame.Width, frame.Height);
        int across = (width + 1) / 2, step = _isPaired ? 2 : 1;
        ReadOnlySpan<byte> colours = data[(width * height)..];
        ReadOnlySpan<byte> us = colours, vs = _isPaired ? colours[1..] : colours[(across * ((height + 1) / 2))..];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> lumas = data.Slice(y * width, width);
            Span<byte> row = frame.Pixels.Slice(4 * y * width, 4 * width);
            int at = y / 2 * across * step;
            for (int x = 0; x < width; x += 2, at += step)
            {
                int u = us[at] - 128, v = vs[at] - 128;
                int red = (_redByV * v) + Half, green = Half - (_greenByU * u) - (_greenByV * v), blue = (_blueByU * u) + Half;
                Put(row, x, lumas[x], red, green, blue);
                if (x + 1 < width) Put(row, x + 1, lumas[x + 1], red, green, blue);
            }
        }
    }

    private void Put(Span<byte> row, int x, byte luma, int red, int green, int blue)
    {
        int light = (luma - _black) * _luma;
        Span<byte> pixel = row.Slice(4 * x, 4);
        pixel[0] = Clamp((light + red) >> 16);
        pixel[1] = Clamp((light + green) >> 16);
        pixel[2] = Clamp((light + blue) >> 16);
        pixel[3] = 255;
    }

    private static byte Clamp(int value) => (uint)value <= 255 ? (byte)value : value < 0 ? (byte)0 : (byte)255;
}
