using System.Buffers.Binary;
using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Frames;

/// <summary>
/// Reads a NUT stream with one stream of raw RGBA video, as ffmpeg writes it to a pipe: of the container formats ffmpeg can
/// stream, the one with a time on each frame and next to no overhead. Source: the NUT specification, version 3
/// ("NUT Open Container Format"). Checksums are not verified: a pipe does not flip bits.
/// </summary>
internal sealed class NutReader(Stream stream)
{
    private const ulong MainStartCode = 0x4E4D_7A56_1F5F_04AD;
    private const ulong StreamStartCode = 0x4E53_1140_5BF2_F9DB;
    private const ulong SyncpointStartCode = 0x4E4B_E4AD_EECA_4569;

    /// <summary>Packets longer than this carry a checksum behind their length.</summary>
    private const long LongPacket = 4096;

    private const int ChecksumLength = 4;

    private static ReadOnlySpan<byte> FileId => "nut/multimedia container\0"u8;

    private readonly NutInput _input = new(stream);
    private readonly NutFrameCode[] _codes = new NutFrameCode[256];
    private (long Numerator, long Denominator)[] _timeBases = [];
    private int _timeBase;
    private int _msbPtsShift;
    private long _lastPts;

    /// <summary>Width in pixels; 0 before <see cref="ReadHeader"/>.</summary>
    public int Width { get; private set; }

    /// <summary>Height in pixels; 0 before <see cref="ReadHeader"/>.</summary>
    public int Height { get; private set; }

    /// <summary>Reads up to the first frame.</summary>
    /// <returns>False when the stream is empty.</returns>
    /// <exception cref="InvalidDataException">It is not such a stream.</exception>
    public bool ReadHeader()
    {
        if (!_input.TryPeek(out _)) return false;
        Span<byte> id = stackalloc byte[FileId.Length];
        _input.Read(id);
        if (!id.SequenceEqual(FileId)) throw new InvalidDataException("Not a NUT stream: it does not start with \"nut/multimedia container\".");
        while (Width == 0) ReadPacket();
        return true;
    }

    /// <summary>Reads the next frame's pixels and time; the number is left alone.</summary>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="EndOfStreamException">The stream ends within a frame.</exception>
    /// <exception cref="InvalidDataException">It is not such a stream.</exception>
    public bool TryRead(VideoFrame frame)
    {
        // 1. Everything that is not a frame starts with an N, which no frame does.
        while (true)
        {
            if (!_input.TryPeek(out byte next)) return false;
            if (next != (byte)'N') break;
            ReadPacket();
        }

        // 2. The frame code and what it says follows.
        NutFrameCode code = _codes[_input.ReadByte()];
        NutFrameFlags flags = code.Flags;
        if (Has(flags, NutFrameFlags.Coded)) flags ^= (NutFrameFlags)_input.ReadVarint();
        if (Has(flags, NutFrameFlags.Invalid)) throw new InvalidDataException("NUT stream: an invalid frame code.");
        int streamId = Has(flags, NutFrameFlags.StreamId) ? _input.ReadInt() : code.StreamId;
        long pts = Has(flags, NutFrameFlags.CodedPts) ? Decode(_input.ReadVarint()) : _lastPts + code.PtsDelta;
        long size = code.SizeLsb + (Has(flags, NutFrameFlags.SizeMsb) ? (long)_input.ReadInt() * code.SizeMultiplier : 0);
        if (Has(flags, NutFrameFlags.MatchTime)) _input.ReadVarint();
        int headerIndex = Has(flags, NutFrameFlags.HeaderIndex) ? _input.ReadInt() : code.HeaderIndex;
        int reserved = Has(flags, NutFrameFlags.Reserved) ? _input.ReadInt() : code.ReservedCount;
        for (int i = 0; i < reserved; i++) _input.ReadVarint();
        if (Has(flags, NutFrameFlags.Checksum)) _input.Skip(ChecksumLength);

        // 3. The pixels, straight into the picture.
        if (streamId != 0 || headerIndex != 0 || Has(flags, NutFrameFlags.SideAndMetaData))
            throw new InvalidDataException("NUT stream: one stream of plain frames was expected.");
        if (size != 4L * Width * Height)
            throw new InvalidDataException($"NUT stream: a frame has {size} bytes where {Width}×{Height} RGBA pixels have {4L * Width * Height}.");
        frame.Resize(Width, Height);
        _input.Read(frame.Pixels);
        _lastPts = pts;
        frame.Timestamp = Time(pts);
        return true;
    }

    /// <summary>Enum.HasFlag boxes where code is not optimised, which would hide what the frame path allocates.</summary>
    private static bool Has(NutFrameFlags flags, NutFrameFlags flag) => (flags & flag) == flag;

    /// <summary>A short time stamp holds the lowest bits of one near the last; a long one the whole, shifted by the range of the short ones.</summary>
    private long Decode(ulong coded)
    {
        long range = 1L << _msbPtsShift;
        if (coded >= (ulong)range) return checked((long)(coded - (ulong)range));
        long lowest = _lastPts - (range - 1) / 2;
        return (((long)coded - lowest) & (range - 1)) + lowest;
    }

    private TimeSpan Time(long pts)
    {
        (long numerator, long denominator) = _timeBases[_timeBase];
        Int128 ticks = (Int128)pts * numerator * TimeSpan.TicksPerSecond / denominator;
        if (ticks < TimeSpan.MinValue.Ticks || ticks > TimeSpan.MaxValue.Ticks) throw new InvalidDataException("NUT stream: a time stamp out of range.");
        return new TimeSpan((long)ticks);
    }

