using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>The attention face mesh: 478 points, lips, eyes and irises finer than the rest.</summary>
/// <remarks>Source: MediaPipe, face_landmark_cpu.pbtxt and tensors_to_face_landmarks_with_attention.pbtxt.</remarks>
internal sealed class AttentionMesh(NetworkLoader loader) : IFaceMesh
{
    private const int InputSize = 192;
    private const int Mesh = 0, Lips = 1, LeftEye = 2, RightEye = 3, LeftIris = 4, RightIris = 5, Flag = 6;

    private readonly Network _network = loader.Load("face_landmark_with_attention.tflite");

    public void Run(VideoFrame frame, RegionOfInterest region, FaceLandmarks face)
    {
        // 1. The region as the network wants it, and the network.
        RegionSampler.Sample(frame, region, InputSize, BorderMode.Replicate, 0, 1, _network.Input());
        _network.Run();
        face.Score = 1 / (1 + MathF.Exp(-_network.Output(Flag)[0]));

        // 2. The mesh, then the finer lips and eyes over it; these have no depth of their own.
        var projection = new LandmarkProjection(frame, region, InputSize);
        ReadOnlySpan<float> mesh = _network.Output(Mesh);
        Span<NormalizedLandmark> points = face.Image;
        for (int i = 0; i < FaceLandmarks.MeshCount; i++)
            points[i] = new NormalizedLandmark(projection.Project(mesh[3 * i], mesh[3 * i + 1], mesh[3 * i + 2]), 1, 1);
        Refine(points, FaceMeshRefinement.Lips, _network.Output(Lips), projection);
        Refine(points, FaceMeshRefinement.LeftEye, _network.Output(LeftEye), projection);
        Refine(points, FaceMeshRefinement.RightEye, _network.Output(RightEye), projection);

        // 3. The irises, at the mean depth of their eye's outline.
        AddIris(points, FaceMeshRefinement.LeftIris, _network.Output(LeftIris), FaceMeshRefinement.LeftEye, projection);
        AddIris(points, FaceMeshRefinement.RightIris, _network.Output(RightIris), FaceMeshRefinement.RightEye, projection);
    }

    public void Dispose() => _network.Dispose();

    private static void Refine(Span<NormalizedLandmark> points, ReadOnlySpan<short> targets, ReadOnlySpan<float> values, LandmarkProjection projection)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            ref NormalizedLandmark point = ref points[targets[i]];
            Vector3 finer = projection.Project(values[2 * i], values[2 * i + 1], 0);
            point = point with { Position = finer with { Z = point.Position.Z } };
        }
    }

    private static void AddIris(Span<NormalizedLandmark> points, int first, ReadOnlySpan<float> values, ReadOnlySpan<short> eye, LandmarkProjection projection)
    {
        float depth = 0;
        foreach (short index in eye[..FaceMeshRefinement.EyeOutlineCount]) depth += points[index].Position.Z / FaceMeshRefinement.EyeOutlineCount;
        for (int i = 0; i < FaceMeshRefinement.IrisCount; i++)
            points[first + i] = new NormalizedLandmark(projection.Project(values[2 * i], values[2 * i + 1], 0) with { Z = depth }, 1, 1);
    }
}
