using BenchmarkDotNet.Attributes;
using Omozukai.Vision.Inference;

namespace Omozukai.Benchmarks;

/// <summary>
/// One run of each network on one thread, without anything before or after it. The outputs are those that the trackers
/// keep: the body's segmentation mask is left out. `dotnet run -c Release --project bench/Omozukai.Benchmarks -- --filter '*Network*'`
/// </summary>
[Config(typeof(SingleRuns))]
[MemoryDiagnoser(displayGenColumns: false)]
public class NetworkBenchmarks
{
    private Network _network = null!;

    /// <summary>The model's file, and after a colon the outputs kept.</summary>
    [Params(
        "face_detection_short_range.tflite", "face_detection_full_range.tflite", "face_detection_full_range_sparse.tflite",
        "face_landmark.tflite", "face_landmark_with_attention.tflite",
        "palm_detection_lite.tflite", "palm_detection_full.tflite",
        "hand_landmark_lite.tflite", "hand_landmark_full.tflite", "hand_recrop.tflite",
        "pose_detection.tflite", "pose_landmark_lite.tflite:0,1,3,4", "pose_landmark_full.tflite:0,1,3,4", "pose_landmark_heavy.tflite:0,1,3,4",
        "selfie_segmentation.tflite", "selfie_segmentation_landscape.tflite")]
    public string Model { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        string[] parts = Model.Split(':');
        int[]? outputs = parts.Length > 1 ? [.. parts[1].Split(',').Select(int.Parse)] : null;
        _network = Network.Load(new ModelFiles().Find(parts[0]), new NetworkOptions { Outputs = outputs });
        uint seed = 1;
        foreach (ref float value in _network.Input())
        {
            seed = seed * 1664525 + 1013904223;
            value = (seed >> 8) / (float)(1 << 24);
        }
    }

    [Benchmark]
    public void Run() => _network.Run();

    [GlobalCleanup]
    public void Dispose() => _network.Dispose();
}
