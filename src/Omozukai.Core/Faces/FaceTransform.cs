using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>Finds a head's place before the camera from its mesh: MediaPipe's face geometry, without its second mesh.</summary>
public sealed class FaceTransform
{
    /// <summary>The vertical field of view in degrees that MediaPipe assumes (face_geometry_from_landmarks_graph).</summary>
    public const float AssumedFovDegrees = 63;

    private readonly FaceFit _fit = new([]);

    /// <summary>Fills <see cref="FaceLandmarks.Transform"/> in centimetres, where the mesh allows it.</summary>
    /// <param name="face">The face.</param>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <param name="height">Height of the picture in pixels.</param>
    /// <param name="verticalFovDegrees">Vertical field of view of the camera.</param>
    public void Fill(FaceLandmarks face, int width, int height, float verticalFovDegrees = AssumedFovDegrees)
    {
        ArgumentNullException.ThrowIfNull(face);
        face.HasTransform = _fit.TryFit(face, width, height, FocalPixels(height, verticalFovDegrees));
        if (face.HasTransform) face.Transform = _fit.Transform;
    }

    internal static float FocalPixels(LandmarkFrame frame, float assumedFovDegrees) => FocalPixels(frame.Height, frame.VerticalFovDegrees ?? assumedFovDegrees);

    private static float FocalPixels(int height, float verticalFovDegrees) => Math.Max(height, 1) / 2f / MathF.Tan(verticalFovDegrees * (MathF.PI / 360));
}
