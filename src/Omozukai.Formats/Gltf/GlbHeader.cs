using System.Buffers.Binary;

namespace Omozukai.Formats.Gltf;

/// <summary>Writes what stands before the binary part of a GLB (glTF 2.0, 4.4).</summary>
internal static class GlbHeader
{
    private const uint Magic = 0x46546C67, Version = 2, JsonChunk = 0x4E4F534A, BinaryChunk = 0x004E4942;
    private const int HeaderBytes = 12, ChunkHeaderBytes = 8;

    /// <summary>Writes header, JSON and the binary chunk's header; the binary part comes next.</summary>
    /// <param name="output">The file.</param>
    /// <param name="json">The JSON; its end is padded.</param>
    /// <param name="binaryBytes">Length of the binary part, a multiple of 4.</param>
    /// <exception cref="InvalidOperationException">It would be more than a GLB may hold.</exception>
    public static void Write(OutputFile output, ReadOnlySpan<byte> json, long binaryBytes)
    {
        int padding = -json.Length & 3; // chunks end on four bytes
        long fileBytes = HeaderBytes + ChunkHeaderBytes + json.Length + padding + ChunkHeaderBytes + binaryBytes;
        if (fileBytes > uint.MaxValue)
            throw new InvalidOperationException($"{output.Name} cannot be written: the motion has more than the 4 GB that a GLB may hold. Cut it in pieces with --start and --duration.");

        Stream stream = output.Stream;
        WriteUInt32(stream, Magic);
        WriteUInt32(stream, Version);
        WriteUInt32(stream, (uint)fileBytes);
        WriteUInt32(stream, (uint)(json.Length + padding));
        WriteUInt32(stream, JsonChunk);
        stream.Write(json);
        stream.Write("   "u8[..padding]);
        WriteUInt32(stream, (uint)binaryBytes);
        WriteUInt32(stream, BinaryChunk);
    }

    private static void WriteUInt32(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
