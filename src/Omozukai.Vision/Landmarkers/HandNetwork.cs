using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>The hand network: 21 points of the one hand in a region, in the picture and in metres.</summary>
/// <remarks>Source: MediaPipe, hand_landmark_cpu.pbtxt.</remarks>
internal sealed class HandNetwork(NetworkLoader loader, HolisticQuality quality) : IDisposable
{
    private const int InputSize = 224;
    private const int Points = 0, Presence = 1, Handedness = 2, World = 3;

    /// <summary>The network's depth is this much larger than its x and y (normalize_z).</summary>
    private const float DepthScale = 1 / 0.4f;

    private readonly Network _network = loader.Load(quality == HolisticQuality.Lite ? "hand_landmark_lite.tflite" : "hand_landmark_full.tflite");

    /// <summary>Probability that the last hand is a right one. The network was trained on mirrored pictures, where it says "left".</summary>
    public float RightProbability { get; private set; }

    /// <summary>Fills the hand; its score says how sure the network is that there is one.</summary>
    public void Run(VideoFrame frame, RegionOfInterest region, HandLandmarks hand)
    {
        // 1. The region as the network wants it, and the network.
        RegionSampler.Sample(frame, region, InputSize, BorderMode.Replicate, 0, 1, _network.Input());
        _network.Run();
        hand.Score = _network.Output(Presence)[0];
        hand.HasWorld = true;
        RightProbability = _network.Output(Handedness)[0];

        // 2. Points in the picture; points in metres turned back by the region's rotation.
        var projection = new LandmarkProjection(frame, region, InputSize);
        ReadOnlySpan<float> points = _network.Output(Points), world = _network.Output(World);
        for (int i = 0; i < HandLandmarks.Count; i++)
        {
            Vector3 image = projection.Project(points[3 * i], points[3 * i + 1], points[3 * i + 2] * DepthScale);
            hand.Image[i] = new NormalizedLandmark(image, 1, 1);
            Vector2 across = region.Rotate(new Vector2(world[3 * i], world[3 * i + 1]));
            hand.World[i] = new WorldLandmark(new Vector3(across, world[3 * i + 2]), 1, 1);
        }
    }

    public void Dispose() => _network.Dispose();
}