    private void ReadPacket()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        _input.Read(bytes);
        ulong startCode = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        long length = _input.ReadLong();
        if (length > LongPacket) _input.Skip(ChecksumLength);
        long end = checked(_input.Position + length);
        switch (startCode)
        {
            case MainStartCode: ReadMainHeader(); break;
            case StreamStartCode: ReadStreamHeader(); break;
            case SyncpointStartCode: ReadSyncpoint(); break;
        }
        if (_input.Position > end) throw new InvalidDataException("NUT stream: a packet is longer than it says.");
        _input.Skip(end - _input.Position);
    }

    private void ReadMainHeader()
    {
        int version = _input.ReadInt();
        if (version < 3) throw new InvalidDataException($"NUT stream: version {version}, 3 or 4 was expected.");
        if (version > 3) _input.ReadVarint(); // minor version
        if (_input.ReadInt() != 1) throw new InvalidDataException("NUT stream: one stream was expected.");
        _input.ReadVarint(); // greatest distance of syncpoints
        int count = _input.ReadInt();
        if (count is 0 or > 256) throw new InvalidDataException($"NUT stream: {count} time bases.");
        if (_timeBases.Length != count) _timeBases = new (long, long)[count];
        foreach (ref (long Numerator, long Denominator) timeBase in _timeBases.AsSpan())
        {
            timeBase = (_input.ReadInt(), _input.ReadInt());
            if (timeBase.Numerator == 0 || timeBase.Denominator == 0) throw new InvalidDataException("NUT stream: a time base of zero.");
        }
        ReadFrameCodes();
    }

    /// <summary>The table of frame codes: each entry is a template for a run of codes whose sizes count up; what an entry leaves out stays as in the one before, or is zero.</summary>
    private void ReadFrameCodes()
    {
        int ptsDelta = 0, multiplier = 1, streamId = 0, headerIndex = 0;
        for (int i = 0; i < _codes.Length;)
        {
            var flags = (NutFrameFlags)_input.ReadInt();
            int fields = _input.ReadInt();
            if (fields > 0) ptsDelta = (int)_input.ReadSigned();
            if (fields > 1) multiplier = _input.ReadInt();
            if (fields > 2) streamId = _input.ReadInt();
            int size = fields > 3 ? _input.ReadInt() : 0;
            int reserved = fields > 4 ? _input.ReadInt() : 0;
            int count = fields > 5 ? _input.ReadInt() : multiplier - size;
            if (fields > 6) _input.ReadSigned(); // match time delta
            if (fields > 7) headerIndex = _input.ReadInt();
            for (int extra = 8; extra < fields; extra++) _input.ReadVarint();
            if (count <= 0) throw new InvalidDataException("NUT stream: an empty run of frame codes.");
            for (int j = 0; j < count && i < _codes.Length; i++)
            {
                if (i == 'N') _codes[i] = new NutFrameCode(NutFrameFlags.Invalid, 0, 0, 0, 0, 0, 0);
                else _codes[i] = new NutFrameCode(flags, ptsDelta, multiplier, streamId, size + j++, reserved, headerIndex);
            }
        }
    }

    private void ReadStreamHeader()
    {
        if (_timeBases.Length == 0) throw new InvalidDataException("NUT stream: a stream before the main header.");
        _input.ReadVarint(); // stream
        if (_input.ReadInt() != 0) throw new InvalidDataException("NUT stream: a video stream was expected.");
        Span<byte> codec = stackalloc byte[4];
        if (_input.ReadInt() != codec.Length) throw new InvalidDataException("NUT stream: a codec of four letters was expected.");
        _input.Read(codec);
        if (!codec.SequenceEqual("RGBA"u8)) throw new InvalidDataException("NUT stream: RGBA pixels were expected.");
        _timeBase = _input.ReadInt();
        if (_timeBase >= _timeBases.Length) throw new InvalidDataException("NUT stream: an unknown time base.");
        _msbPtsShift = _input.ReadInt();
        if (_msbPtsShift > 32) throw new InvalidDataException("NUT stream: time stamps of too many bits.");
        _input.ReadVarint(); // greatest distance of time stamps
        _input.ReadVarint(); // decode delay
        _input.ReadVarint(); // flags
        _input.Skip(_input.ReadInt()); // codec's own data
        int width = _input.ReadInt(), height = _input.ReadInt();
        if (width == 0 || height == 0 || height > Array.MaxLength / 4 / width) throw new InvalidDataException($"NUT stream: a picture of {width}×{height}.");
        if (Width != 0 && (width, height) != (Width, Height)) throw new InvalidDataException("NUT stream: the size of the picture changes.");
        (Width, Height) = (width, height);
    }

    /// <summary>A syncpoint states the time from which the next time stamps are counted, in any of the time bases.</summary>
    private void ReadSyncpoint()
    {
        if (_timeBases.Length == 0) throw new InvalidDataException("NUT stream: a syncpoint before the main header.");
        (ulong pts, ulong timeBase) = Math.DivRem(_input.ReadVarint(), (ulong)_timeBases.Length);
        (long numerator, long denominator) = _timeBases[timeBase];
        (long toNumerator, long toDenominator) = _timeBases[_timeBase];
        Int128 scaled = (Int128)pts * numerator * toDenominator / ((Int128)denominator * toNumerator);
        if (scaled > long.MaxValue / 2) throw new InvalidDataException("NUT stream: a time stamp out of range.");
        _lastPts = (long)scaled;
    }
}
