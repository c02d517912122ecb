using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Omozukai.Formats.Gltf;

/// <summary>
/// Checks what a glTF claims of its bytes against the bytes there are: buffers, views, accessors and pictures. Programs that load the file
/// afterwards (SharpGLTF, three) allocate what it claims.
/// </summary>
internal sealed class GltfClaims(GltfFile file, Stream stream)
{
    /// <summary>An accessor without bytes is as many zeros as it claims; more vertices than this has no mesh of a figure.</summary>
    private const long MaxZeros = 1 << 24;

    /// <summary>Pixels of a picture and of all: 16384² is the largest texture that graphics cards take, four of them 4 GiB.</summary>
    private const long MaxPixels = 1L << 28, MaxPixelsOfAll = 1L << 30;

    /// <summary>What of a picture within the JSON is decoded to see its size.</summary>
    private const int PictureHeadChars = 1 << 16;

    private readonly List<long> _buffers = [];
    private readonly List<(int Buffer, long Offset, long Length, long Stride)> _views = [];

    /// <exception cref="InvalidDataException">A claim does not hold; the message says which.</exception>
    public void Check()
    {
        CheckBuffers();
        CheckViews();
        CheckAccessors();
        CheckPictures();
    }

    /// <summary>The path of a file that a glTF names, within the folder it lies in.</summary>
    /// <exception cref="InvalidDataException">The name leads out of the folder, or to another machine.</exception>
    public static string RelativePath(string uri, string place)
    {
        string path = Uri.UnescapeDataString(uri);
        bool leadsOut = path.Length == 0 || Path.IsPathRooted(path) || path.Contains(':') || path.Contains('\0')
            || path.Split('/', '\\').Any(part => part is ".." or "");
        return !leadsOut ? path : throw new InvalidDataException($"{place}.uri leads out of the file's own folder ({(uri.Length > 60 ? uri[..60] + "…" : uri)})");
    }

    public static bool IsData(string uri) => uri.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    private void CheckBuffers()
    {
        foreach (JsonElement buffer in file.Root.Items("buffers"))
        {
            string place = $"buffers[{_buffers.Count}]";
            long length = buffer.Whole("byteLength", place) ?? throw new InvalidDataException($"{place}.byteLength is missing");
            string? uri = buffer.Text("uri");
            long there = uri is null ? (_buffers.Count == 0 && file.Binary.Length > 0 ? file.Binary.Length : long.MaxValue) // of a compressed buffer's stand-in nothing is there
                : IsData(uri) ? (uri.Length - uri.IndexOf(',') - 1L) / 4 * 3 + 3
                : long.MaxValue;
            if (uri is not null && !IsData(uri)) RelativePath(uri, place);
            if (length > there) throw new InvalidDataException($"{place} has {length} bytes, and {there} are there");
            _buffers.Add(length);
        }
    }

    private void CheckViews()
    {
        foreach (JsonElement view in file.Root.Items("bufferViews"))
        {
            string place = $"bufferViews[{_views.Count}]";
            int buffer = view.Index("buffer", place, _buffers.Count, "buffers") ?? throw new InvalidDataException($"{place}.buffer is missing");
            long offset = view.Whole("byteOffset", place) ?? 0, length = view.Whole("byteLength", place) ?? throw new InvalidDataException($"{place}.byteLength is missing");
            if (offset > _buffers[buffer] || length > _buffers[buffer] - offset)
                throw new InvalidDataException($"{place} ends at byte {(decimal)offset + length} of a buffer of {_buffers[buffer]}");
            long stride = view.Whole("byteStride", place) ?? 0;
            if (stride > 252) throw new InvalidDataException($"{place}.byteStride is {stride}; expected up to 252"); // glTF 2.0, 5.11.4
            _views.Add((buffer, offset, length, stride));
        }
    }

