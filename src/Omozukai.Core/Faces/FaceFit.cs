using System.Numerics;
using System.Runtime.Intrinsics;
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
    private readonly PointLanes _pixels = new(CanonicalFace.Points.Length), _wanted;
    private readonly Vector3[] _points = new Vector3[FaceLandmarks.Count];
    private Vector3 _centre;

    /// <param name="ids">The points that are wanted, each once; null for those that are measured.</param>
    public FaceFit(int[]? ids = null)
    {
        _ids = ids ?? FaceIndices.Measured;
        _wanted = new PointLanes(_ids.Length);
    }

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
        for (int i = 0; i < _ids.Length; i++) _wanted[i] = image[_ids[i]].Position; // memory is asked for all at once, and then waited for once
        var size = new Vector2(width, height);
        Flatten(_pixels, size, focalPixels);

        // 2. Rotation, then scale and shift.
        if (!RigidFit.TrySolve(CanonicalFace.Lanes, _pixels, CanonicalFace.RotationWeights, out Quaternion rotation)) return false;
        Rotation = rotation;
        if (!TryPlace()) return false;

        // 3. The points that are wanted, in the head's own frame. Networks do not know an iris's depth: it lies in its eye.
        float rightIris = IrisDepth(image, FaceIndices.Right, width), leftIris = IrisDepth(image, FaceIndices.Left, width);
        for (int i = 0; i < _ids.Length; i++)
            if (_ids[i] >= FaceLandmarks.MeshCount) _wanted[i] = _wanted[i] with { Z = _ids[i] < FaceIndices.Left.Iris ? rightIris : leftIris };
        Flatten(_wanted, size, focalPixels);
        Matrix4x4 toHead = Matrix4x4.CreateFromQuaternion(Quaternion.Conjugate(rotation)) * (1 / PixelsPerCentimetre);
        _wanted.Transform(toHead);
        Vector3 shift = CanonicalFace.PlaceCentre - Vector3.TransformNormal(_centre, toHead);
        for (int i = 0; i < _ids.Length; i++) _points[_ids[i]] = _wanted[i] + shift;

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
    private bool TryPlace()
    {
        Vector256<float> x = Vector256<float>.Zero, y = x, z = x;
        for (int i = 0; i < _pixels.X.Length; i++)
        {
            Vector256<float> weight = CanonicalFace.PlaceWeights[i];
            x += weight * _pixels.X[i];
            y += weight * _pixels.Y[i];
            z += weight * _pixels.Z[i];
        }
        _centre = new Vector3(Vector256.Sum(x), Vector256.Sum(y), Vector256.Sum(z)) / CanonicalFace.PlaceWeight;

        _pixels.Transform(Matrix4x4.CreateFromQuaternion(Quaternion.Conjugate(Rotation)));
        PointLanes arms = CanonicalFace.PlaceArms;
        Vector256<float> along = Vector256<float>.Zero;
        for (int i = 0; i < _pixels.X.Length; i++) along += (arms.X[i] * _pixels.X[i]) + (arms.Y[i] * _pixels.Y[i]) + (arms.Z[i] * _pixels.Z[i]);
        PixelsPerCentimetre = Vector256.Sum(along) / CanonicalFace.PlaceSpread;
        return PixelsPerCentimetre > 1e-3f && float.IsFinite(PixelsPerCentimetre);
    }

    /// <summary>How far an iris is away from the camera, as a share of the picture's width.</summary>
    private float IrisDepth(ReadOnlySpan<NormalizedLandmark> image, FaceIndices side, float width) =>
        ((image[side.EyeOuter].Position.Z + image[side.EyeInner].Position.Z) / 2) - (IrisForward * PixelsPerCentimetre / width);

    /// <summary>From points of the picture to pixels from its middle, y up, z towards the camera, without the perspective.</summary>
    private static void Flatten(PointLanes points, Vector2 size, float focalPixels)
    {
        Vector256<float> one = Vector256<float>.One, half = Vector256.Create(0.5f), nearness = Vector256.Create(1 / focalPixels), farthest = Vector256.Create(100 * size.X);
        for (int i = 0; i < points.X.Length; i++)
        {
            Vector256<float> x = (points.X[i] - half) * size.X, y = (half - points.Y[i]) * size.Y, z = points.Z[i] * -size.X;
            Vector256<float> isFinite = Vector256.Equals((x + y + z) * 0, Vector256<float>.Zero); // of infinities and of what is no number this is no number
            z = Keep(z);
            Vector256<float> farness = Vector256.MaxNative(one - (z * nearness), Vector256<float>.Zero);
            (points.X[i], points.Y[i], points.Z[i]) = (Keep(x) * farness, Keep(y) * farness, z);

            Vector256<float> Keep(Vector256<float> value) => Vector256.ClampNative(value & isFinite, -farthest, farthest);
        }
    }
}
