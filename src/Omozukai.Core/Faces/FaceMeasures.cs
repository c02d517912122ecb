using System.Numerics;

namespace Omozukai.Core.Faces;

/// <summary>The measures of one face in one frame.</summary>
internal sealed class FaceMeasures
{
    public const int Count = (int)FaceMeasure.LipGapWidth + 1;

    /// <summary>Radius of an eyeball in centimetres, and how far its centre lies behind the line between the eye's corners (canonical face: the iris of an eye that looks straight on lies 0.36 cm before it).</summary>
    private const float EyeballRadius = 1.2f, EyeballDepth = 0.84f;

    /// <summary>Least distance of an iris from its eyeball's middle along the line of sight; farther out there is no gaze.</summary>
    private const float ShallowestIris = 0.22f;

    /// <summary>
    /// How a frown shows: brows low, cheeks near the eyes, and the corners of the mouth to tell a low brow from a short face. Fitted
    /// to MediaPipe's browDown over 27 faces of photos (bench/results/face.md).
    /// </summary>
    private const float FrownBase = 0.67f, FrownByBrow = 0.33f, FrownByMouth = 0.16f, FrownByCheek = 0.36f;

    private readonly float[] _values = new float[Count];

    public ref float this[FaceMeasure measure] => ref _values[(int)measure];

    public ref float this[FaceMeasure left, FaceIndices side] => ref _values[(int)left + (side.Sign > 0 ? 0 : 1)];

    public ReadOnlySpan<float> Values => _values;

    public void CopyFrom(FaceMeasures other)
    {
        other._values.CopyTo(_values, 0);
        (LeftEyeTrust, RightEyeTrust) = (other.LeftEyeTrust, other.RightEyeTrust);
    }

    /// <summary>How far the left eye is believed, 0..1: less where the head's turn or a hand hides it.</summary>
    public float LeftEyeTrust { get; private set; } = 1;

    /// <summary>How far the right eye is believed, 0..1.</summary>
    public float RightEyeTrust { get; private set; } = 1;

    /// <summary>Measures a fitted face.</summary>
    /// <param name="fit">The face.</param>
    /// <param name="leftEyeSeen">How much of the left eye no hand hides, 0..1.</param>
    /// <param name="rightEyeSeen">The same of the right eye.</param>
    public void Read(FaceFit fit, float leftEyeSeen = 1, float rightEyeSeen = 1)
    {
        ReadOnlySpan<Vector3> points = fit.Points;
        float faceWidth = Vector3.Distance(points[FaceIndices.Left.FaceSide], points[FaceIndices.Right.FaceSide]);
        faceWidth = Math.Max(faceWidth, 1);

        // 1. What each side has.
        Vector2 leftGaze = ReadSide(FaceIndices.Left, fit), rightGaze = ReadSide(FaceIndices.Right, fit);
        this[FaceMeasure.GazeSideways] = (leftGaze.X + rightGaze.X) / 2;
        this[FaceMeasure.GazeApart] = (leftGaze.X - rightGaze.X) / 2;
        LeftEyeTrust = leftEyeSeen * EyeShapes.Trust(FaceIndices.Left, fit.AnglesDegrees.Yaw);
        RightEyeTrust = rightEyeSeen * EyeShapes.Trust(FaceIndices.Right, fit.AnglesDegrees.Yaw);
        this[FaceMeasure.GazeDownwards] = (((LeftEyeTrust + 1e-3f) * leftGaze.Y) + ((RightEyeTrust + 1e-3f) * rightGaze.Y)) / (LeftEyeTrust + RightEyeTrust + 2e-3f);

        // 2. What is in the middle.
        Vector3 left = points[FaceIndices.Left.MouthCorner], right = points[FaceIndices.Right.MouthCorner];
        Vector3 noseBase = points[FaceIndices.NoseBase], noseRoot = points[FaceIndices.NoseRoot], chin = points[FaceIndices.Chin];
        Vector3 upperTop = points[FaceIndices.UpperLipTop], upperBottom = points[FaceIndices.UpperLipBottom];
        Vector3 lowerTop = points[FaceIndices.LowerLipTop], lowerBottom = points[FaceIndices.LowerLipBottom];
        this[FaceMeasure.BrowInner] = ((points[FaceIndices.Left.BrowInner].Y + points[FaceIndices.Right.BrowInner].Y) / 2) - noseRoot.Y;
        this[FaceMeasure.MouthWidth] = Vector3.Distance(left, right) / faceWidth; // of two widths the error of depth cancels
        this[FaceMeasure.MouthCornerDepth] = ((left.Z + right.Z) / 2) - noseBase.Z;
        this[FaceMeasure.LipProtrusion] = ((upperTop.Z + lowerBottom.Z) / 2) - noseBase.Z;
        this[FaceMeasure.LowerLipDrop] = noseBase.Y - lowerBottom.Y;
        this[FaceMeasure.UpperLipThickness] = upperTop.Y - upperBottom.Y;
        this[FaceMeasure.LowerLipThickness] = lowerTop.Y - lowerBottom.Y;
        this[FaceMeasure.ChinHeight] = lowerBottom.Y - chin.Y;
        this[FaceMeasure.JawSide] = chin.X - noseRoot.X;
        this[FaceMeasure.MouthSide] = ((left.X + right.X) / 2) - noseRoot.X;
        this[FaceMeasure.LipGap] = Math.Max(upperBottom.Y - lowerTop.Y, 0);
        this[FaceMeasure.LipGapWidth] = Vector3.Distance(points[FaceIndices.Left.MouthInner], points[FaceIndices.Right.MouthInner]);
    }

