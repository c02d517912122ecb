using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving.Presence;
using Omozukai.Core.Solving.Spatial;

namespace Omozukai.Core.Solving;

/// <summary>How well each chain is seen: the visibility of its least visible joint, or the score of its own tracker. The face's comes with its shapes.</summary>
internal static class TrackingConfidence
{
    public static void Fill(Subject subject, AvatarPose pose)
    {
        Span<float> confidence = pose.Confidence;
        confidence[(int)BodyChain.Torso] = TrackedParts.Visibility(TrackedPart.Torso, subject);
        confidence[(int)BodyChain.Head] = TrackedParts.Visibility(TrackedPart.Head, subject);
        confidence[(int)BodyChain.LeftArm] = Least(subject, TrackedPart.LeftUpperArm, TrackedPart.LeftLowerArm);
        confidence[(int)BodyChain.RightArm] = Least(subject, TrackedPart.RightUpperArm, TrackedPart.RightLowerArm);
        confidence[(int)BodyChain.LeftHand] = subject.LeftHand.IsPresent ? subject.LeftHand.Score : 0;
        confidence[(int)BodyChain.RightHand] = subject.RightHand.IsPresent ? subject.RightHand.Score : 0;
        confidence[(int)BodyChain.LeftLeg] = Least(subject, TrackedPart.LeftUpperLeg, TrackedPart.LeftLowerLeg);
        confidence[(int)BodyChain.RightLeg] = Least(subject, TrackedPart.RightUpperLeg, TrackedPart.RightLowerLeg);
    }

    private static float Least(Subject subject, TrackedPart upper, TrackedPart lower) =>
        Math.Min(TrackedParts.Visibility(upper, subject), TrackedParts.Visibility(lower, subject));
}
