using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving.Spatial;

namespace Omozukai.Core.Solving.Presence;

/// <summary>Which bones belong to a part, and how well a part is seen.</summary>
internal static class TrackedParts
{
    public const int Count = 16;

    /// <summary>A face mesh or a hand that its own tracker reports is seen.</summary>
    private const float OwnTracker = 1;

    private static readonly HumanBone[][] s_bones =
    [
        [HumanBone.Hips, HumanBone.Spine, HumanBone.Chest, HumanBone.UpperChest, HumanBone.LeftShoulder, HumanBone.RightShoulder],
        [HumanBone.Neck, HumanBone.Head, HumanBone.LeftEye, HumanBone.RightEye, HumanBone.Jaw],
        [HumanBone.LeftUpperArm],
        [HumanBone.RightUpperArm],
        [HumanBone.LeftLowerArm],
        [HumanBone.RightLowerArm],
        [HumanBone.LeftHand],
        [HumanBone.RightHand],
        [.. Enumerable.Range(0, 15).Select(i => HumanBone.LeftThumbMetacarpal + i)],
        [.. Enumerable.Range(0, 15).Select(i => HumanBone.RightThumbMetacarpal + i)],
        [HumanBone.LeftUpperLeg],
        [HumanBone.RightUpperLeg],
        [HumanBone.LeftLowerLeg],
        [HumanBone.RightLowerLeg],
        [HumanBone.LeftFoot, HumanBone.LeftToes],
        [HumanBone.RightFoot, HumanBone.RightToes],
    ];

    private static readonly TrackedPart[] s_ofBone = [.. Enum.GetValues<HumanBone>().Select(bone =>
        (TrackedPart)Array.FindIndex(s_bones, bones => bones.Contains(bone)))];

    /// <summary>The bones of a part, parents before children.</summary>
    public static ReadOnlySpan<HumanBone> Bones(this TrackedPart part) => s_bones[(int)part];

    /// <summary>The part that a bone belongs to.</summary>
    public static TrackedPart Of(HumanBone bone) => s_ofBone[(int)bone];

    /// <summary>The bone that a bone without points of its own turns with, or null.</summary>
    public static HumanBone? Leader(HumanBone bone) => bone switch
    {
        HumanBone.LeftEye or HumanBone.RightEye or HumanBone.Jaw => HumanBone.Head,
        HumanBone.LeftToes => HumanBone.LeftFoot,
        HumanBone.RightToes => HumanBone.RightFoot,
        _ => null,
    };

    /// <summary>
    /// How well a part is seen, 0..1: the visibility of the least visible point that it is solved from. A hand that its own tracker surely sees shows where
    /// the wrist is; but no hand turns by itself: it is seen as well as its lower arm, past whose end the model guesses.
    /// </summary>
    public static float Visibility(TrackedPart part, Subject subject) => part switch
    {
        TrackedPart.Torso => Least(subject, BodyLandmark.LeftShoulder, BodyLandmark.RightShoulder),
        TrackedPart.Head => subject.HasFace ? OwnTracker : Least(subject, BodyLandmark.Nose, BodyLandmark.LeftEyeOuter, BodyLandmark.RightEyeOuter),
        TrackedPart.LeftUpperArm => Least(subject, BodyLandmark.LeftShoulder, BodyLandmark.LeftElbow),
        TrackedPart.RightUpperArm => Least(subject, BodyLandmark.RightShoulder, BodyLandmark.RightElbow),
        TrackedPart.LeftLowerArm => LowerArm(subject, subject.LeftHand, BodyLandmark.LeftElbow, BodyLandmark.LeftWrist),
        TrackedPart.RightLowerArm => LowerArm(subject, subject.RightHand, BodyLandmark.RightElbow, BodyLandmark.RightWrist),
        TrackedPart.LeftHand => Hand(subject, subject.LeftHand, TrackedPart.LeftLowerArm, BodyLandmark.LeftPinky, BodyLandmark.LeftIndex),
        TrackedPart.RightHand => Hand(subject, subject.RightHand, TrackedPart.RightLowerArm, BodyLandmark.RightPinky, BodyLandmark.RightIndex),
        TrackedPart.LeftFingers => subject.LeftHand.IsPresent ? OwnTracker : 0,
        TrackedPart.RightFingers => subject.RightHand.IsPresent ? OwnTracker : 0,
        TrackedPart.LeftUpperLeg => Least(subject, BodyLandmark.LeftHip, BodyLandmark.LeftKnee),
        TrackedPart.RightUpperLeg => Least(subject, BodyLandmark.RightHip, BodyLandmark.RightKnee),
        TrackedPart.LeftLowerLeg => Least(subject, BodyLandmark.LeftKnee, BodyLandmark.LeftAnkle),
        TrackedPart.RightLowerLeg => Least(subject, BodyLandmark.RightKnee, BodyLandmark.RightAnkle),
        TrackedPart.LeftFoot => Least(subject, BodyLandmark.LeftAnkle, BodyLandmark.LeftFootIndex),
        _ => Least(subject, BodyLandmark.RightAnkle, BodyLandmark.RightFootIndex),
    };

    /// <summary>Whether there is anything to solve a part from.</summary>
    public static bool HasPoints(TrackedPart part, Subject subject) => part switch
    {
        TrackedPart.Head => subject.HasFace || subject.HasBody,
        TrackedPart.LeftHand => subject.LeftHand.IsPresent || subject.HasBody,
        TrackedPart.RightHand => subject.RightHand.IsPresent || subject.HasBody,
        TrackedPart.LeftFingers => subject.LeftHand.IsPresent,
        TrackedPart.RightFingers => subject.RightHand.IsPresent,
        _ => subject.HasBody,
    };

    /// <summary>Whether a part is of an arm, or the hand, that a hand tracker surely sees.</summary>
    public static bool IsArmOfSeenHand(TrackedPart part, Subject subject) => part switch
    {
        TrackedPart.LeftUpperArm or TrackedPart.LeftLowerArm or TrackedPart.LeftHand => subject.LeftHand.IsSure,
        TrackedPart.RightUpperArm or TrackedPart.RightLowerArm or TrackedPart.RightHand => subject.RightHand.IsSure,
        _ => false,
    };

    private static float LowerArm(Subject subject, HandPoints hand, BodyLandmark elbow, BodyLandmark wrist) =>
        hand.IsSure ? Least(subject, elbow, elbow) : Least(subject, elbow, wrist);

    private static float Hand(Subject subject, HandPoints hand, TrackedPart lowerArm, BodyLandmark little, BodyLandmark index)
    {
        if (!subject.HasBody) return hand.IsPresent ? OwnTracker : 0;
        float arm = Visibility(lowerArm, subject);
        return hand.IsPresent ? arm : Math.Min(arm, Least(subject, little, index));
    }

    // No span of points: unoptimised code allocates for each that is made of constants.
    private static float Least(Subject subject, BodyLandmark first, BodyLandmark second) =>
        subject.HasBody ? Math.Min(Math.Min(1, subject.Visibility(first)), subject.Visibility(second)) : 0;

    private static float Least(Subject subject, BodyLandmark first, BodyLandmark second, BodyLandmark third) =>
        Math.Min(Least(subject, first, second), subject.HasBody ? subject.Visibility(third) : 0);
}
