using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>How feet stand on the ground, and the body where it is.</summary>
/// <param name="F1">Of contacts found, frame by frame; 1 where there are none and none was found.</param>
/// <param name="Slide">The farthest that ankle or ball of a foot moved level during one contact, in metres.</param>
/// <param name="Own">The same over the part of the contact that was found.</param>
/// <param name="Depth">The deepest that a sole was below the ground, in metres.</param>
/// <param name="Root">The farthest that the middle of the hips was from the truth, up to one constant offset, in metres.</param>
/// <param name="Held">Share of the feet, over all frames, that were called planted.</param>
internal readonly record struct FeetFigures(double F1, double Slide, double Own, double Depth, double Root, double Held)
{
    /// <summary>The heel lies this share of the way to the ball behind the ankle.</summary>
    private const float HeelShare = 0.35f;

    public static FeetFigures Of(SyntheticMotion motion, IReadOnlyList<AvatarPose> poses, Rig rig)
    {
        var kinematics = new ForwardKinematics(rig);
        int right = 0, wrong = 0, held = 0;
        double slide = 0, own = 0, depth = 0;
        List<Vector3> roots = [];
        List<Vector3>[] contacts = [[], [], [], []], found = [[], [], [], []];
        for (int i = 0; i < poses.Count; i++)
        {
            kinematics.Update(poses[i]);
            roots.Add((kinematics.Position(HumanBone.LeftUpperLeg) + kinematics.Position(HumanBone.RightUpperLeg)) / 2);
            Foot(0, HumanBone.LeftFoot, poses[i].IsLeftFootPlanted, motion.Truths[i].LeftContact ?? false);
            Foot(1, HumanBone.RightFoot, poses[i].IsRightFootPlanted, motion.Truths[i].RightContact ?? false);
        }
        Vector3 offset = Vector3.Zero; // up to one constant: the mean difference
        for (int i = 0; i < roots.Count; i++) offset += (roots[i] - motion.Truths[i].Root) / roots.Count;
        double root = 0;
        for (int i = 0; i < roots.Count; i++) root = Math.Max(root, (roots[i] - motion.Truths[i].Root - offset).Length());
        return new FeetFigures(right + wrong == 0 ? 1 : 2.0 * right / ((2 * right) + wrong), slide, own, depth, root, held / (2.0 * poses.Count));

        void Foot(int side, HumanBone foot, bool isFound, bool isThere)
        {
            if (isFound) held++;
            if (isFound && isThere) right++;
            else if (isFound != isThere) wrong++;
            depth = Math.Max(depth, -Lowest(kinematics, foot));
            for (int end = 0; end < (rig.Has(foot + 1) ? 2 : 1); end++)
            {
                slide = Math.Max(slide, Slid(contacts[(2 * side) + end], isThere, kinematics.Position(foot + end)));
                own = Math.Max(own, Slid(found[(2 * side) + end], isThere && isFound, kinematics.Position(foot + end)));
            }
        }
    }

    /// <summary>The height of the lowest of heel, ankle's foot point and ball.</summary>
    public static float Lowest(ForwardKinematics kinematics, HumanBone foot)
    {
        Rig rig = kinematics.Rig;
        Vector3 down = new(0, -rig.RestPosition(foot).Y, 0), front = (rig.Has(foot + 1) ? rig.RestPosition(foot + 1) - rig.RestPosition(foot) : Vector3.UnitZ * 0.1f) with { Y = 0 };
        float lowest = float.PositiveInfinity;
        foreach (Vector3 point in new[] { down - (HeelShare * front), down, down + front })
            lowest = Math.Min(lowest, (kinematics.Position(foot) + Vector3.Transform(point, kinematics.Rotation(foot))).Y);
        return lowest;
    }

    private static double Slid(List<Vector3> contact, bool isThere, Vector3 place)
    {
        if (!isThere) contact.Clear();
        else contact.Add(place with { Y = 0 });
        double most = 0;
        foreach (Vector3 other in contact) most = Math.Max(most, (other - place with { Y = 0 }).Length());
        return most;
    }
}
