using System.Buffers;
using System.Buffers.Binary;
using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Frames;

/// <summary>
/// Writes raw RGBA pictures with their times as a NUT stream, for ffmpeg to encode; the counterpart of <see cref="NutReader"/>.
/// Source: the NUT specification, version 3. Every frame has a syncpoint before it and a whole time stamp, which is the
/// simplest stream there is and costs 30 bytes a frame.
/// </summary>
internal sealed class NutWriter
{
    private const ulong MainStartCode = 0x4E4D_7A56_1F5F_04AD;
    private const ulong StreamStartCode = 0x4E53_1140_5BF2_F9DB;
    private const ulong SyncpointStartCode = 0x4E4B_E4AD_EECA_4569;

    private const byte FrameCode = 0;
    private const int MsbPtsShift = 7;

    private readonly Stream _stream;
    private readonly int _width;
    private readonly int _height;
    private readonly ArrayBufferWriter<byte> _packet = new();
    private readonly ArrayBufferWriter<byte> _head = new();

    /// <summary>Writes the headers; times are stored in ticks of 100 ns.</summary>
    public NutWriter(Stream stream, int width, int height)
    {
        (_stream, _width, _height) = (stream, width, height);
        _stream.Write("nut/multimedia container\0"u8);
        WriteMainHeader();
        WriteStreamHeader();
    }

    /// <summary>Writes a picture of the stream's size.</summary>
    public void Write(VideoFrame frame)
    {
        if ((frame.Width, frame.Height) != (_width, _height)) throw new ArgumentException($"The picture has {frame.Width}×{frame.Height} pixels, the stream {_width}×{_height}.", nameof(frame));

        // 1. The syncpoint: its time, and the distance to the last syncpoint in units of 16 bytes (0: not said).
        ulong pts = (ulong)frame.Timestamp.Ticks;
        _packet.ResetWrittenCount();
        _packet.WriteVarint(pts);
        _packet.WriteVarint(0);
        EndPacket(SyncpointStartCode);

        // 2. The frame: its code, its whole time (raised by the range of short ones), its size.
        _packet.ResetWrittenCount();
        _packet.Write([FrameCode]);
        _packet.WriteVarint(pts + (1 << MsbPtsShift));
        _packet.WriteVarint((ulong)frame.Pixels.Length);
        Span<byte> checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, NutChecksum.Of(_packet.WrittenSpan));
        _packet.Write(checksum);
        _stream.Write(_packet.WrittenSpan);
        _stream.Write(frame.Pixels);
    }

    private void WriteMainHeader()
    {
        _packet.ResetWrittenCount();
        _packet.WriteVarint(3); // version
        _packet.WriteVarint(1); // streams
        _packet.WriteVarint(65536); // greatest distance of syncpoints
        _packet.WriteVarint(1); // time bases
        _packet.WriteVarint(1);
        _packet.WriteVarint((ulong)TimeSpan.TicksPerSecond);

        // All frame codes are alike; the code of the letter N is left out of the count by the specification.
        const NutFrameFlags flags = NutFrameFlags.Key | NutFrameFlags.CodedPts | NutFrameFlags.SizeMsb | NutFrameFlags.Checksum;
        _packet.WriteVarint((ulong)flags);
        _packet.WriteVarint(6); // fields that follow
        _packet.WriteVarint(0); // time delta
        _packet.WriteVarint(1); // size multiplier
        _packet.WriteVarint(0); // stream
        _packet.WriteVarint(0); // lowest bits of the size
        _packet.WriteVarint(0); // reserved
        _packet.WriteVarint(1); // codes of this kind
        _packet.WriteVarint((ulong)NutFrameFlags.Invalid);
        _packet.WriteVarint(6);
        _packet.WriteVarint(0);
        _packet.WriteVarint(1);
        _packet.WriteVarint(0);
        _packet.WriteVarint(0);
        _packet.WriteVarint(0);
        _packet.WriteVarint(254); // the 256 codes but the first and N
        _packet.WriteVarint(0); // no elided headers
        _packet.WriteVarint(0); // flags
        EndPacket(MainStartCode);
    }

    private void WriteStreamHeader()
    {
        _packet.ResetWrittenCount();
        _packet.WriteVarint(0); // stream
        _packet.WriteVarint(0); // video
        _packet.WriteVarint(4);
        _packet.Write("RGBA"u8);
        _packet.WriteVarint(0); // time base
        _packet.WriteVarint(MsbPtsShift);
        _packet.WriteVarint((ulong)TimeSpan.TicksPerSecond); // greatest distance of time stamps without a checksum
        _packet.WriteVarint(0); // decode delay
        _packet.WriteVarint(0); // flags
        _packet.WriteVarint(0); // codec's own data
        _packet.WriteVarint((ulong)_width);
        _packet.WriteVarint((ulong)_height);
        _packet.WriteVarint(0); // shape of the pixels: not said
        _packet.WriteVarint(0);
        _packet.WriteVarint(0); // colour space: not said
        EndPacket(StreamStartCode);
    }

    /// <summary>Start code, length of what follows, the packet, its checksum; no packet here is long enough for a second checksum.</summary>
    private void EndPacket(ulong startCode)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, NutChecksum.Of(_packet.WrittenSpan));
        _packet.Write(bytes[..sizeof(uint)]);
        _head.ResetWrittenCount();
        BinaryPrimitives.WriteUInt64BigEndian(bytes, startCode);
        _head.Write(bytes);
        _head.WriteVarint((ulong)_packet.WrittenCount);
        _stream.Write(_head.WrittenSpan);
        _stream.Write(_packet.WrittenSpan);
    }
}
