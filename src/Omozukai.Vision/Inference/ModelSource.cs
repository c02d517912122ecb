using System.IO.Compression;

namespace Omozukai.Vision.Inference;

/// <summary>Reads model files: `.tflite` files, and members of bundles (`.task`, which are zip files) written as "bundle.task!member.tflite".</summary>
internal static class ModelSource
{
    private const char MemberMark = '!';

    /// <summary>No model is larger; MediaPipe's largest has 28 MB.</summary>
    private const long MaximumBytes = 256L << 20;

    /// <exception cref="FileNotFoundException">There is no such file, or no such member in the bundle.</exception>
    /// <exception cref="InvalidDataException">The bundle is no zip file, or the model is too large to be one.</exception>
    public static byte[] Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (File.Exists(path)) return ReadFile(path); // a name may have the mark in it
        int mark = path.LastIndexOf(MemberMark);
        string bundle = mark < 0 ? path : path[..mark];
        if (mark < 0 || !File.Exists(bundle))
            throw new FileNotFoundException($"{bundle}: there is no such model file. Build the project to restore the models, or name the folder they are in (see `omozukai doctor`).", bundle);
        return ReadMember(bundle, path[(mark + 1)..]);
    }

    private static byte[] ReadFile(string path)
    {
        long length = new FileInfo(path).Length;
        if (length > MaximumBytes) throw new InvalidDataException($"{path}: {length} bytes are too many for a model (at most {MaximumBytes}).");
        return File.ReadAllBytes(path);
    }

    private static byte[] ReadMember(string bundle, string member)
    {
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(bundle);
            ZipArchiveEntry entry = zip.GetEntry(member) ?? throw new FileNotFoundException(
                $"{bundle}: the bundle has no '{member}', but: {string.Join(", ", zip.Entries.Take(20).Select(other => other.FullName))}.", bundle);
            if (entry.Length > MaximumBytes) throw new InvalidDataException($"{bundle}: '{member}' has {entry.Length} bytes, too many for a model (at most {MaximumBytes}).");
            using Stream stream = entry.Open();
            return ReadAll(stream, entry.Length) ?? throw new InvalidDataException($"{bundle}: '{member}' does not have the {entry.Length} bytes that the bundle says. Fetch it again.");
        }
        catch (InvalidDataException error) when (!error.Message.StartsWith(bundle, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{bundle}: '{member}' cannot be read: {error.Message} A bundle (.task) is a zip file; fetch it again.", error);
        }
    }

    /// <summary>So many bytes, or null where there are more or fewer. The memory grows with what there is, whatever the bundle says.</summary>
    private static byte[]? ReadAll(Stream stream, long length)
    {
        using MemoryStream data = new();
        byte[] block = new byte[1 << 16];
        for (int count; data.Length <= length && (count = stream.Read(block)) > 0;) data.Write(block, 0, count);
        return data.Length == length ? data.ToArray() : null;
    }
}
