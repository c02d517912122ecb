using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>
/// The vectors along a person's bones. A single camera sees depth badly; but bones keep their lengths, so each bone's
/// length is learnt over time, and a vector of another length is mended where the doubt is greatest: in depth.
/// </summary>
internal sealed class BoneVectors
{
    /// <summary>Deviation of the learnt length, in the same unit: lengths from landmarks themselves depend on the pose.</summary>
    private const float LengthDoubt = 2;

    private const int BodyBones = 10, BonesOfHand = 15;

    private readonly Vector3[] _vectors = new Vector3[HumanBones.Count];
    private readonly LearntLength[] _lengths = new LearntLength[HumanBones.Count];

    private static readonly (HumanBone Bone, BodyLandmark From, BodyLandmark To)[] s_body = new (HumanBone, BodyLandmark, BodyLandmark)[BodyBones]
    {
        (HumanBone.LeftUpperArm, BodyLandmark.LeftShoulder, BodyLandmark.LeftElbow),
        (HumanBone.RightUpperArm, BodyLandmark.RightShoulder, BodyLandmark.RightElbow),
        (HumanBone.LeftLowerArm, BodyLandmark.LeftElbow, BodyLandmark.LeftWrist),
        (HumanBone.RightLowerArm, BodyLandmark.RightElbow, BodyLandmark.RightWrist),
        (HumanBone.LeftUpperLeg, BodyLandmark.LeftHip, BodyLandmark.LeftKnee),
        (HumanBone.RightUpperLeg, BodyLandmark.RightHip, BodyLandmark.RightKnee),
        (HumanBone.LeftLowerLeg, BodyLandmark.LeftKnee, BodyLandmark.LeftAnkle),
        (HumanBone.RightLowerLeg, BodyLandmark.RightKnee, BodyLandmark.RightAnkle),
        (HumanBone.LeftFoot, BodyLandmark.LeftAnkle, BodyLandmark.LeftFootIndex),
        (HumanBone.RightFoot, BodyLandmark.RightAnkle, BodyLandmark.RightFootIndex),
    };

    /// <summary>A bone's vector in metres, in the avatar's axes.</summary>
    public Vector3 this[HumanBone bone] => _vectors[(int)bone];

    /// <summary>A bone's length in metres as learnt so far; 0 where it was never seen.</summary>
    public float Length(HumanBone bone) => _lengths[(int)bone].Metres;

    /// <summary>Takes the vectors of a frame.</summary>
    public void Read(Subject subject, float seconds)
    {
        float keep = LearntLength.Keep(seconds);
        foreach ((HumanBone bone, BodyLandmark from, BodyLandmark to) in s_body)
        {
            bool isTrusted = subject.HasBody && Math.Min(subject.Visibility(from), subject.Visibility(to)) >= Subject.LeastVisibility;
            Read(bone, subject[to] - subject[from], isTrusted, keep);
        }
        ReadHand(subject.LeftHand, HumanBone.LeftThumbMetacarpal, keep);
        ReadHand(subject.RightHand, HumanBone.RightThumbMetacarpal, keep);
    }

    private void ReadHand(HandPoints hand, HumanBone first, float keep)
    {
        if (!hand.IsPresent) return;
        for (int i = 0; i < BonesOfHand; i++)
        {
            int joint = 1 + i + (i / 3); // four joints, three bones a finger
            Read(first + i, hand.Points[joint + 1] - hand.Points[joint], hand.IsMetric, keep);
        }
    }

    private void Read(HumanBone bone, Vector3 vector, bool isTrusted, float keep)
    {
        ref Vector3 place = ref _vectors[(int)bone];
        place = vector;
        if (!isTrusted) return;
        ref LearntLength length = ref _lengths[(int)bone];
        length.Learn(vector, keep);
        place = Mend(vector, length.Metres);
    }

    /// <summary>
    /// The most likely vector for a measured one and a length, each with its doubt: least of
    /// (Δx² + Δy²) + Δz² / DepthDoubt² + (length − learnt length)² / LengthDoubt². With a multiplier m the solution is
    /// x / (1 + m), y / (1 + m), z r / (r + m), r = DepthDoubt⁻², where m = (1 − learnt length / length) / LengthDoubt²: by one of
    /// Newton's steps from 0.
    /// </summary>
    private static Vector3 Mend(Vector3 vector, float learnt)
    {
        const float R = 1 / (LearntLength.DepthDoubt * LearntLength.DepthDoubt), Stiffness = 1 / (LengthDoubt * LengthDoubt);
        float across = (vector.X * vector.X) + (vector.Y * vector.Y), depth = vector.Z * vector.Z, squared = across + depth;
        if (squared < 1e-8f) return vector;
        float length = MathF.Sqrt(squared);
        float m = Stiffness * (length - learnt) * squared / ((length * squared) + (Stiffness * learnt * (across + (depth / R))));
        m = Math.Clamp(m, -0.9f * R, Stiffness);
        return vector * new Vector3(1 / (1 + m), 1 / (1 + m), R / (R + m));
    }
}
