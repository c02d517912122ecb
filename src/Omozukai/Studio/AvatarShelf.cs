namespace Omozukai.Studio;

/// <summary>The avatars that users have brought, in their folder: so that every page and every start has them.</summary>
internal sealed class AvatarShelf
{
    /// <summary>The largest avatar that is taken.</summary>
    public const long MaxBytes = 512L << 20;

    private const string Extension = ".vrm";

    private readonly string _folder;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    public AvatarShelf(string folder) => _folder = Directory.CreateDirectory(folder).FullName;

    /// <summary>Their file names, in order.</summary>
    public IReadOnlyList<string> List() => [.. Directory.EnumerateFiles(_folder, "*" + Extension).Select(path => Path.GetFileName(path)).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The file of an avatar; null where there is none of that name.</summary>
    public string? Find(string? name)
    {
        if (!IsGood(name)) return null;
        string path = Path.Combine(_folder, name!);
        return File.Exists(path) ? path : null;
    }

    /// <summary>Keeps an avatar; one of the same name gives way.</summary>
    /// <exception cref="InvalidDataException">It is no avatar; the message says what to give.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task SaveAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        if (!IsGood(name)) throw new InvalidDataException("The avatar's name must end in .vrm and hold no slashes.");
        using var file = new Formats.OutputFile(Path.Combine(_folder, name));
        await content.CopyToAsync(file.Stream, cancellationToken);
        if (!IsBinaryGltf(file.Stream)) throw new InvalidDataException($"{name} is no VRM file: it does not begin as a binary glTF does.");
        file.Complete();
    }

    public bool Delete(string name)
    {
        if (Find(name) is not { } path) return false;
        File.Delete(path);
        return true;
    }

    private static bool IsGood(string? name) => FileName.IsGood(name) && name!.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    private static bool IsBinaryGltf(Stream stream)
    {
        Span<byte> magic = stackalloc byte[4];
        stream.Position = 0;
        bool isWhole = stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4;
        stream.Position = stream.Length;
        return isWhole && magic.SequenceEqual("glTF"u8);
    }
}
