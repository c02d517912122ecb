using System.Buffers.Binary;

namespace Omozukai.Vision.Frames;

/// <summary>
/// Whether a video file ends where its container says. Decoders read what there is and call it a success, so the outermost
/// lengths are checked: the boxes of MP4 and MOV (ISO 14496-12), the segment of Matroska and WebM (RFC 9559), the chunks
/// of AVI (RIFF), the tags of FLV, the trailer of GIF (GIF89a). Other containers have no stated end.
/// </summary>
internal static class ContainerEnd
{
    private const byte GifTrailer = 0x3B;
    private static ReadOnlySpan<byte> EbmlId => [0x1A, 0x45, 0xDF, 0xA3];
    private static ReadOnlySpan<byte> SegmentId => [0x18, 0x53, 0x80, 0x67];

    /// <summary>Whether ffmpeg estimates the length of such a file from what is there, so that it says nothing about completeness.</summary>
    public static bool IsLengthGuessed(string path)
    {
        Span<byte> head = stackalloc byte[12];
        using FileStream file = Open(path, head);
        return IsAvi(head) || IsGif(head);
    }

    /// <summary>Whether the file is shorter than its container says.</summary>
    public static bool IsMissing(string path)
    {
        Span<byte> head = stackalloc byte[12];
        using FileStream file = Open(path, head);
        if (head[4..8].SequenceEqual("ftyp"u8)) return IsCutInBox(file);
        if (head.StartsWith(EbmlId)) return IsCutInSegment(file);
        if (IsAvi(head)) return IsCutInChunk(file);
        if (head.StartsWith("FLV\x1"u8)) return IsCutInTag(file, BinaryPrimitives.ReadUInt32BigEndian(head[5..]));
        return IsGif(head) && IsWithoutTrailer(file);
    }

    /// <summary>Whether the file starts as MP4 and MOV do.</summary>
    public static bool IsMp4(string path)
    {
        Span<byte> head = stackalloc byte[12];
        using FileStream file = Open(path, head);
        return head[4..8].SequenceEqual("ftyp"u8);
    }

    private static bool IsAvi(ReadOnlySpan<byte> head) => head.StartsWith("RIFF"u8) && head[8..].StartsWith("AVI"u8);

    private static bool IsGif(ReadOnlySpan<byte> head) => head.StartsWith("GIF8"u8);

    private static FileStream Open(string path, Span<byte> head)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _ = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return file;
    }

    /// <summary>Box: 32-bit length, type; a length of 1 stands for the 64-bit one that follows, 0 for the rest of the file.</summary>
    private static bool IsCutInBox(FileStream file)
    {
        Span<byte> header = stackalloc byte[16];
        while (file.Position < file.Length)
        {
            long start = file.Position;
            int read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (read < 8) return true;
            long length = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (length == 1 && read == header.Length) length = BinaryPrimitives.ReadInt64BigEndian(header[8..]);
            if (length == 0) return false;
            if (length < 8) return false; // Padding or worse behind the last box: not a matter of the end.
            if (length > file.Length - start) return true;
            file.Position = start + length;
        }
        return false;
    }

    /// <summary>EBML element: identifier, length, both of variable size; a length of all ones is unknown, as in live recordings.</summary>
    private static bool IsCutInSegment(FileStream file)
    {
        Span<byte> id = stackalloc byte[4];
        while (file.ReadAtLeast(id, id.Length, throwOnEndOfStream: false) == id.Length)
        {
            if (!TryReadLength(file, out long length)) return false;
            if (id.SequenceEqual(SegmentId)) return length > file.Length - file.Position;
            if (!id.SequenceEqual(EbmlId) || length > file.Length - file.Position) return false;
            file.Position += length;
        }
        return true;
    }

    private static bool TryReadLength(FileStream file, out long length)
    {
        length = 0;
        int first = file.ReadByte();
        if (first <= 0) return false;
        int size = System.Numerics.BitOperations.LeadingZeroCount((uint)first) - 24 + 1;
        length = first & (0xFF >> size);
        bool isUnknown = length == 0xFF >> size;
        for (int i = 1; i < size; i++)
        {
            int next = file.ReadByte();
            if (next < 0) return false;
            isUnknown &= next == 0xFF;
            length = (length << 8) | (uint)next;
        }
        return !isUnknown;
    }

    /// <summary>RIFF: "RIFF", 32-bit length; files above 1 GiB are several of them in a row. A length of 0 was never filled in.</summary>
    private static bool IsCutInChunk(FileStream file)
    {
        Span<byte> header = stackalloc byte[8];
        while (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header.StartsWith("RIFF"u8))
        {
            long length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            if (length == 0) return true;
            if (length > file.Length - file.Position) return true;
            file.Position += length + (length & 1);
        }
        return false;
    }

    /// <summary>FLV: a header, then tags of 11 bytes and their data, each followed by its own length in 4 bytes (Video File Format Specification 10, annex E).</summary>
    private static bool IsCutInTag(FileStream file, uint headerLength)
    {
        const int tagHeader = 11, previousLength = 4;
        Span<byte> tag = stackalloc byte[tagHeader];
        file.Position = headerLength + previousLength;
        while (file.Position < file.Length)
        {
            if (file.ReadAtLeast(tag, tagHeader, throwOnEndOfStream: false) < tagHeader) return true;
            file.Position += ((tag[1] << 16) | (tag[2] << 8) | tag[3]) + previousLength;
        }
        return file.Position > file.Length;
    }

    /// <summary>Some writers pad with zeros behind the trailer.</summary>
    private static bool IsWithoutTrailer(FileStream file)
    {
        const int padding = 64;
        Span<byte> tail = stackalloc byte[padding];
        file.Position = Math.Max(0, file.Length - padding);
        int read = file.ReadAtLeast(tail, padding, throwOnEndOfStream: false);
        return !tail[..read].TrimEnd((byte)0).EndsWith([GifTrailer]);
    }
}
