using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>The network that reads ARKit's blend shapes off a face's points.</summary>
/// <remarks>
/// Source: MediaPipe, face_blendshapes_graph.cc: 146 of the 478 points in pixels of the picture go in, 52 scores come out, the first of
/// which, _neutral, is no shape; tongueOut is not among them.
/// </remarks>
internal sealed class BlendShapeNetwork(NetworkLoader loader) : IDisposable
{
    private static readonly short[] s_points =
    [
        0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78, 80, 81, 82, 84, 87, 88, 91, 93, 95,
        103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149, 150, 152, 153, 154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172, 173, 176,
        178, 181, 185, 191, 195, 197, 234, 246, 249, 251, 263, 267, 269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311,
        312, 314, 317, 318, 321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381, 382, 384, 385, 386, 387, 388,
        389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472, 473, 474, 475, 476, 477,
    ];

    private readonly Network _network = loader.Load(FaceBundle.BlendShapes);

    /// <summary>Fills the face's shapes from its points. The network's order is ARKit's alphabetical one, after _neutral and without tongueOut.</summary>
    public void Run(VideoFrame frame, FaceLandmarks face)
    {
        Span<float> input = _network.Input();
        for (int i = 0; i < s_points.Length; i++)
        {
            ref readonly NormalizedLandmark point = ref face.Image[s_points[i]];
            input[2 * i] = point.Position.X * frame.Width;
            input[(2 * i) + 1] = point.Position.Y * frame.Height;
        }
        _network.Run();
        _network.Output(0)[1..].CopyTo(face.BlendShapes);
        face.BlendShapes[^1] = 0; // tongueOut
        face.HasBlendShapes = true;
    }

    public void Dispose() => _network.Dispose();
}
