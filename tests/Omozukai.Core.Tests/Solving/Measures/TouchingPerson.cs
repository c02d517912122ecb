using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>The built-in figure with its hands on something, and how far a hand of another figure is from touching the same.</summary>
internal static class TouchingPerson
{
    private static readonly Vector3 s_noseInHead = new(0, 0.06f, 0.095f);

    /// <summary>A standing person whose hands touch each other, whose left fingertips touch the nose, or whose hands are on the waist; at 0 they hang, at 1 they touch.</summary>
    public static AvatarPose Pose(string touch, float share = 1)
    {
        var pose = new AvatarPose { HipsPosition = Rig.Default.RestPosition(HumanBone.Hips) };
        var hanging = new Vector3(0.22f, 0.85f, 0.05f);
        Vector3 wrist = touch switch
        {
            "hands" => new Vector3(0.08f, 1.20f, 0.28f),
            "nose" => new Vector3(0.12f, 1.47f, 0.12f),
            _ => new Vector3(0.22f, 1.05f, 0.06f),
        };
        Vector3 left = Vector3.Lerp(hanging, wrist, share), right = touch == "nose" ? hanging : left;
        Reach(pose, HumanBone.LeftUpperArm, left);
        Reach(pose, HumanBone.RightUpperArm, right with { X = -right.X });
        return pose;
    }

    /// <summary>What touches, from what is touched, in metres; on the nose and the waist in metres of a person of the built-in figure's size.</summary>
    public static Vector3 Offset(string touch, ForwardKinematics figure, float headScale = 1) => touch switch
    {
        "hands" => figure.Position(HumanBone.LeftMiddleProximal) - figure.Position(HumanBone.RightMiddleProximal),
        "nose" => (Tip(figure) - figure.Position(HumanBone.Head) - Vector3.Transform(s_noseInHead * headScale, figure.Rotation(HumanBone.Head))) / headScale,
        _ => figure.Position(HumanBone.LeftMiddleProximal) - figure.Position(HumanBone.LeftUpperLeg),
    };

    private static Vector3 Tip(ForwardKinematics figure) => figure.Position(HumanBone.LeftMiddleDistal)
        + Vector3.Transform(figure.Rig.RestOffset(HumanBone.LeftMiddleDistal), figure.Rotation(HumanBone.LeftMiddleDistal));

    /// <summary>Puts a wrist to a point, with the elbow outwards and down and the hand straight.</summary>
    private static void Reach(AvatarPose pose, HumanBone upper, Vector3 wrist)
    {
        Rig rig = Rig.Default;
        Vector3 shoulder = rig.RestPosition(upper), way = wrist - shoulder, rest = Vector3.Normalize(rig.RestOffset(upper + 1));
        float a = rig.RestOffset(upper + 1).Length(), b = rig.RestOffset(upper + 2).Length(), c = Math.Min(way.Length(), (a + b) * 0.999f);
        float along = ((a * a) + (c * c) - (b * b)) / (2 * c);
        Vector3 line = Vector3.Normalize(way), hint = Vector3.Normalize(rest + new Vector3(0, -0.7f, -0.7f));
        Vector3 across = Vector3.Normalize(hint - (line * Vector3.Dot(hint, line)));
        Vector3 elbow = (line * along) + (across * MathF.Sqrt((a * a) - (along * along)));
        Quaternion first = Between(rest, elbow), second = Between(rest, (line * c) - elbow);
        pose[upper] = first;
        pose[upper + 1] = Quaternion.Conjugate(first) * second;
    }

    private static Quaternion Between(Vector3 from, Vector3 to)
    {
        to = Vector3.Normalize(to);
        return Quaternion.Normalize(new Quaternion(Vector3.Cross(from, to), 1 + Vector3.Dot(from, to)));
    }
}
