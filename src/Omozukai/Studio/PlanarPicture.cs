using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Omozukai.Core.Pipeline;

namespace Omozukai.Studio;

/// <summary>A camera's picture as most cameras give it: luma for each pixel, two colour differences for each four (I420: in planes of their own; NV12: side by side).</summary>
/// <remarks>The figures are those of ITU-R BT.601-7 and BT.709-6, in 16 bits after the point. Eight pixels are worked on side by side.</remarks>
internal readonly struct PlanarPicture
{
    private const int One = 1 << 16, Half = One / 2, Block = 8;

    /// <summary>Which bytes of a block's colour differences belong to its eight pixels.</summary>
    private static readonly Vector128<byte> s_single = Vector128.Create((byte)0, 0, 1, 1, 2, 2, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0), s_paired = Vector128.Create((byte)0, 0, 2, 2, 4, 4, 6, 6, 0, 0, 0, 0, 0, 0, 0, 0);

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
        Span<uint> pixels = MemoryMarshal.Cast<byte, uint>(frame.Pixels);
        Span<uint> last = stackalloc uint[Block];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> lumas = data.Slice(y * width, width);
            Span<uint> row = pixels.Slice(y * width, width);
            int at = y / 2 * across * step;
            for (int x = 0; x < width; x += Block, at += Block / 2 * step)
            {
                Vector256<uint> colors = Colors(Widen(Load(lumas[x..])), Differences(us[at..]), Differences(vs[at..]));
                if (x + Block <= width)
                {
                    colors.CopyTo(row[x..]);
                    continue;
                }
                colors.CopyTo(last);
                last[..(width - x)].CopyTo(row[x..]);
            }
        }
    }

    private Vector256<uint> Colors(Vector256<int> luma, Vector256<int> u, Vector256<int> v)
    {
        Vector256<int> light = ((luma - Vector256.Create(_black)) * _luma) + Vector256.Create(Half);
        Vector256<int> red = light + (v * _redByV), green = light - (u * _greenByU) - (v * _greenByV), blue = light + (u * _blueByU);
        return Clamp(red) | (Clamp(green) << 8) | (Clamp(blue) << 16) | Vector256.Create(0xff000000u);
    }

    private static Vector256<uint> Clamp(Vector256<int> value) => Vector256.Min(Vector256.Max(value >> 16, Vector256<int>.Zero), Vector256.Create(255)).AsUInt32();

    /// <summary>A colour difference of each of eight pixels, from -128 to 127.</summary>
    private Vector256<int> Differences(ReadOnlySpan<byte> plane) => Widen(Vector128.Shuffle(Load(plane), _isPaired ? s_paired : s_single)) - Vector256.Create(128);

    /// <summary>Eight bytes, or as many as there are.</summary>
    private static Vector128<byte> Load(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= Block) return Vector128.CreateScalarUnsafe(MemoryMarshal.Read<ulong>(bytes)).AsByte();
        ulong few = 0;
        for (int i = bytes.Length - 1; i >= 0; i--) few = (few << 8) | bytes[i];
        return Vector128.CreateScalarUnsafe(few).AsByte();
    }

    private static Vector256<int> Widen(Vector128<byte> bytes)
    {
        Vector128<ushort> words = Vector128.WidenLower(bytes);
        return Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32();
    }
}