    /// <summary>Measures one side.</summary>
    /// <returns>How far to the subject's left and down its eye looks, in degrees.</returns>
    private Vector2 ReadSide(FaceIndices side, FaceFit fit)
    {
        ReadOnlySpan<Vector3> points = fit.Points;
        Vector3 outer = points[side.EyeOuter], inner = points[side.EyeInner], eye = (outer + inner) / 2;
        float opening = 0;
        for (int i = 0; i < side.UpperLid.Length; i++) opening += Vector3.Distance(points[side.UpperLid[i]], points[side.LowerLid[i]]) / side.UpperLid.Length;
        float brow = Height(points, side.Brow) - eye.Y, cheek = eye.Y - points[side.Cheek].Y, corner = points[side.MouthCorner].Y;

        this[FaceMeasure.LeftEyeOpening, side] = opening / Math.Max(Vector3.Distance(outer, inner), 0.1f);
        this[FaceMeasure.LeftLowerLid, side] = Height(points, side.LowerLid) - eye.Y;
        this[FaceMeasure.LeftBrow, side] = brow;
        this[FaceMeasure.LeftBrowOuter, side] = Height(points, side.BrowOuter) - eye.Y;
        this[FaceMeasure.LeftCheek, side] = cheek;
        this[FaceMeasure.LeftFrown, side] = FrownBase - (FrownByBrow * brow) - (FrownByMouth * corner) - (FrownByCheek * cheek);
        this[FaceMeasure.LeftNoseWing, side] = eye.Y - points[side.NoseWing].Y;
        this[FaceMeasure.LeftMouthCorner, side] = corner - ((points[FaceIndices.UpperLipBottom].Y + points[FaceIndices.LowerLipTop].Y) / 2);
        this[FaceMeasure.LeftUpperLip, side] = points[FaceIndices.NoseBase].Y - Height(points, side.UpperLip);
        this[FaceMeasure.LeftLowerLip, side] = points[FaceIndices.NoseBase].Y - Height(points, side.LowerLip);

        // The gaze: where the line of sight through the iris meets the eyeball, seen from its centre.
        Vector2 seen = fit.Seen(eye - new Vector3(0, 0, EyeballDepth), points[side.Iris]);
        float depth = MathF.Sqrt(Math.Max((EyeballRadius * EyeballRadius) - seen.LengthSquared(), ShallowestIris * ShallowestIris));
        Vector3 gaze = Vector3.Transform(new Vector3(seen, depth), Quaternion.Conjugate(fit.Rotation));
        return new Vector2(float.RadiansToDegrees(MathF.Atan2(gaze.X, gaze.Z)), -float.RadiansToDegrees(MathF.Atan2(gaze.Y, MathF.Sqrt((gaze.X * gaze.X) + (gaze.Z * gaze.Z)))));
    }

    private static float Height(ReadOnlySpan<Vector3> points, int[] of)
    {
        float sum = 0;
        foreach (int point in of) sum += points[point].Y;
        return sum / of.Length;
    }
}
