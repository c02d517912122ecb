using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>The body network: 33 points of the one person in a region, in the picture and in metres, and two more that frame the person.</summary>
/// <remarks>Source: MediaPipe, pose_landmark_by_roi_cpu.pbtxt and refine_landmarks_from_heatmap_calculator.</remarks>
internal sealed class BodyNetwork : IDisposable
{
    private const int InputSize = 256;
    private const int ValuesPerPoint = 5;
    private const int FramingPoint = BodyLandmarks.Count;

    // The network's outputs, without its segmentation mask (number 2), which costs a third of its time.
    private static readonly int[] s_outputs = [0, 1, 3, 4];
    private const int Points = 0, Presence = 1, Heatmap = 2, World = 3;

    private readonly Network _network;
    private readonly Vector2[] _inputPoints = new Vector2[BodyLandmarks.Count + 2];

    public BodyNetwork(NetworkLoader loader, HolisticQuality quality) =>
        _network = loader.Load($"pose_landmark_{quality.ToString().ToLowerInvariant()}.tflite", s_outputs);

    /// <summary>The circle round the person, in pixels: its centre, and a point on it above the head.</summary>
    public (Vector2 Center, Vector2 Scale) Framing { get; private set; }

    /// <summary>Fills the body; its score says how sure the network is that there is one.</summary>
    public void Run(VideoFrame frame, RegionOfInterest region, BodyLandmarks body)
    {
        // 1. The region as the network wants it, and the network.
        RegionSampler.Sample(frame, region, InputSize, BorderMode.Replicate, 0, 1, _network.Input());
        _network.Run();
        body.Score = _network.Output(Presence)[0];

        // 2. Points in the input's pixels, each drawn to the middle of its spot on the heat map.
        ReadOnlySpan<float> points = _network.Output(Points), world = _network.Output(World);
        for (int i = 0; i < _inputPoints.Length; i++)
            _inputPoints[i] = new Vector2(points[ValuesPerPoint * i], points[ValuesPerPoint * i + 1]);
        HeatmapRefinement.Refine(_inputPoints, _network.Output(Heatmap), InputSize);

        // 3. To the picture; points in metres turned back by the region's rotation.
        var projection = new LandmarkProjection(frame, region, InputSize);
        for (int i = 0; i < BodyLandmarks.Count; i++)
        {
            ReadOnlySpan<float> point = points.Slice(ValuesPerPoint * i, ValuesPerPoint);
            float visibility = Sigmoid(point[3]), presence = Sigmoid(point[4]);
            body.Image[i] = new NormalizedLandmark(projection.Project(_inputPoints[i].X, _inputPoints[i].Y, point[2]), visibility, presence);
            Vector2 across = region.Rotate(new Vector2(world[3 * i], world[3 * i + 1]));
            body.World[i] = new WorldLandmark(new Vector3(across, world[3 * i + 2]), visibility, presence);
        }
        Framing = (region.ToImage(_inputPoints[FramingPoint] / InputSize), region.ToImage(_inputPoints[FramingPoint + 1] / InputSize));
    }

    public void Dispose() => _network.Dispose();

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
