using System.Buffers.Binary;
using System.Text.Json;

namespace Omozukai.Formats.Gltf;

/// <summary>
/// A glTF 2.0 file, binary or text, taken apart but not decoded: its JSON, its nodes, and where its bytes lie. Nothing that a file claims
/// is believed before it is checked against what is there, and buffers and pictures are never loaded, so that reading
/// takes time and memory by the size of the JSON alone.
/// </summary>
/// <remarks>Messages of exceptions say place and problem, and leave the file's name to the caller.</remarks>
internal sealed class GltfFile
{
    /// <summary>The JSON of the largest avatars has some 10 MB; text files with their buffers within have more.</summary>
    private const int MaxJsonBytes = 64 << 20;

    /// <summary>Values in the JSON; each takes 12 bytes of memory beside its text.</summary>
    private const int MaxTokens = 4 << 20;

    private const uint Version = 2, JsonChunk = 0x4E4F534A, BinaryChunk = 0x004E4942; // glTF 2.0, 4.4
    private const int HeaderBytes = 12, ChunkHeaderBytes = 8;

    private readonly Func<Stream> _open;

    private GltfFile(string name, Func<Stream> open)
    {
        Name = name;
        _open = open;
    }

    /// <summary>What messages call the file.</summary>
    public string Name { get; }

    /// <summary>The folder that a text file's own files lie in; null for bytes from elsewhere.</summary>
    public string? Folder { get; private init; }

    public JsonElement Root { get; private set; }

    public IReadOnlyList<GltfNode> Nodes { get; private set; } = [];

    /// <summary>Where the binary chunk lies in the file; 0 bytes long where there is none.</summary>
    public (long Offset, long Length) Binary { get; private set; }

    /// <summary>Opens and checks a file.</summary>
    /// <exception cref="IOException">It is missing or cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is no glTF, or damaged.</exception>
    public static GltfFile Open(string path)
    {
        var file = new GltfFile(path, () => InputFile.Open(path, bufferBytes: 1 << 16)) { Folder = Path.GetDirectoryName(Path.GetFullPath(path)) };
        file.Read();
        return file;
    }

    /// <summary>Checks a file's bytes.</summary>
    /// <exception cref="InvalidDataException">They are no glTF, or damaged.</exception>
    public static GltfFile Parse(byte[] bytes, string name)
    {
        var file = new GltfFile(name, () => new MemoryStream(bytes, writable: false));
        file.Read();
        return file;
    }

    /// <summary>The file's bytes, from its start.</summary>
    public Stream OpenBytes() => _open();

    /// <summary>An extension of the whole file, or null.</summary>
    public JsonElement? Extension(string name) => Root.Child("extensions").Child(name);

    private void Read()
    {
        using Stream stream = OpenBytes();
        if (!stream.CanSeek) throw new InvalidDataException("it is a pipe; expected a file, of which parts can be read");

        // 1. The container: where JSON and binary lie
        (long offset, long length) = FindChunks(stream);

        // 2. The JSON
        var json = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(json);
        Root = ParseJson(json);
        if (Root.ValueKind != JsonValueKind.Object) throw new InvalidDataException("its JSON is no object");
        string version = Root.Child("asset").Text("version") ?? throw new InvalidDataException("asset.version is missing: it is no glTF");
        if (!version.StartsWith("2.", StringComparison.Ordinal)) throw new InvalidDataException($"asset.version is {(version.Length > 10 ? version[..10] : version)}; this program reads glTF 2");

        // 3. What it claims: buffers, accessors, pictures, nodes
        new GltfClaims(this, stream).Check();
        Nodes = GltfNodes.Read(Root);
    }

    /// <summary>Finds the JSON and the binary chunk; a text file is all JSON.</summary>
    private (long Offset, long Length) FindChunks(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderBytes + ChunkHeaderBytes];
        int read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (!header.StartsWith("glTF"u8))
        {
            if (!header[..read].TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8)) throw new InvalidDataException("it does not begin as a glTF does");
            return stream.Length <= MaxJsonBytes ? (0, stream.Length) : throw TooLong(stream.Length);
        }
        if (read < header.Length) throw new InvalidDataException("it breaks off in its header");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]), length = BinaryPrimitives.ReadUInt32LittleEndian(header[12..]);
        if (version != Version) throw new InvalidDataException($"it is a GLB of version {version}; this program reads version {Version}");
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[16..]) != JsonChunk) throw new InvalidDataException("its first chunk is not JSON");
        if (length > MaxJsonBytes) throw TooLong(length);
        long end = header.Length + (long)length;
        if (end > stream.Length) throw new InvalidDataException($"it breaks off in its JSON, after {stream.Length} bytes; expected {end} and more");

        // Chunks stand at multiples of four bytes; some exporters forget the last padding.
        stream.Position = end = Math.Min((end + 3) & ~3L, stream.Length);
        Span<byte> chunk = header[..ChunkHeaderBytes];
        if (stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false) == chunk.Length && BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]) == BinaryChunk)
        {
            Binary = (end + ChunkHeaderBytes, BinaryPrimitives.ReadUInt32LittleEndian(chunk));
            if (Binary.Offset + Binary.Length > stream.Length)
                throw new InvalidDataException($"it breaks off after {stream.Length} bytes; expected {Binary.Offset + Binary.Length}");
        }
        return (HeaderBytes + ChunkHeaderBytes, length);

        static InvalidDataException TooLong(long length) => new($"its JSON has {length >> 20} MiB; up to {MaxJsonBytes >> 20} MiB are read");
    }

    private static JsonElement ParseJson(ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
        json = json[..json.Span.TrimEnd("\0 \t\r\n"u8).Length]; // some exporters pad with zeros
        try
        {
            // Counted before a tree is made of it: many small values take many times their text
            var reader = new Utf8JsonReader(json.Span);
            for (int tokens = 0; reader.Read(); tokens++)
                if (tokens == MaxTokens) throw new InvalidDataException($"its JSON has more than {MaxTokens} values");
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException reason)
        {
            throw new InvalidDataException($"its JSON is damaged, at line {(reason.LineNumber ?? 0) + 1}, byte {(reason.BytePositionInLine ?? 0) + 1}", reason);
        }
    }
}
