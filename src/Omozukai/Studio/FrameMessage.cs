using System.Buffers.Binary;

namespace Omozukai.Studio;

/// <summary>A picture as a page sends it: a header, then the picture (docs/studio-protocol.md).</summary>
/// <param name="Encoding">1: JPEG; 2: RGBA rows; 3: I420; 4: NV12.</param>
/// <param name="IsFullRange">Luma of the last two goes from 0 to 255, not from 16 to 235.</param>
/// <param name="IsBt709">Their colours are those of BT.709, not of BT.601.</param>
/// <param name="Number">The page's count of its pictures.</param>
/// <param name="CapturedMs">When it was taken, in milliseconds since 1970, on the page's clock.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal readonly record struct FrameMessage(byte Encoding, bool IsFullRange, bool IsBt709, uint Number, double CapturedMs, int Width, int Height)
{
    public const byte Type = 16, Version = 1, Jpeg = 1, Rgba = 2, I420 = 3, Nv12 = 4;

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
            (message[3] & 1) != 0,
            (message[3] & 2) != 0,
            BinaryPrimitives.ReadUInt32LittleEndian(message[4..]),
            BinaryPrimitives.ReadDoubleLittleEndian(message[8..]),
            BinaryPrimitives.ReadUInt16LittleEndian(message[16..]),
            BinaryPrimitives.ReadUInt16LittleEndian(message[18..]));
        bool isSize = frame.Width is > 0 and <= MaxSide && frame.Height is > 0 and <= MaxSide;
        int length = message.Length - HeaderLength;
        bool isKnown = frame.Encoding switch
        {
            Jpeg => true,
            Rgba => length == frame.Width * frame.Height * 4,
            I420 or Nv12 => length == PlanarPicture.LengthOf(frame.Width, frame.Height),
            _ => false,
        };
        return isSize && isKnown && double.IsFinite(frame.CapturedMs);
    }
}
