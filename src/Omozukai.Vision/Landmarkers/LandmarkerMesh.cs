using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>The face landmarker's mesh: 478 points at once. The irises have no depth of their own.</summary>
/// <remarks>Source: MediaPipe, face_landmarks_detector_graph.cc and the model's metadata (256², 0..1).</remarks>
internal sealed class LandmarkerMesh(NetworkLoader loader) : IFaceMesh
{
    private const int InputSize = 256;
    private const int Points = 0, Flag = 1;

    private readonly Network _network = loader.Load(FaceBundle.Mesh, [0, 1]);

    public void Run(VideoFrame frame, RegionOfInterest region, FaceLandmarks face)
    {
        RegionSampler.Sample(frame, region.FromCorners(InputSize), InputSize, BorderMode.Replicate, 0, 1, _network.Input());
        _network.Run();
        face.Score = 1 / (1 + MathF.Exp(-_network.Output(Flag)[0]));

        var projection = new LandmarkProjection(frame, region, InputSize);
        ReadOnlySpan<float> values = _network.Output(Points);
        Span<NormalizedLandmark> points = face.Image;
        for (int i = 0; i < points.Length; i++)
            points[i] = new NormalizedLandmark(projection.Project(values[3 * i], values[(3 * i) + 1], values[(3 * i) + 2]), 1, 1);
    }

    public void Dispose() => _network.Dispose();
}
