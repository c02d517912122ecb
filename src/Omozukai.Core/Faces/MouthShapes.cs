using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Faces;

/// <summary>Jaw and mouth from a face's measures; the numbers are centimetres on a head of average size.</summary>
internal static class MouthShapes
{
    /// <summary>A smile is made of three things, each in units of its full size: the mouth widens (share of the face), its corners go back, and up.</summary>
    private const float SmileWidth = 0.08f, SmileDepth = 1, SmileHeight = 0.75f;

    /// <summary>The sum of a full smile, and the part of it at which a smile is half of what it would be without the toe of the curve: faces at rest differ by less.</summary>
    private const float SmileFull = 2, SmileToe = 0.15f;

    /// <summary>The jaw is open when the lower lip has gone down by this.</summary>
    private const float JawStart = 0.15f, JawFull = 3.2f;

    /// <summary>Lips are closed up to the first gap, and open from the second on.</summary>
    private const float ClosedGap = 0.05f, OpenGap = 0.3f;

    public static void Fill(FaceMeasures measures, NeutralFace rest, float headYawDegrees, FaceWeights weights)
    {
        // 1. The jaw, and lips that stay shut over it.
        float gap = measures[FaceMeasure.LipGap], isOpen = Ramp.Of(gap, ClosedGap, OpenGap), isShut = 1 - isOpen;
        float jaw = Ramp.Of(measures[FaceMeasure.LowerLipDrop] - rest[FaceMeasure.LowerLipDrop], JawStart, JawFull);
        weights[Expression.JawOpen] = jaw;
        weights[Expression.MouthClose] = jaw * isShut;

        // 2. Corners.
        FillCorner(FaceIndices.Left, measures, rest, weights);
        FillCorner(FaceIndices.Right, measures, rest, weights);
        float smile = (weights[Expression.MouthSmileLeft] + weights[Expression.MouthSmileRight]) / 2;

        // 3. Rounded lips: thick for their width; pushed out when (nearly) shut, a funnel when open.
        float thickness = measures[FaceMeasure.UpperLipThickness] + measures[FaceMeasure.LowerLipThickness];
        float restThickness = rest[FaceMeasure.UpperLipThickness] + rest[FaceMeasure.LowerLipThickness];
        float narrow = Ramp.Of(measures[FaceMeasure.MouthWidth] / rest[FaceMeasure.MouthWidth], 1, 0.75f);
        float round = Ramp.Of((thickness / measures[FaceMeasure.MouthWidth]) - (restThickness / rest[FaceMeasure.MouthWidth]), 0.95f, 3.15f);
        weights[Expression.MouthPucker] = round * (1 - Ramp.Of(gap, OpenGap, 1)) * (1 - smile);
        weights[Expression.MouthFunnel] = Ramp.Of(gap / Math.Max(measures[FaceMeasure.LipGapWidth], 0.5f), 0.08f, 0.35f) * narrow * (1 - smile);

        // 4. Lips pressed, rolled in, shrugged: only shut lips show it.
        float upper = rest[FaceMeasure.UpperLipThickness] - measures[FaceMeasure.UpperLipThickness];
        float lower = rest[FaceMeasure.LowerLipThickness] - measures[FaceMeasure.LowerLipThickness];
        weights[Expression.MouthRollUpper] = Ramp.Of(upper, 0.2f, 0.6f) * isShut;
        weights[Expression.MouthRollLower] = Ramp.Of(lower, 0.3f, 0.8f) * isShut;
        weights[Expression.MouthPressLeft] = weights[Expression.MouthPressRight] = Ramp.Of(upper + lower, 0.25f, 0.9f) * isShut;
        weights[Expression.MouthShrugLower] = Ramp.Of(measures[FaceMeasure.ChinHeight] - rest[FaceMeasure.ChinHeight], 0.2f, 1.2f) * isShut;
        float lifted = rest[FaceMeasure.LeftUpperLip] - measures[FaceMeasure.LeftUpperLip] + rest[FaceMeasure.RightUpperLip] - measures[FaceMeasure.RightUpperLip];
        weights[Expression.MouthShrugUpper] = Ramp.Of(lifted / 2, 0.1f, 0.5f) * isShut;

        // 5. Lips that bare the teeth.
        FillLips(FaceIndices.Left, measures, rest, jaw, isOpen, weights);
        FillLips(FaceIndices.Right, measures, rest, jaw, isOpen, weights);

        // 6. Sideways, of which a turned head shows little.
        float frontal = 1 - Ramp.Of(MathF.Abs(headYawDegrees), 15, 40);
        float jawSide = (measures[FaceMeasure.JawSide] - rest[FaceMeasure.JawSide]) * frontal;
        float mouthSide = (measures[FaceMeasure.MouthSide] - rest[FaceMeasure.MouthSide]) * frontal;
        weights[Expression.JawLeft] = Ramp.Of(jawSide, 0.35f, 1.3f);
        weights[Expression.JawRight] = Ramp.Of(-jawSide, 0.35f, 1.3f);
        weights[Expression.MouthLeft] = Ramp.Of(mouthSide, 0.35f, 1.1f);
        weights[Expression.MouthRight] = Ramp.Of(-mouthSide, 0.35f, 1.1f);
    }

    private static void FillCorner(FaceIndices side, FaceMeasures measures, NeutralFace rest, FaceWeights weights)
    {
        float wide = (measures[FaceMeasure.MouthWidth] - rest[FaceMeasure.MouthWidth]) / SmileWidth;
        float back = (rest[FaceMeasure.MouthCornerDepth] - measures[FaceMeasure.MouthCornerDepth]) / SmileDepth;
        float up = (measures[FaceMeasure.LeftMouthCorner, side] - rest[FaceMeasure.LeftMouthCorner, side]) / SmileHeight;
        float smile = Ramp.WithToe(wide + back + up, 0, SmileFull, SmileToe);
        weights[Expression.MouthSmileLeft, side] = smile;
        weights[Expression.MouthFrownLeft, side] = Ramp.Of(-up, 0.2f, 0.9f) * (1 - smile);
        weights[Expression.MouthStretchLeft, side] = Ramp.Of(wide, 0.2f, 1) * Ramp.Of(up, 0.3f, -0.1f);
        weights[Expression.MouthDimpleLeft, side] = Ramp.Of(back, 0.3f, 1) * Ramp.Of(up, 0.5f, 0) * (1 - Ramp.Of(wide, 0.3f, 1));
    }

    private static void FillLips(FaceIndices side, FaceMeasures measures, NeutralFace rest, float jaw, float isOpen, FaceWeights weights)
    {
        float up = rest[FaceMeasure.LeftUpperLip, side] - measures[FaceMeasure.LeftUpperLip, side];
        float down = measures[FaceMeasure.LeftLowerLip, side] - rest[FaceMeasure.LeftLowerLip, side];
        weights[Expression.MouthUpperUpLeft, side] = Ramp.Of(up, 0.1f, 0.5f) * isOpen;
        weights[Expression.MouthLowerDownLeft, side] = Ramp.Of(down, 0.3f, 1.2f) * isOpen * (1 - jaw);
    }
}
