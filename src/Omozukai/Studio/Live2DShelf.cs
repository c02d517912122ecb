using Omozukai.Formats;

namespace Omozukai.Studio;

/// <summary>The Live2D models that users have brought, folder by folder, and their Cubism Core, which is no part of this program.</summary>
internal sealed class Live2DShelf
{
    /// <summary>The largest file that is taken: a texture of 16384 pixels a side is some 200 MB.</summary>
    public const long MaxBytes = 256L << 20;

    private const string ModelEnd = ".model3.json", CoreName = "live2dcubismcore.js", CoreWord = "Live2DCubismCore";
    private const int MaxDepth = 6, MaxFiles = 2000;

    private static readonly string[] s_kinds = [".json", ".moc3", ".png", ".jpg", ".jpeg", ".webp"];

    private readonly string _folder;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    public Live2DShelf(string folder) => _folder = Directory.CreateDirectory(folder).FullName;

    /// <summary>What there is, as pages are told.</summary>
    public Live2DStatus Status
    {
        get
        {
            string models = Directory.CreateDirectory(Path.Combine(_folder, "models")).FullName;
            return new Live2DStatus(
                [.. Directory.EnumerateFiles(models, "*" + ModelEnd, SearchOption.AllDirectories).Select(path => Path.GetRelativePath(models, path).Replace('\\', '/')).Order(StringComparer.Ordinal)],
                File.Exists(CorePath));
        }
    }

    /// <summary>Where the user's Core is kept.</summary>
    public string CorePath => Path.Combine(_folder, CoreName);

    /// <summary>A model's file; null where there is none of that name.</summary>
    public string? Find(string? path) => PathOf(path) is { } full && File.Exists(full) ? full : null;

    /// <summary>Keeps a file of a model.</summary>
    /// <exception cref="InvalidDataException">Its name is none that a model's file has.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task SaveAsync(string? path, Stream content, CancellationToken cancellationToken)
    {
        if (PathOf(path) is not { } full) throw new InvalidDataException($"{path} is no file of a Live2D model. Known are {string.Join(", ", s_kinds)}.");
        if (Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Take(MaxFiles).Count() == MaxFiles) throw new InvalidDataException("There are too many Live2D files already. Remove models first.");
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using var file = new OutputFile(full);
        await content.CopyToAsync(file.Stream, cancellationToken);
        file.Complete();
    }

    /// <summary>Keeps the user's Core.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task SaveCoreAsync(Stream content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(content);
        string script = await reader.ReadToEndAsync(cancellationToken);
        if (!script.Contains(CoreWord, StringComparison.Ordinal)) throw new InvalidDataException("This is not Cubism Core. Its file is Core/live2dcubismcore.min.js of the Cubism SDK for Web.");
        using var file = new OutputFile(CorePath);
        using (var writer = new StreamWriter(file.Stream, leaveOpen: true)) await writer.WriteAsync(script.AsMemory(), cancellationToken);
        file.Complete();
    }

    /// <summary>Removes a model with its folder.</summary>
    public bool Delete(string path)
    {
        if (Find(path) is not { } model) return false;
        string folder = Path.GetDirectoryName(model)!;
        if (folder == Path.Combine(_folder, "models")) File.Delete(model);
        else Directory.Delete(folder, recursive: true);
        return true;
    }

    private string? PathOf(string? path)
    {
        string[] parts = path?.Split('/') ?? [];
        bool isGood = parts.Length is > 0 and <= MaxDepth && Array.TrueForAll(parts, FileName.IsGood) && s_kinds.Contains(Path.GetExtension(parts[^1]), StringComparer.OrdinalIgnoreCase);
        return isGood ? Path.Combine([_folder, "models", .. parts]) : null;
    }
}
