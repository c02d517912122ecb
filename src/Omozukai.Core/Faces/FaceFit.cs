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

    private readonly Vector3[] _pixels = new Vector3[FaceLandmarks.Count];
    private readonly Vector3[] _points = new Vector3[FaceLandmarks.Count];
    private Vector3 _canonicalCentre, _centre;

    /// <summary>The head's rotation in the avatar's axes, not mirrored.</summary>
    public Quaternion Rotation { get; private set; } = Quaternion.Identity;

    /// <summary>Size of the face in the picture.</summary>
    public float PixelsPerCentimetre { get; private set; }

    /// <summary>All 478 points in centimetres in the head's frame (x to the subject's left, y up, z forward).</summary>
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

        // 1. The points in pixels from the middle of the picture, y up, z towards the camera, perspective undone.
        ReadOnlySpan<NormalizedLandmark> image = face.Image;
        for (int i = 0; i < _pixels.Length; i++) _pixels[i] = Flatten(image[i].Position, -image[i].Position.Z * width, width, height, focalPixels);

        // 2. Rotation, then scale and shift.
        var fit = new RigidFit();
        foreach (CanonicalFace.Point point in CanonicalFace.Points)
            if (point.RotationWeight > 0) fit.Add(point.Position, _pixels[point.Id], point.RotationWeight);
        if (!fit.TrySolve(out Quaternion rotation)) return false;
        Rotation = rotation;
        if (!TryPlace()) return false;

        // 3. Networks do not know an iris's depth: it lies in its eye.
        PlaceIris(image, FaceIndices.Right, width, height, focalPixels);
        PlaceIris(image, FaceIndices.Left, width, height, focalPixels);

        // 4. Into the head's frame, and the way back as a matrix.
        Quaternion inverse = Quaternion.Conjugate(rotation);
        for (int i = 0; i < _points.Length; i++)
            _points[i] = _canonicalCentre + Vector3.Transform((_pixels[i] - _centre) / PixelsPerCentimetre, inverse);
        Vector3 origin = (_centre / PixelsPerCentimetre) - Vector3.Transform(_canonicalCentre, rotation);
        Transform = Matrix4x4.CreateFromQuaternion(rotation) with { Translation = origin with { Z = origin.Z - (focalPixels / PixelsPerCentimetre) } };
        return true;
    }

    /// <summary>From a point in the head's frame to where it is seen, in centimetres right and up of another one.</summary>
    public Vector2 Seen(Vector3 from, Vector3 to)
    {
        Vector3 way = Vector3.Transform(to - from, Rotation);
        return new Vector2(way.X, way.Y);
    }

    private bool TryPlace()
    {
        Quaternion inverse = Quaternion.Conjugate(Rotation);
        float weights = 0, along = 0, squares = 0;
        Vector3 from = Vector3.Zero, to = Vector3.Zero;
        foreach (CanonicalFace.Point point in CanonicalFace.Points)
        {
            weights += point.PlaceWeight;
            from += point.PlaceWeight * point.Position;
            to += point.PlaceWeight * _pixels[point.Id];
        }
        (_canonicalCentre, _centre) = (from / weights, to / weights);
        foreach (CanonicalFace.Point point in CanonicalFace.Points)
        {
            Vector3 arm = point.Position - _canonicalCentre;
            along += point.PlaceWeight * Vector3.Dot(arm, Vector3.Transform(_pixels[point.Id] - _centre, inverse));
            squares += point.PlaceWeight * arm.LengthSquared();
        }
        PixelsPerCentimetre = along / squares;
        return PixelsPerCentimetre > 1e-3f && float.IsFinite(PixelsPerCentimetre);
    }

    private void PlaceIris(ReadOnlySpan<NormalizedLandmark> image, FaceIndices side, float width, float height, float focalPixels)
    {
        float depth = ((_pixels[side.EyeOuter].Z + _pixels[side.EyeInner].Z) / 2) + (IrisForward * PixelsPerCentimetre);
        for (int i = side.Iris; i < side.Iris + FaceIndices.IrisCount; i++) _pixels[i] = Flatten(image[i].Position, depth, width, height, focalPixels);
    }

    private static Vector3 Flatten(Vector3 point, float depth, float width, float height, float focalPixels)
    {
        if (!float.IsFinite(point.X) || !float.IsFinite(point.Y) || !float.IsFinite(depth)) return Vector3.Zero;
        float bound = 100 * width, z = Math.Clamp(depth, -bound, bound), farness = Math.Max(1 - (z / focalPixels), 0);
        return new Vector3(Math.Clamp((point.X - 0.5f) * width, -bound, bound) * farness, Math.Clamp((0.5f - point.Y) * height, -bound, bound) * farness, z);
    }
}
