using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Faces;

/// <summary>
/// Takes the head's pose out of a face mesh: the canonical face is fitted to it, and the points are brought into the head's own
/// frame in centimetres, where nothing moves but the face itself.
/// </summary>
/// <remarks>
/// The mesh is a perspective picture whose depths are in the scale of its middle: a point that is nearer by z of these pixels is
/// magnified by 1 / (1 − z / focal length), which is undone first. With MediaPipe's weights the rotation is then that of its face
/// geometry module (to 0.01° on its own meshes).
/// </remarks>
internal sealed class FaceFit
{
    /// <summary>The iris lies this far in front of the line between the corners of the eye, in centimetres (canonical face).</summary>
    private const float IrisForward = 0.36f;

    private readonly int[] _ids;
    private readonly Vector3[] _pixels = new Vector3[CanonicalFace.Points.Length];
    private readonly Vector3[] _points = new Vector3[FaceLandmarks.Count];
    private Vector3 _centre;

    /// <param name="ids">The points that are wanted, each once; null for those that are measured.</param>
    public FaceFit(int[]? ids = null) => _ids = ids ?? FaceIndices.Measured;

    /// <summary>The head's rotation in the avatar's axes, not mirrored.</summary>
    public Quaternion Rotation { get; private set; } = Quaternion.Identity;

    /// <summary>Size of the face in the picture.</summary>
    public float PixelsPerCentimetre { get; private set; }

    /// <summary>The points that are wanted, by their numbers, in centimetres in the head's frame (x to the subject's left, y up, z forward).</summary>
    public ReadOnlySpan<Vector3> Points => _points;

    /// <summary>From the canonical face in centimetres to the camera's space (x right, y up, −z is seen), row vectors.</summary>
    public Matrix4x4 Transform { get; private set; } = Matrix4x4.Identity;

    /// <summary>Turn to the subject's left and nod downwards, in degrees.</summary>
    public (float Yaw, float Pitch) AnglesDegrees
    {
        get
        {
            Vector3 forward = Vector3.Transform(Vector3.UnitZ, Rotation);
            return (float.RadiansToDegrees(MathF.Atan2(forward.X, forward.Z)), float.RadiansToDegrees(MathF.Asin(Math.Clamp(-forward.Y, -1, 1))));
        }
    }

    /// <summary>Fits a face.</summary>
    /// <param name="face">The mesh.</param>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <param name="height">Height of the picture in pixels.</param>
    /// <param name="focalPixels">Focal length in pixels.</param>
    /// <returns>False where there is no face, or its points are no face.</returns>
    public bool TryFit(FaceLandmarks face, float width, float height, float focalPixels)
    {
        if (!face.IsPresent) return false;

        // 1. The points by which a head is found, in pixels from the middle of the picture, y up, z towards the camera, perspective undone.
        ReadOnlySpan<NormalizedLandmark> image = face.Image;
        ReadOnlySpan<CanonicalFace.Point> canonical = CanonicalFace.Points;
        for (int i = 0; i < canonical.Length; i++) _pixels[i] = image[canonical[i].Id].Position;
        foreach (int id in _ids) _points[id] = image[id].Position; // memory is asked for all at once, and then waited for once
        var size = new Vector3(width, height, width);
        foreach (ref Vector3 point in _pixels.AsSpan()) point = Flatten(point, -point.Z, size, focalPixels);

        // 2. Rotation, then scale and shift.
        var fit = new RigidFit();
        for (int i = 0; i < canonical.Length; i++)
            if (canonical[i].RotationWeight > 0) fit.Add(canonical[i].Position, _pixels[i], canonical[i].RotationWeight);
        if (!fit.TrySolve(out Quaternion rotation)) return false;
        Rotation = rotation;
        if (!TryPlace(canonical)) return false;

        // 3. The points that are wanted, in the head's own frame. Networks do not know an iris's depth: it lies in its eye.
        float rightIris = IrisDepth(image, FaceIndices.Right, width), leftIris = IrisDepth(image, FaceIndices.Left, width);
        Matrix4x4 toHead = Matrix4x4.CreateFromQuaternion(Quaternion.Conjugate(rotation)) * (1 / PixelsPerCentimetre);
        foreach (int id in _ids)
        {
            ref Vector3 point = ref _points[id];
            float depth = id < FaceLandmarks.MeshCount ? -point.Z : id < FaceIndices.Left.Iris ? rightIris : leftIris;
            point = CanonicalFace.PlaceCentre + Vector3.TransformNormal(Flatten(point, depth, size, focalPixels) - _centre, toHead);
        }

        // 4. The way back as a matrix.
        Vector3 origin = (_centre / PixelsPerCentimetre) - Vector3.Transform(CanonicalFace.PlaceCentre, rotation);
        Transform = Matrix4x4.CreateFromQuaternion(rotation) with { Translation = origin with { Z = origin.Z - (focalPixels / PixelsPerCentimetre) } };
        return true;
    }

    /// <summary>From a point in the head's frame to where it is seen, in centimetres right and up of another one.</summary>
    public Vector2 Seen(Vector3 from, Vector3 to)
    {
        Vector3 way = Vector3.Transform(to - from, Rotation);
        return new Vector2(way.X, way.Y);
    }

    /// <summary>Scale and shift, of the points that keep their place, by least squares.</summary>
    private bool TryPlace(ReadOnlySpan<CanonicalFace.Point> canonical)
    {
        Matrix4x4 upright = Matrix4x4.CreateFromQuaternion(Quaternion.Conjugate(Rotation));
        float along = 0;
        Vector3 centre = Vector3.Zero;
        for (int i = 0; i < canonical.Length; i++)
        {
            centre += canonical[i].PlaceWeight * _pixels[i];
            along += Vector3.Dot(canonical[i].PlaceArm, Vector3.TransformNormal(_pixels[i], upright));
        }
        _centre = centre / CanonicalFace.PlaceWeight;
        PixelsPerCentimetre = along / CanonicalFace.PlaceSpread;
        return PixelsPerCentimetre > 1e-3f && float.IsFinite(PixelsPerCentimetre);
    }

    /// <summary>How far an iris is towards the camera, as a share of the picture's width.</summary>
    private float IrisDepth(ReadOnlySpan<NormalizedLandmark> image, FaceIndices side, float width) =>
        ((image[side.EyeOuter].Position.Z + image[side.EyeInner].Position.Z) / -2) + (IrisForward * PixelsPerCentimetre / width);

    /// <summary>A point of the picture in pixels from its middle, y up, z towards the camera, without the perspective.</summary>
    private static Vector3 Flatten(Vector3 point, float depth, Vector3 size, float focalPixels)
    {
        Vector3 pixels = Bounds.Keep(new Vector3(point.X - 0.5f, 0.5f - point.Y, depth) * size, 100 * size.X);
        float farness = float.MaxNative(1 - (pixels.Z / focalPixels), 0);
        return pixels * new Vector3(farness, farness, 1);
    }
}
