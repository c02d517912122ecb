using System.Numerics;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>The re-crop network: from a rough region round a body's hand to the hand's own.</summary>
/// <remarks>Source: MediaPipe, hand_recrop_by_roi_cpu.pbtxt. It has no confidence: it answers wherever it looks.</remarks>
internal sealed class HandRecropNetwork(NetworkLoader loader) : IDisposable
{
    private const int InputSize = 256;

    private readonly Network _network = loader.Load("hand_recrop.tflite");

    /// <summary>The hand's region.</summary>
    public RegionOfInterest Run(VideoFrame frame, RegionOfInterest rough)
    {
        RegionSampler.Sample(frame, rough, InputSize, BorderMode.Replicate, 0, 1, _network.Input());
        _network.Run();
        ReadOnlySpan<float> points = _network.Output(0);
        Vector2 center = rough.ToImage(new Vector2(points[0], points[1]) / InputSize);
        Vector2 scalePoint = rough.ToImage(new Vector2(points[2], points[3]) / InputSize);
        return RegionOfInterest.FromAlignmentPoints(center, scalePoint, -RegionOfInterest.Upwards).Shifted(0, -0.1f).Square(1);
    }

    public void Dispose() => _network.Dispose();
}
