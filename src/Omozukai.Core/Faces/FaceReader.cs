using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>Takes from a person's landmarks what one frame says of the face.</summary>
internal static class FaceReader
{
    /// <summary>From here to there (degrees of head yaw) a face's shapes are guessed more and more: half of it is hidden.</summary>
    private const float HalfHidden = 40, Profile = 75;

    /// <summary>What a profile is still worth.</summary>
    private const float ProfileConfidence = 0.2f;

    /// <summary>Measures a face.</summary>
    /// <param name="frame">The frame's size.</param>
    /// <param name="person">The landmarks, of the hands too: they may hide the face.</param>
    /// <param name="fit">The same face, fitted, or null where it could not be.</param>
    /// <param name="solved">Receives everything but the weights.</param>
    public static void Read(LandmarkFrame frame, PersonLandmarks person, FaceFit? fit, SolvedFace solved)
    {
        FaceLandmarks face = person.Face;
        solved.IsMeasured = face.IsPresent && fit is not null;
        solved.HasNetworkShapes = face.IsPresent && face.HasBlendShapes;
        solved.IsSeen = solved.IsMeasured || solved.HasNetworkShapes;
        solved.Confidence = 0;
        if (solved.HasNetworkShapes) face.BlendShapes.CopyTo(solved.NetworkShapes.Shapes);
        if (!solved.IsSeen) return;

        float score = float.IsFinite(face.Score) ? Math.Clamp(face.Score, 0, 1) : 0;
        solved.Confidence = score;
        solved.HasIrises = face.Image[FaceIndices.Left.Iris].Presence > 0 || face.Image[FaceIndices.Right.Iris].Presence > 0;
        if (fit is null) return;
        var size = new Vector2(frame.Width, frame.Height);
        solved.Measures.Read(fit, EyeCover.Seen(FaceIndices.Left, person, size, fit.PixelsPerCentimetre), EyeCover.Seen(FaceIndices.Right, person, size, fit.PixelsPerCentimetre));
        (solved.HeadYawDegrees, solved.HeadPitchDegrees) = fit.AnglesDegrees;
        float hidden = Ramp.Of(MathF.Abs(solved.HeadYawDegrees), HalfHidden, Profile);
        solved.Confidence = score * InsideShare(face) * (1 - (hidden * (1 - ProfileConfidence)));
    }

    /// <summary>Makes shapes of what was measured.</summary>
    public static void Shape(SolvedFace face, NeutralFace rest)
    {
        face.GazeTrust = 0;
        if (face.IsMeasured) face.GazeTrust = GeometryShapes.Fill(face.Measures, rest, face.HeadYawDegrees, face.Weights);
        if (face.IsMeasured && !face.HasIrises) ForgetGaze(face);
        if (face.HasNetworkShapes && face.IsMeasured)
        {
            FaceShapeSources.Blend(face.NetworkShapes.Shapes, face.Weights);
            EyeShapes.FollowSeenEye(face.Measures, face.Weights);
        }
        else if (face.HasNetworkShapes) ShapeByNetwork(face);
    }

    /// <summary>A mesh of 468 points has no irises: the eyes look straight on.</summary>
    private static void ForgetGaze(SolvedFace face)
    {
        face.GazeTrust = 0;
        face.Weights.YawDegrees = face.Weights.PitchDegrees = face.Weights.ConvergenceDegrees = 0;
    }

    /// <summary>Without a mesh the gaze comes from the eyeLook shapes.</summary>
    private static void ShapeByNetwork(SolvedFace face)
    {
        FaceWeights weights = face.Weights;
        weights.Clear();
        for (int i = 0; i < ArkitBlendShapes.Count; i++) weights.Shapes[i] = float.IsFinite(face.NetworkShapes.Shapes[i]) ? Math.Clamp(face.NetworkShapes.Shapes[i], 0, 1) : 0;
        EyeShapes.FillGazeFromLook(weights);
        face.GazeTrust = 1;
    }

    /// <summary>The share of the measured points that lies within the picture.</summary>
    private static float InsideShare(FaceLandmarks face)
    {
        int inside = 0;
        ReadOnlySpan<NormalizedLandmark> image = face.Image;
        foreach (int id in FaceIndices.Measured)
        {
            (float x, float y) = (image[id].Position.X, image[id].Position.Y);
            if (x is >= 0 and <= 1 && y is >= 0 and <= 1) inside++;
        }
        return inside / (float)FaceIndices.Measured.Length;
    }
}
