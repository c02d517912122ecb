using System.Text.Json;

namespace Omozukai.Formats.Gltf;

/// <summary>
/// The bytes that a glTF refers to, gathered for the binary part of a GLB: its own binary chunk, buffers and pictures that lie in files beside
/// it, buffers within its JSON. They are copied, never loaded.
/// </summary>
internal sealed class GltfBytes
{
    private readonly GltfFile _file;
    private readonly List<(Func<Stream> Open, long Offset, long Length)> _pieces = [];
    private readonly List<(int Buffer, long Start)> _buffers = []; // what an old buffer has become
    private readonly List<JsonElement> _standIns = [];
    private readonly Dictionary<int, (long Start, long Length, string Type)> _pictures = [];

    /// <exception cref="InvalidDataException">A file beside it is missing or shorter than it should be; without the file's name.</exception>
    public GltfBytes(GltfFile file)
    {
        _file = file;
        JsonElement[] buffers = file.Root.Items("buffers");
        for (int i = 0; i < buffers.Length; i++)
        {
            long length = buffers[i].Whole("byteLength", $"buffers[{i}]") ?? 0;
            string? uri = buffers[i].Text("uri");
            if (uri is null && (i > 0 || file.Binary.Length == 0))
            {
                // The stand-in of compressed data has no bytes of its own
                _standIns.Add(buffers[i]);
                _buffers.Add((_standIns.Count, 0));
                continue;
            }
            _buffers.Add((0, Length));
            if (uri is null) Add(file.OpenBytes, file.Binary.Offset, length);
            else Add(GltfClaims.IsData(uri) ? Within(uri, $"buffers[{i}]", length) : Beside(uri, $"buffers[{i}]", length), 0, length);
        }
        FindPictures();
    }

    /// <summary>Bytes in all, a multiple of 4.</summary>
    public long Length { get; private set; }

    /// <summary>How many buffer views there will be: the file's own, and one for each picture that was none of its views.</summary>
    public int ViewCount { get; private set; }

    public void CopyTo(Stream stream)
    {
        var block = new byte[1 << 16];
        foreach ((Func<Stream> open, long offset, long length) in _pieces)
        {
            using Stream piece = open();
            piece.Position = offset;
            for (long left = length; left > 0;)
            {
                int read = piece.Read(block, 0, (int)Math.Min(left, block.Length));
                if (read == 0) throw new IOException($"{_file.Name} has become shorter while it was read. Try again.");
                stream.Write(block, 0, read);
                left -= read;
            }
            stream.Write("\0\0\0"u8[..(int)(-length & 3)]);
        }
    }

    /// <summary>Writes the array of buffers, the first of which is the binary part.</summary>
    public void WriteBuffers(Utf8JsonWriter json, long binaryBytes)
    {
        json.WriteStartArray("buffers");
        json.WriteStartObject();
        json.WriteNumber("byteLength", binaryBytes);
        json.WriteEndObject();
        foreach (JsonElement standIn in _standIns) standIn.WriteTo(json);
        json.WriteEndArray();
    }

    /// <summary>Writes the file's buffer views, moved to where their bytes are now, into an array that is open.</summary>
    public void WriteViews(Utf8JsonWriter json)
    {
        foreach (JsonElement view in _file.Root.Items("bufferViews"))
        {
            (int buffer, long start) = _buffers[(int)view.Whole("buffer", "bufferViews")!.Value];
            json.WriteStartObject();
            foreach (JsonProperty property in ((JsonElement?)view).Members())
                if (property.Name is not ("buffer" or "byteOffset")) property.WriteTo(json);
            json.WriteNumber("buffer", buffer);
            json.WriteNumber("byteOffset", start + (view.Whole("byteOffset", "bufferViews") ?? 0));
            json.WriteEndObject();
        }
        foreach ((_, (long start, long length, _)) in _pictures.OrderBy(picture => picture.Key))
        {
            json.WriteStartObject();
            json.WriteNumber("buffer", 0);
            json.WriteNumber("byteOffset", start);
            json.WriteNumber("byteLength", length);
            json.WriteEndObject();
        }
    }

    /// <summary>Writes the array of pictures; those that lay beside the file or in its JSON are in the binary part now.</summary>
    public void WritePictures(Utf8JsonWriter json)
    {
        JsonElement[] images = _file.Root.Items("images");
        int view = _file.Root.Items("bufferViews").Length;
        json.WriteStartArray("images");
        for (int i = 0; i < images.Length; i++)
        {
            if (!_pictures.TryGetValue(i, out (long Start, long Length, string Type) picture))
            {
                images[i].WriteTo(json);
                continue;
            }
            json.WriteStartObject();
            foreach (JsonProperty property in ((JsonElement?)images[i]).Members())
                if (property.Name is not ("uri" or "mimeType" or "bufferView")) property.WriteTo(json);
            json.WriteString("mimeType", picture.Type);
            json.WriteNumber("bufferView", view++);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void FindPictures()
    {
        JsonElement[] images = _file.Root.Items("images");
        for (int i = 0; i < images.Length; i++)
        {
            if (images[i].Text("uri") is not { } uri) continue;
            string place = $"images[{i}]";
            Func<Stream> open = GltfClaims.IsData(uri) ? Within(uri, place, 1) : Beside(uri, place, 1);
            using Stream picture = open();
            string type = picture.ReadByte() switch { 0x89 => "image/png", 'R' => "image/webp", 0xAB => "image/ktx2", _ => "image/jpeg" };
            _pictures[i] = (Length, picture.Length, type);
            Add(open, 0, picture.Length);
        }
        ViewCount = _file.Root.Items("bufferViews").Length + _pictures.Count;
    }

    /// <summary>Bytes within the JSON.</summary>
    private static Func<Stream> Within(string uri, string place, long length)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(uri[(uri.IndexOf(',') + 1)..]);
        }
        catch (FormatException reason)
        {
            throw new InvalidDataException($"{place}.uri is damaged: expected base64", reason);
        }
        if (bytes.Length < length) throw new InvalidDataException($"{place} has {length} bytes, and {bytes.Length} are there");
        return () => new MemoryStream(bytes, writable: false);
    }

    /// <summary>A file beside this one, which has the bytes asked for and lies in the same folder, whatever links stand there.</summary>
    private Func<Stream> Beside(string uri, string place, long length)
    {
        string name = GltfClaims.RelativePath(uri, place);
        if (_file.Folder is not { } folder) throw new InvalidDataException($"{place} lies in another file ({name}), and only these bytes are here");
        var info = new FileInfo(Path.Combine(folder, name));
        if (!info.Exists) throw new InvalidDataException($"{place} lies in {name}, which does not exist");
        if (info.LinkTarget is not null) throw new InvalidDataException($"{place} lies in {name}, which is a link");
        if (info.Length < length) throw new InvalidDataException($"{place} has {length} bytes, and {name} has {info.Length}");
        return () => InputFile.Open(info.FullName, bufferBytes: 1 << 16);
    }

    private void Add(Func<Stream> open, long offset, long length)
    {
        _pieces.Add((open, offset, length));
        Length += (length + 3) & ~3L;
    }
}
