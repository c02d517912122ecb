using System.Buffers.Binary;

namespace Omozukai.Studio;

/// <summary>A picture as a page sends it: a header, then the picture (docs/studio-protocol.md).</summary>
/// <param name="Encoding">1: JPEG; 2: RGBA rows.</param>
/// <param name="Number">The page's count of its pictures.</param>
/// <param name="CapturedMs">When it was taken, in milliseconds since 1970, on the page's clock.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal readonly record struct FrameMessage(byte Encoding, uint Number, double CapturedMs, int Width, int Height)
{
    public const byte Type = 16, Version = 1, Jpeg = 1, Rgba = 2;

    /// <summary>Bytes before the picture.</summary>
    public const int HeaderLength = 20;

    /// <summary>The longest message: a raw picture of <see cref="MaxSide"/> by three quarters of it.</summary>
    public const int MaxLength = HeaderLength + MaxSide * (MaxSide * 3 / 4) * 4;

    /// <summary>Larger pictures help no network: all of them look at 256 pixels or fewer of a region.</summary>
    public const int MaxSide = 1280;

    /// <summary>Reads a message's header.</summary>
    /// <returns>False where it is none.</returns>
    public static bool TryRead(ReadOnlySpan<byte> message, out FrameMessage frame)
    {
        frame = default;
        if (message.Length <= HeaderLength || message[0] != Type || message[1] != Version) return false;
        frame = new FrameMessage(
            message[2],
            BinaryPrimitives.ReadUInt32LittleEndian(message[4..]),
            BinaryPrimitives.ReadDoubleLittleEndian(message[8..]),
            BinaryPrimitives.ReadUInt16LittleEndian(message[16..]),
            BinaryPrimitives.ReadUInt16LittleEndian(message[18..]));
        bool isSize = frame.Width is > 0 and <= MaxSide && frame.Height is > 0 and <= MaxSide;
        bool isKnown = frame.Encoding is Jpeg || (frame.Encoding is Rgba && message.Length - HeaderLength == frame.Width * frame.Height * 4);
        return isSize && isKnown && double.IsFinite(frame.CapturedMs);
    }
}
