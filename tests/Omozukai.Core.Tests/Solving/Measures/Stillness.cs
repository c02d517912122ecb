using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>How much of the trembling of still limbs is gone: root mean squares of the turns from frame to frame.</summary>
internal static class Stillness
{
    /// <summary>The limbs of wave that keep still: the right arm waves.</summary>
    private static readonly string[] s_stillInWave = ["leftUpperArm", "leftLowerArm", "leftUpperLeg", "rightUpperLeg", "leftLowerLeg", "rightLowerLeg"];

    /// <summary>Degrees a frame of the landmarks' own directions and of the posed rig's, for "idle" or "wave".</summary>
    public static (double Input, double Solved) Of(string name, SyntheticMotion motion, IReadOnlyList<AvatarPose> poses, Rig rig)
    {
        int count = MeasuredDirections.Names.Count;
        Vector3[] seen = new Vector3[count], seenBefore = new Vector3[count], got = new Vector3[count], gotBefore = new Vector3[count];
        var kinematics = new ForwardKinematics(rig);
        double steps = 0, stepsOfInput = 0;
        int n = 0;
        for (int i = 0; i < poses.Count; i++)
        {
            kinematics.Update(poses[i]);
            MeasuredDirections.Of(motion.Frames[i].People[0], seen, leastVisibility: 0);
            MeasuredDirections.Of(kinematics, got);
            for (int k = 0; k < count && i > 0; k++)
            {
                if (!IsStill(name, MeasuredDirections.Names[k])) continue;
                stepsOfInput += Math.Pow(MeasuredDirections.Degrees(seen[k], seenBefore[k]), 2);
                steps += Math.Pow(MeasuredDirections.Degrees(got[k], gotBefore[k]), 2);
                n++;
            }
            seen.CopyTo(seenBefore, 0);
            got.CopyTo(gotBefore, 0);
        }
        return (Math.Sqrt(stepsOfInput / n), Math.Sqrt(steps / n));
    }

    private static bool IsStill(string name, (string Name, string Group) direction) => name is "idle"
        ? direction.Group is "upperArm" or "lowerArm" or "upperLeg" or "lowerLeg" or "foot"
        : s_stillInWave.Contains(direction.Name);
}
