using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Faces;

/// <summary>Brows, cheeks and nose from a face's measures; the numbers are centimetres on a head of average size.</summary>
internal static class BrowAndCheekShapes
{
    /// <summary>A frown's measure is 0.6 at the strongest seen.</summary>
    private const float FrownGain = 1.7f;

    /// <summary>How much the middle of the brows says of their inner ends, which people hold at different heights.</summary>
    private const float BrowMiddleShare = 0.25f;

    public static void Fill(FaceMeasures measures, NeutralFace rest, FaceWeights weights)
    {
        float inner = measures[FaceMeasure.BrowInner] - rest[FaceMeasure.BrowInner];
        float middle = (measures[FaceMeasure.LeftBrow] - rest[FaceMeasure.LeftBrow] + measures[FaceMeasure.RightBrow] - rest[FaceMeasure.RightBrow]) / 2;
        weights[Expression.BrowInnerUp] = Ramp.Of(inner + ((middle - inner) * BrowMiddleShare), 0.02f, 0.65f);
        FillSide(FaceIndices.Left, measures, rest, weights);
        FillSide(FaceIndices.Right, measures, rest, weights);
    }

    private static void FillSide(FaceIndices side, FaceMeasures measures, NeutralFace rest, FaceWeights weights)
    {
        float outer = measures[FaceMeasure.LeftBrowOuter, side] - rest[FaceMeasure.LeftBrowOuter, side];
        float frown = measures[FaceMeasure.LeftFrown, side] - rest[FaceMeasure.LeftFrown, side];
        float cheek = rest[FaceMeasure.LeftCheek, side] - measures[FaceMeasure.LeftCheek, side];
        float wing = rest[FaceMeasure.LeftNoseWing, side] - measures[FaceMeasure.LeftNoseWing, side];
        weights[Expression.BrowOuterUpLeft, side] = Ramp.Of(outer, 0.07f, 0.65f);
        weights[Expression.BrowDownLeft, side] = Ramp.Of(frown * FrownGain, 0, 1);
        weights[Expression.CheekSquintLeft, side] = Ramp.Of(cheek, 0.15f, 0.5f) * rest.Known;
        weights[Expression.NoseSneerLeft, side] = Ramp.Of(wing, 0.3f, 0.75f) * rest.Known; // a wrinkled nose is no shorter than many a nose at rest
    }
}
