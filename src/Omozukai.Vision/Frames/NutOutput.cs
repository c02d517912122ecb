using System.Buffers;

namespace Omozukai.Vision.Frames;

/// <summary>The numbers of a NUT stream on their way out; the counterpart of <see cref="NutInput"/>.</summary>
internal static class NutOutput
{
    /// <summary>A number in groups of seven bits, highest first ("v" in the specification).</summary>
    public static void WriteVarint(this ArrayBufferWriter<byte> output, ulong value)
    {
        int groups = 1;
        for (ulong rest = value >> 7; rest != 0; rest >>= 7) groups++;
        Span<byte> bytes = output.GetSpan(groups);
        for (int i = groups - 1; i >= 0; i--, value >>= 7) bytes[i] = (byte)((value & 0x7F) | (i == groups - 1 ? 0u : 0x80u));
        output.Advance(groups);
    }
}
