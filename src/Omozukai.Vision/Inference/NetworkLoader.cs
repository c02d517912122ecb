namespace Omozukai.Vision.Inference;

/// <summary>Loads networks from one folder, with one cache.</summary>
internal sealed class NetworkLoader(string? modelFolder, string? cacheFolder)
{
    /// <summary>Loads a model by its file name, keeping the outputs given (all where null).</summary>
    public Network Load(string file, IReadOnlyList<int>? outputs = null) =>
        Network.Load(ModelFiles.Find(file, modelFolder), new NetworkOptions { Outputs = outputs, CacheFolder = cacheFolder });
}
