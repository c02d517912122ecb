using BenchmarkDotNet.Attributes;
using Omozukai.Vision.Inference;

namespace Omozukai.Benchmarks;

/// <summary>Loading the networks of one tracked person: from their own files, and from the cache of optimised ones.</summary>
[Config(typeof(SingleRuns))]
[IterationCount(20)]
public class NetworkLoadBenchmarks
{
    private static readonly (string File, int[]? Outputs)[] s_networks =
    [
        ("face_detection_short_range.tflite", null), ("face_landmark_with_attention.tflite", null), ("palm_detection_full.tflite", null),
        ("hand_landmark_full.tflite", null), ("hand_landmark_full.tflite", null), ("hand_recrop.tflite", null),
        ("pose_detection.tflite", null), ("pose_landmark_full.tflite", [0, 1, 3, 4]),
    ];

    private readonly ModelFiles _files = new();
    private string _cache = "";

    [GlobalSetup]
    public void FillCache()
    {
        _cache = Directory.CreateTempSubdirectory("omozukai-bench-").FullName;
        Cached();
    }

    [Benchmark(Baseline = true)]
    public void Converted() => Load(null);

    [Benchmark]
    public void Cached() => Load(_cache);

    [GlobalCleanup]
    public void EmptyCache() => Directory.Delete(_cache, recursive: true);

    private void Load(string? cache)
    {
        foreach ((string file, int[]? outputs) in s_networks)
            Network.Load(_files.Find(file), new NetworkOptions { Outputs = outputs, CacheFolder = cache }).Dispose();
    }
}
