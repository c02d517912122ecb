using System.Numerics;

namespace Omozukai.Core.Landmarks;

/// <summary>The face of one person: MediaPipe's 478-point mesh, where known its 52 blend shapes and its place before the camera.</summary>
public sealed class FaceLandmarks
{
    /// <summary>The number of points: 468 of the mesh, then five of each iris (468 the right eye's centre, 473 the left's).</summary>
    public const int Count = 478;

    /// <summary>The number of mesh points, without the irises.</summary>
    public const int MeshCount = 468;

    private readonly NormalizedLandmark[] _image = new NormalizedLandmark[Count];
    private readonly float[] _blendShapes = new float[ArkitBlendShapes.Count];

    /// <summary>Whether the face is in view; where not, the points mean nothing.</summary>
    public bool IsPresent { get; set; }

    /// <summary>Confidence of the face, 0..1.</summary>
    public float Score { get; set; }

    /// <summary>The points in the image; z is relative to the head's centre.</summary>
    public Span<NormalizedLandmark> Image => _image;

    /// <summary>The 52 ARKit shapes, 0..1, in the order of <see cref="ArkitBlendShapes.Names"/>.</summary>
    public Span<float> BlendShapes => _blendShapes;

    /// <summary>Whether <see cref="BlendShapes"/> is filled.</summary>
    public bool HasBlendShapes { get; set; }

    /// <summary>The head's pose: from the canonical face in centimetres (+Y up, +Z towards the viewer) to the camera's space; row-vector convention of System.Numerics.</summary>
    public Matrix4x4 Transform { get; set; }

    /// <summary>Whether <see cref="Transform"/> is filled.</summary>
    public bool HasTransform { get; set; }

    /// <summary>Forgets the face.</summary>
    public void Clear()
    {
        IsPresent = false;
        Score = 0;
        HasBlendShapes = false;
        HasTransform = false;
    }

    /// <summary>Takes over everything from another face.</summary>
    public void CopyFrom(FaceLandmarks other)
    {
        IsPresent = other.IsPresent;
        Score = other.Score;
        HasBlendShapes = other.HasBlendShapes;
        HasTransform = other.HasTransform;
        Transform = other.Transform;
        other._image.CopyTo(_image, 0);
        other._blendShapes.CopyTo(_blendShapes, 0);
    }
}
