using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Tests;

namespace Omozukai.Core.Tests.Solving;

/// <summary>On motion with noise, the posed rig's bones point nearer to the truth than the landmarks do.</summary>
public sealed class NoiseTests
{
    private static readonly string[] s_motions = ["steps", "crouch", "idle", "dance", "wave", "reach", "seated"];

    /// <summary>The limbs of wave that keep still: the right arm waves.</summary>
    private static readonly string[] s_stillLimbs = ["leftUpperArm", "leftLowerArm", "leftUpperLeg", "rightUpperLeg", "leftLowerLeg", "rightLowerLeg"];

    [Fact]
    public void Live_takes_away_a_quarter_of_the_error_and_adds_to_none() => Compare(frames => Solve.Live(frames, Smoothing.Medium), pooled: 0.25, each: 0);

    [Fact]
    public void Recorded_takes_away_half_of_the_error() => Compare(frames => Solve.Recorded(frames, Smoothing.Medium), pooled: 0.5, each: 0.25);

    [Theory]
    [InlineData("idle", false)]
    [InlineData("wave", false)]
    [InlineData("idle", true)]
    [InlineData("wave", true)]
    public void What_is_still_keeps_still(string name, bool recorded)
    {
        SyntheticMotion motion = Read(name, "noisy");
        List<AvatarPose> poses = recorded ? Solve.Recorded(motion.Frames, Smoothing.Medium) : Solve.Live(motion.Frames, Smoothing.Medium);
        int count = MeasuredDirections.Names.Count;
        Vector3[] seen = new Vector3[count], seenBefore = new Vector3[count], got = new Vector3[count], gotBefore = new Vector3[count];
        var kinematics = new ForwardKinematics(Rig.Default);
        double steps = 0, stepsOfInput = 0;
        for (int i = 0; i < poses.Count; i++)
        {
            kinematics.Update(poses[i]);
            MeasuredDirections.Of(motion.Frames[i].People[0], seen, leastVisibility: 0);
            MeasuredDirections.Of(kinematics, got);
            for (int k = 0; k < count && i > 0; k++)
            {
                (string direction, string group) = MeasuredDirections.Names[k];
                bool isStill = s_stillLimbs.Contains(direction) || (name is "idle" && group is "upperArm" or "lowerArm" or "upperLeg" or "lowerLeg" or "foot");
                if (!isStill) continue;
                stepsOfInput += Math.Pow(MeasuredDirections.Degrees(seen[k], seenBefore[k]), 2);
                steps += Math.Pow(MeasuredDirections.Degrees(got[k], gotBefore[k]), 2);
            }
            seen.CopyTo(seenBefore, 0);
            got.CopyTo(gotBefore, 0);
        }
        (1 - Math.Sqrt(steps / stepsOfInput)).ShouldBeGreaterThanOrEqualTo(0.8);
    }

    private static void Compare(Func<IReadOnlyList<LandmarkFrame>, List<AvatarPose>> solve, double pooled, double each)
    {
        double error = 0, errorOfInput = 0;
        foreach (string name in s_motions)
        {
            (double of, double ofInput) = Errors(name, solve);
            (1 - (of / ofInput)).ShouldBeGreaterThan(each, name);
            error += of;
            errorOfInput += ofInput;
        }
        (1 - (error / errorOfInput)).ShouldBeGreaterThanOrEqualTo(pooled);
    }

    /// <summary>Sums of the degrees between clean directions and solved ones, and between clean ones and noisy landmarks' own.</summary>
    private static (double Solved, double Input) Errors(string name, Func<IReadOnlyList<LandmarkFrame>, List<AvatarPose>> solve)
    {
        SyntheticMotion clean = Read(name, "clean"), noisy = Read(name, "noisy");
        List<AvatarPose> poses = solve(noisy.Frames);
        int count = MeasuredDirections.Names.Count;
        Vector3[] wanted = new Vector3[count], seen = new Vector3[count], got = new Vector3[count];
        var kinematics = new ForwardKinematics(Rig.Default);
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
        return (solved, input);
    }

    private static SyntheticMotion Read(string name, string kind) => SyntheticMotion.Read(TestFiles.Shared($"motion/{name}.{kind}.landmarks.jsonl.gz"));
}
