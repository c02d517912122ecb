namespace Omozukai.Vision.Inference;

/// <summary>Loads networks from one folder, with one cache.</summary>
internal sealed class NetworkLoader(string? modelFolder, string? cacheFolder)
{
    private readonly ModelFiles _files = new(modelFolder);

    /// <summary>Loads a model by its file name, keeping the outputs given (all where null).</summary>
    public Network Load(string file, IReadOnlyList<int>? outputs = null) =>
        Network.Load(_files.Find(file), new NetworkOptions { Outputs = outputs, CacheFolder = cacheFolder });
}
