namespace Omozukai.Core.Faces;

/// <summary>
/// Faces at rest: the mean of people, how far they differ, and where in the spread of a talking face its rest lies. Means and
/// spreads are of 27 faces in photos (medians; bench/results/face.md), rounded, both sides alike.
/// </summary>
internal static class AverageFace
{
    /// <summary>Opening of a closed eye as a share of its width: the lids' edges have some thickness.</summary>
    public const float ClosedEye = 0.06f;

    private static readonly Rest[] s_rest = Fill();

    /// <summary>What is known of a measure.</summary>
    public static Rest Of(FaceMeasure measure) => s_rest[(int)measure];

    private static Rest[] Fill()
    {
        var rest = new Rest[FaceMeasures.Count];
        Set(FaceMeasure.LeftEyeOpening, FaceMeasure.RightEyeOpening, new(0.295f, 0.07f, 0.9f, 10)); // lids close more than they widen
        Set(FaceMeasure.LeftLowerLid, FaceMeasure.RightLowerLid, new(-0.3f, 0.15f));
        Set(FaceMeasure.LeftBrow, FaceMeasure.RightBrow, new(1.63f, 0.4f, 0.35f));
        Set(FaceMeasure.LeftBrowOuter, FaceMeasure.RightBrowOuter, new(1.52f, 0.4f, 0.35f));
        Set(FaceMeasure.BrowInner, FaceMeasure.BrowInner, new(1.73f, 0.4f, 0.35f));
        Set(FaceMeasure.LeftFrown, FaceMeasure.RightFrown, new(0, 0.15f));
        Set(FaceMeasure.LeftCheek, FaceMeasure.RightCheek, new(1.84f, 0.3f));
        Set(FaceMeasure.LeftNoseWing, FaceMeasure.RightNoseWing, new(4.01f, 0.4f));
        Set(FaceMeasure.MouthWidth, FaceMeasure.MouthWidth, new(0.332f, 0.035f, 0.35f)); // of three things that make a smile: mouths smile more than they shrink
        Set(FaceMeasure.LeftMouthCorner, FaceMeasure.RightMouthCorner, new(0.02f, 0.25f, 0.4f));
        Set(FaceMeasure.MouthCornerDepth, FaceMeasure.MouthCornerDepth, new(-1.75f, 0.35f, 0.65f));
        Set(FaceMeasure.LipProtrusion, FaceMeasure.LipProtrusion, new(-0.05f, 0.3f));
        Set(FaceMeasure.LowerLipDrop, FaceMeasure.LowerLipDrop, new(3.25f, 0.6f, 0.15f)); // jaws open, and no further than shut
        Set(FaceMeasure.LeftUpperLip, FaceMeasure.RightUpperLip, new(1.15f, 0.4f));
        Set(FaceMeasure.LeftLowerLip, FaceMeasure.RightLowerLip, new(3.02f, 0.6f, 0.15f));
        Set(FaceMeasure.UpperLipThickness, FaceMeasure.UpperLipThickness, new(0.64f, 0.3f));
        Set(FaceMeasure.LowerLipThickness, FaceMeasure.LowerLipThickness, new(1.03f, 0.3f));
        Set(FaceMeasure.ChinHeight, FaceMeasure.ChinHeight, new(3.2f, 0.8f));
        Set(FaceMeasure.JawSide, FaceMeasure.MouthSide, new(0, 0.4f));
        Set(FaceMeasure.GazeSideways, FaceMeasure.GazeSideways, new(0, 4, 0.5f, 100)); // where one looks is little known from where one looks for a while
        Set(FaceMeasure.GazeApart, FaceMeasure.GazeApart, new(4.5f, 4, 0.5f, 5));
        Set(FaceMeasure.GazeDownwards, FaceMeasure.GazeDownwards, new(-6, 6, 0.5f, 100));
        return rest;

        void Set(FaceMeasure left, FaceMeasure right, Rest value) => rest[(int)left] = rest[(int)right] = value;
    }

    /// <summary>A measure of faces at rest.</summary>
    /// <param name="Mean">The mean of people.</param>
    /// <param name="Spread">How far a person may differ from the mean; beyond that it is a grimace.</param>
    /// <param name="Quantile">The share of a person's samples that lie below the one that is taken for rest.</param>
    /// <param name="Samples">As how many samples (ten a second) the mean of people counts: few where one person changes little.</param>
    internal readonly record struct Rest(float Mean, float Spread, float Quantile = 0.5f, float Samples = 20);
}