    private void CheckAccessors()
    {
        JsonElement[] accessors = file.Root.Items("accessors");
        for (int i = 0; i < accessors.Length; i++)
        {
            JsonElement accessor = accessors[i];
            string place = $"accessors[{i}]";
            long count = accessor.Whole("count", place) ?? throw new InvalidDataException($"{place}.count is missing");
            int component = ComponentBytes(accessor, place);
            int element = component * accessor.Text("type") switch
            {
                "SCALAR" => 1,
                "VEC2" => 2,
                "VEC3" => 3,
                "VEC4" or "MAT2" => 4,
                "MAT3" => component == 1 ? 12 : component == 2 ? 12 : 9, // columns are padded to four bytes
                "MAT4" => 16,
                _ => throw new InvalidDataException($"{place}.type is none of SCALAR, VEC2 … MAT4"),
            };
            if (accessor.Child("bufferView") is not null) CheckRange(accessor, place, count, element);
            else if (count > MaxZeros) throw new InvalidDataException($"{place}.count is {count}, and no bytes stand behind it");
            if (accessor.Child("sparse") is not { } sparse) continue;
            long replaced = sparse.Whole("count", place + ".sparse") ?? 0;
            if (replaced > count) throw new InvalidDataException($"{place}.sparse.count is {replaced}, of {count}");
            if (sparse.Child("indices") is not { } indices || sparse.Child("values") is not { } values) throw new InvalidDataException($"{place}.sparse lacks its indices or values");
            CheckRange(indices, place + ".sparse.indices", replaced, ComponentBytes(indices, place + ".sparse.indices"));
            CheckRange(values, place + ".sparse.values", replaced, element);
        }
    }

    private static int ComponentBytes(JsonElement accessor, string place) => accessor.Whole("componentType", place) switch
    {
        5120 or 5121 => 1,
        5122 or 5123 => 2,
        5125 or 5126 => 4,
        null => throw new InvalidDataException($"{place}.componentType is missing"),
        { } other => throw new InvalidDataException($"{place}.componentType is {other}; expected one of 5120 … 5126"),
    };

    private void CheckRange(JsonElement range, string place, long count, int elementBytes)
    {
        int index = range.Index("bufferView", place, _views.Count, "buffer views") ?? throw new InvalidDataException($"{place}.bufferView is missing");
        (_, _, long length, long stride) = _views[index];
        long offset = range.Whole("byteOffset", place) ?? 0;
        decimal end = offset + (count == 0 ? 0 : (decimal)(count - 1) * Math.Max(stride, elementBytes) + elementBytes);
        if (end > length) throw new InvalidDataException($"{place} ends at byte {end} of a view of {length} ({count} elements)");
    }

    private void CheckPictures()
    {
        long all = 0;
        JsonElement[] images = file.Root.Items("images");
        for (int i = 0; i < images.Length; i++)
        {
            string place = $"images[{i}]";
            string? uri = images[i].Text("uri");
            int? view = images[i].Index("bufferView", place, _views.Count, "buffer views");
            if (uri is not null && !IsData(uri)) RelativePath(uri, place);
            if (OpenPicture(uri, view) is not { } picture || !PictureHeader.TryRead(picture, out uint width, out uint height)) continue;
            long pixels = (long)width * height;
            if (pixels > MaxPixels) throw new InvalidDataException($"{place} has {width}×{height} pixels; up to 16384×16384 are read");
            if ((all += pixels) > MaxPixelsOfAll) throw new InvalidDataException($"{place} and the pictures before it have {all >> 20} million pixels together; up to {MaxPixelsOfAll >> 20} are read");
        }
    }

    /// <summary>A picture from its start, where it lies in this file.</summary>
    private Stream? OpenPicture(string? uri, int? view)
    {
        if (uri is not null && IsData(uri))
        {
            string head = uri.Substring(uri.IndexOf(',') + 1, Math.Min(uri.Length - uri.IndexOf(',') - 1, PictureHeadChars) & ~3);
            var bytes = new byte[head.Length];
            Base64.DecodeFromUtf8(Encoding.UTF8.GetBytes(head), bytes, out _, out int written, isFinalBlock: false);
            return new MemoryStream(bytes, 0, written);
        }
        if (view is not { } index || _views[index].Buffer != 0 || file.Binary.Length == 0) return null;
        stream.Position = file.Binary.Offset + _views[index].Offset;
        return stream;
    }
}
