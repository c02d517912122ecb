namespace Omozukai.Vision.Inference;

/// <summary>Loads networks from one folder, with one cache.</summary>
internal sealed class NetworkLoader(string? modelFolder, string? cacheFolder)
{
    private readonly ModelFiles _files = new(modelFolder) { FetchedFolder = cacheFolder is null ? null : ModelFiles.FetchedIn(cacheFolder) };

    /// <summary>Whether a model, or a bundle, is on this machine.</summary>
    public bool Has(string file) => _files.TryFind(file) is not null;

    /// <summary>Loads a model by its file name, or by "bundle!member", keeping the outputs given (all where null).</summary>
    public Network Load(string file, IReadOnlyList<int>? outputs = null)
    {
        string[] names = file.Split('!');
        string path = _files.Find(names[0]);
        return Network.Load(names.Length > 1 ? $"{path}!{names[1]}" : path, new NetworkOptions { Outputs = outputs, CacheFolder = cacheFolder });
    }
}
