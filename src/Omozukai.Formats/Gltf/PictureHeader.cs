using System.Buffers.Binary;

namespace Omozukai.Formats.Gltf;

/// <summary>The size of a picture, from its first bytes alone: a small file may ask for any amount of memory once it is decoded.</summary>
internal static class PictureHeader
{
    /// <summary>Reads the size of a PNG, JPEG, WebP or KTX2 picture.</summary>
    /// <param name="picture">Stands at the picture's start; moves.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <returns>False for other kinds, and where the header is damaged.</returns>
    public static bool TryRead(Stream picture, out uint width, out uint height)
    {
        Span<byte> head = stackalloc byte[32];
        head = head[..picture.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        width = height = 0;
        if (head.Length < 30) return false;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
        {
            width = BinaryPrimitives.ReadUInt32BigEndian(head[16..]); // PNG, 11.2.2: IHDR comes first
            height = BinaryPrimitives.ReadUInt32BigEndian(head[20..]);
            return true;
        }
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            picture.Seek(2 - head.Length, SeekOrigin.Current);
            return TryReadJpeg(picture, out width, out height);
        }
        if (head.StartsWith((ReadOnlySpan<byte>)[0xAB, (byte)'K', (byte)'T', (byte)'X', (byte)' ', (byte)'2', (byte)'0']))
        {
            width = BinaryPrimitives.ReadUInt32LittleEndian(head[20..]);
            height = BinaryPrimitives.ReadUInt32LittleEndian(head[24..]);
            return true;
        }
        return head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) && TryReadWebP(head[12..], out width, out height);
    }

    /// <summary>Steps from segment to segment to the start of a frame (ITU-T T.81, B.2.2).</summary>
    private static bool TryReadJpeg(Stream picture, out uint width, out uint height)
    {
        const int MaxSegments = 1000;
        Span<byte> segment = stackalloc byte[9];
        width = height = 0;
        for (int i = 0; i < MaxSegments; i++)
        {
            if (picture.ReadAtLeast(segment[..4], 4, throwOnEndOfStream: false) < 4 || segment[0] != 0xFF) return false;
            byte marker = segment[1];
            int length = BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (picture.ReadAtLeast(segment[4..], 5, throwOnEndOfStream: false) < 5) return false;
                height = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(segment[7..]);
                return true;
            }
            if (length < 2) return false;
            picture.Seek(length - 2, SeekOrigin.Current);
        }
        return false;
    }

    /// <summary>The three kinds of first chunk (WebP container specification; RFC 6386, 9.1).</summary>
    private static bool TryReadWebP(ReadOnlySpan<byte> chunk, out uint width, out uint height)
    {
        (width, height) = (0, 0);
        if (chunk.StartsWith("VP8X"u8))
        {
            width = 1 + (BinaryPrimitives.ReadUInt32LittleEndian(chunk[12..]) & 0xFFFFFF);
            height = 1 + (BinaryPrimitives.ReadUInt32LittleEndian(chunk[14..]) >> 8);
        }
        else if (chunk.StartsWith("VP8L"u8))
        {
            uint bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]);
            (width, height) = (1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }
        else if (chunk.StartsWith("VP8 "u8))
        {
            width = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFFu;
            height = BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFFu;
        }
        return width > 0;
    }
}
