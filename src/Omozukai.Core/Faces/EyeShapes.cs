using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Faces;

/// <summary>Gaze, blinks and lids from a face's measures.</summary>
internal static class EyeShapes
{
    /// <summary>From here to there (degrees of head yaw) the far eye is believed less and less: it is seen at a grazing angle.</summary>
    private const float FarEyeDoubt = 30, FarEyeLost = 60;

    /// <summary>From here to there (degrees of head yaw) the near eye's gaze is believed less and less: at the eyeball's edge each pixel is many degrees.</summary>
    private const float SideDoubt = 45, SideLost = 80;

    /// <summary>From here to there (share of the rest's opening) an eye's gaze is believed: of a closed eye the iris is a guess.</summary>
    private const float GazeHidden = 0.25f, GazeSeen = 0.5f;

    /// <summary>Eyes that turn apart less than this, in degrees, are parallel: such differences are noise. Eyes do not diverge, and converge to the tip of the nose at most.</summary>
    private const float ParallelDegrees = 3, MostConvergence = 20;

    /// <summary>How far a gaze downwards takes the upper lid along: share of the opening at 40°. The lid that follows an eye is no blink.</summary>
    private const float LidFollowsGaze = 0.35f, LidFollowsDegrees = 40;

    /// <summary>How far a full smile narrows the eyes.</summary>
    private const float LidFollowsSmile = 0.2f;

    /// <summary>An eye as near as this to its closed opening is closed.</summary>
    private const float ClosedSlack = 0.02f;

    /// <summary>A lid that comes down by this share has done half of what it would without the toe of the curve: open eyes tremble by less.</summary>
    private const float LidToe = 0.12f;

    /// <summary>Two eyes whose blinks differ less than the first blink together; from the second on it is a wink.</summary>
    private const float Together = 0.05f, Wink = 0.3f;

    /// <summary>An eye that is believed by this much is enough to know about lids.</summary>
    private const float EnoughTrust = 0.5f;

    /// <summary>Degrees of a full eyeLook shape.</summary>
    private const float Sideways = 30, Downwards = 25, Upwards = 20;

    /// <summary>How far each eye is believed at a head yaw (to the subject's left), by its own side.</summary>
    public static float Trust(FaceIndices side, float headYawDegrees) => 1 - Ramp.Of(side.Sign * headYawDegrees, FarEyeDoubt, FarEyeLost);

    /// <summary>Fills the gaze.</summary>
    /// <returns>How far it is believed, 0..1: not while the eyes are closed.</returns>
    public static float FillGaze(FaceMeasures measures, NeutralFace rest, float headYawDegrees, FaceWeights weights)
    {
        float left = Openness(FaceIndices.Left, measures, rest) * measures.LeftEyeTrust;
        float right = Openness(FaceIndices.Right, measures, rest) * measures.RightEyeTrust;
        float sideways = measures[FaceMeasure.GazeSideways] - rest[FaceMeasure.GazeSideways], apart = measures[FaceMeasure.GazeApart] - rest[FaceMeasure.GazeApart];
        float leftYaw = sideways + apart, rightYaw = sideways - apart;
        float sum = left + right + 1e-3f;
        float convergence = (rightYaw - leftYaw) / 2 * Math.Min(left, right);
        weights.YawDegrees = (((left + 5e-4f) * leftYaw) + ((right + 5e-4f) * rightYaw)) / sum;
        weights.PitchDegrees = measures[FaceMeasure.GazeDownwards] - rest[FaceMeasure.GazeDownwards];
        weights.ConvergenceDegrees = Math.Clamp(convergence - ParallelDegrees, 0, MostConvergence);
        return Math.Max(left, right) * (1 - Ramp.Of(MathF.Abs(headYawDegrees), SideDoubt, SideLost));
    }

    /// <summary>The lids: blink, wide, squint. Needs gaze and smile.</summary>
    public static void FillLids(FaceMeasures measures, NeutralFace rest, FaceWeights weights)
    {
        // 1. Each eye by itself.
        float left = Blink(FaceIndices.Left, measures, rest, weights), right = Blink(FaceIndices.Right, measures, rest, weights);

        // 2. An eye that is badly seen follows the other one; both blink together unless one clearly winks.
        (left, right) = Follow(left, right, measures);
        float mean = (left + right) / 2, apart = Ramp.Of(MathF.Abs(left - right), Together, Wink);
        weights[Expression.EyeBlinkLeft] = mean + ((left - mean) * apart);
        weights[Expression.EyeBlinkRight] = mean + ((right - mean) * apart);

        // 3. Wide eyes, and lower lids that are pushed up.
        Lids(FaceIndices.Left, measures, rest, weights);
        Lids(FaceIndices.Right, measures, rest, weights);
    }

