using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Solving;

/// <summary>How well each chain is seen: the visibility of its least visible joint, or the score of its own tracker.</summary>
internal static class TrackingConfidence
{
    public static void Fill(Subject subject, AvatarPose pose)
    {
        Span<float> confidence = pose.Confidence;
        confidence[(int)BodyChain.Torso] = Least(subject, BodyLandmark.LeftShoulder, BodyLandmark.RightShoulder);
        confidence[(int)BodyChain.Head] = subject.HasFace ? 1 : Least(subject, BodyLandmark.Nose, BodyLandmark.LeftEyeOuter, BodyLandmark.RightEyeOuter);
        confidence[(int)BodyChain.Face] = subject.HasFace ? 1 : 0;
        confidence[(int)BodyChain.LeftArm] = Least(subject, BodyLandmark.LeftShoulder, BodyLandmark.LeftElbow, BodyLandmark.LeftWrist);
        confidence[(int)BodyChain.RightArm] = Least(subject, BodyLandmark.RightShoulder, BodyLandmark.RightElbow, BodyLandmark.RightWrist);
        confidence[(int)BodyChain.LeftHand] = subject.LeftHand.IsPresent ? subject.LeftHand.Score : 0;
        confidence[(int)BodyChain.RightHand] = subject.RightHand.IsPresent ? subject.RightHand.Score : 0;
        confidence[(int)BodyChain.LeftLeg] = Least(subject, BodyLandmark.LeftHip, BodyLandmark.LeftKnee, BodyLandmark.LeftAnkle);
        confidence[(int)BodyChain.RightLeg] = Least(subject, BodyLandmark.RightHip, BodyLandmark.RightKnee, BodyLandmark.RightAnkle);
    }

    private static float Least(Subject subject, params ReadOnlySpan<BodyLandmark> points)
    {
        if (!subject.HasBody) return 0;
        float least = 1;
        foreach (BodyLandmark point in points) least = Math.Min(least, subject.Visibility(point));
        return least;
    }
}
