using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>Sums of the degrees by which directions are off the clean landmarks': a posed rig's, and the noisy landmarks' own.</summary>
internal readonly record struct NoiseErrors(double Solved, double Input)
{
    /// <summary>The share of the input's error that is gone.</summary>
    public double Reduction => 1 - (Solved / Input);

    public static NoiseErrors Of(SyntheticMotion clean, SyntheticMotion noisy, IReadOnlyList<AvatarPose> poses, Rig rig)
    {
        int count = MeasuredDirections.Names.Count;
        Vector3[] wanted = new Vector3[count], seen = new Vector3[count], got = new Vector3[count];
        var kinematics = new ForwardKinematics(rig);
        double solved = 0, input = 0;
        for (int i = 0; i < poses.Count; i++)
        {
            kinematics.Update(poses[i]);
            MeasuredDirections.Of(clean.Frames[i].People[0], wanted);
            MeasuredDirections.Of(noisy.Frames[i].People[0], seen, leastVisibility: 0);
            MeasuredDirections.Of(kinematics, got);
            for (int k = 0; k < count; k++)
            {
                if (wanted[k] == default) continue; // not in view
                solved += MeasuredDirections.Degrees(wanted[k], got[k]);
                input += MeasuredDirections.Degrees(wanted[k], seen[k]);
            }
        }
        return new NoiseErrors(solved, input);
    }

    public static NoiseErrors operator +(NoiseErrors a, NoiseErrors b) => new(a.Solved + b.Solved, a.Input + b.Input);
}