    /// <summary>Lets the lids of an eye that is badly seen follow the other eye's.</summary>
    public static void FollowSeenEye(FaceMeasures measures, FaceWeights weights) =>
        (weights[Expression.EyeBlinkLeft], weights[Expression.EyeBlinkRight]) = Follow(weights[Expression.EyeBlinkLeft], weights[Expression.EyeBlinkRight], measures);

    /// <summary>The gaze from the eight eyeLook shapes, where there is no mesh.</summary>
    public static void FillGazeFromLook(FaceWeights weights)
    {
        float left = (weights[Expression.EyeLookOutLeft] - weights[Expression.EyeLookInLeft]) * Sideways;
        float right = (weights[Expression.EyeLookInRight] - weights[Expression.EyeLookOutRight]) * Sideways;
        float down = (weights[Expression.EyeLookDownLeft] + weights[Expression.EyeLookDownRight]) / 2, up = (weights[Expression.EyeLookUpLeft] + weights[Expression.EyeLookUpRight]) / 2;
        weights.YawDegrees = (left + right) / 2;
        weights.ConvergenceDegrees = Math.Max((right - left) / 2, 0);
        weights.PitchDegrees = (down * Downwards) - (up * Upwards);
    }

    /// <summary>The eight eyeLook shapes from the gaze.</summary>
    public static void FillLook(FaceWeights weights)
    {
        foreach (FaceIndices side in (ReadOnlySpan<FaceIndices>)[FaceIndices.Left, FaceIndices.Right])
        {
            float outwards = (side.Sign * weights.YawDegrees) - weights.ConvergenceDegrees;
            weights[Expression.EyeLookOutLeft, side] = Ramp.Of(outwards, 0, Sideways);
            weights[Expression.EyeLookInLeft, side] = Ramp.Of(-outwards, 0, Sideways);
            weights[Expression.EyeLookDownLeft, side] = Ramp.Of(weights.PitchDegrees, 0, Downwards);
            weights[Expression.EyeLookUpLeft, side] = Ramp.Of(-weights.PitchDegrees, 0, Upwards);
        }
    }

    /// <summary>Each lid as far as its eye is believed, else the other's; where both are hidden, open.</summary>
    private static (float Left, float Right) Follow(float left, float right, FaceMeasures measures)
    {
        float best = Math.Max(Math.Max(measures.LeftEyeTrust, measures.RightEyeTrust), 1e-3f), seen = Ramp.Of(best, 0, EnoughTrust);
        return (seen * (right + ((left - right) * measures.LeftEyeTrust / best)), seen * (left + ((right - left) * measures.RightEyeTrust / best)));
    }

    private static float Openness(FaceIndices side, FaceMeasures measures, NeutralFace rest) =>
        Ramp.Of(measures[FaceMeasure.LeftEyeOpening, side] / rest[FaceMeasure.LeftEyeOpening, side], GazeHidden, GazeSeen);

    private static float Blink(FaceIndices side, FaceMeasures measures, NeutralFace rest, FaceWeights weights)
    {
        float follows = (LidFollowsGaze * Ramp.Of(weights.PitchDegrees, 0, LidFollowsDegrees)) + (LidFollowsSmile * weights[Expression.MouthSmileLeft, side]);
        float closed = rest.EyeClosed(side) + ClosedSlack, open = rest[FaceMeasure.LeftEyeOpening, side] * (1 - follows);
        return Ramp.WithToe(measures[FaceMeasure.LeftEyeOpening, side], Math.Max(open, closed + 0.02f), closed, LidToe);
    }

    private static void Lids(FaceIndices side, FaceMeasures measures, NeutralFace rest, FaceWeights weights)
    {
        float opening = measures[FaceMeasure.LeftEyeOpening, side] / rest[FaceMeasure.LeftEyeOpening, side];
        float raised = measures[FaceMeasure.LeftLowerLid, side] - rest[FaceMeasure.LeftLowerLid, side];
        weights[Expression.EyeWideLeft, side] = Ramp.Of(opening, 1.1f, 1.45f);
        weights[Expression.EyeSquintLeft, side] = Ramp.Of(raised, 0.02f, 0.27f) * (1 - weights[Expression.EyeBlinkLeft, side]);
    }
}
