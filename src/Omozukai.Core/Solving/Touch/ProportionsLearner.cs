using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving.Spatial;

namespace Omozukai.Core.Solving.Touch;

/// <summary>Learns a person's proportions frame by frame.</summary>
internal sealed class ProportionsLearner
{
    private LearntLength _palm, _shoulders, _hips, _trunk, _neck, _head;

    /// <summary>Takes a frame; what is guessed rather than seen teaches nothing.</summary>
    public Proportions Learn(Subject subject, BoneVectors vectors, float seconds)
    {
        float keep = LearntLength.Keep(seconds);
        if (subject.HasBody)
        {
            bool hasShoulders = Sees(subject, BodyLandmark.LeftShoulder, BodyLandmark.RightShoulder), hasHips = Sees(subject, BodyLandmark.LeftHip, BodyLandmark.RightHip);
            bool hasHead = Sees(subject, BodyLandmark.LeftEyeOuter, BodyLandmark.RightEyeOuter); // of a head that turns, one ear is always hidden
            Vector3 shoulders = Middle(subject, BodyLandmark.LeftShoulder, BodyLandmark.RightShoulder);
            if (hasShoulders) _shoulders.Learn(subject[BodyLandmark.LeftShoulder] - subject[BodyLandmark.RightShoulder], keep);
            if (hasHips) _hips.Learn(subject[BodyLandmark.LeftHip] - subject[BodyLandmark.RightHip], keep);
            if (hasShoulders && hasHips) _trunk.Learn(shoulders - Middle(subject, BodyLandmark.LeftHip, BodyLandmark.RightHip), keep);
            if (hasShoulders && hasHead) _neck.Learn(Middle(subject, BodyLandmark.LeftEar, BodyLandmark.RightEar) - shoulders, keep);
            if (hasHead) _head.Learn(subject[BodyLandmark.LeftEar] - subject[BodyLandmark.RightEar], keep);
        }
        LearnPalm(subject.LeftHand, keep);
        LearnPalm(subject.RightHand, keep);
        return new Proportions(Both(vectors, HumanBone.LeftUpperArm), Both(vectors, HumanBone.LeftLowerArm), _palm.Metres,
            _shoulders.Metres, _hips.Metres, _trunk.Metres, _neck.Metres, _head.Metres);
    }

    private void LearnPalm(HandPoints hand, float keep)
    {
        if (hand.IsPresent && hand.IsMetric) _palm.Learn(hand[HandLandmark.MiddleFingerMcp] - hand[HandLandmark.Wrist], keep);
    }

    private static bool Sees(Subject subject, BodyLandmark left, BodyLandmark right) =>
        Math.Min(subject.Visibility(left), subject.Visibility(right)) >= Subject.LeastVisibility;

    private static Vector3 Middle(Subject subject, BodyLandmark left, BodyLandmark right) => (subject[left] + subject[right]) / 2;

    /// <summary>The mean of both sides, or of the one that was seen.</summary>
    private static float Both(BoneVectors vectors, HumanBone left)
    {
        float a = vectors.Length(left), b = vectors.Length(left.Mirrored());
        return a > 0 && b > 0 ? (a + b) / 2 : a + b;
    }
}
