using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving;
using Omozukai.Tests;

namespace Omozukai.Core.Tests.Solving;

/// <summary>On motion without noise, the posed rig's bones point where the landmarks point.</summary>
public sealed class SpatialAccuracyTests
{
    [Theory]
    [InlineData("steps")]
    [InlineData("crouch")]
    [InlineData("idle")]
    [InlineData("dance")]
    [InlineData("wave")]
    [InlineData("reach")]
    [InlineData("seated")]
    public void Bones_point_where_landmarks_point(string name)
    {
        SyntheticMotion motion = SyntheticMotion.Read(TestFiles.Shared($"motion/{name}.clean.landmarks.jsonl.gz"));
        var solver = new PoseSolver(new PoseSolverOptions { Smoothing = Smoothing.Off });
        var pose = new AvatarPose();
        var kinematics = new ForwardKinematics(solver.Rig);
        var errors = new Dictionary<string, List<float>>(StringComparer.Ordinal);
        var wanted = new Vector3[MeasuredDirections.Names.Count];
        var got = new Vector3[wanted.Length];
        for (int i = 0; i < motion.Frames.Count; i++)
        {
            solver.Solve(motion.Frames[i], motion.Frames[i].People[0], pose);
            kinematics.Update(pose);
            MeasuredDirections.Of(motion.Frames[i].People[0], wanted);
            MeasuredDirections.Of(kinematics, got);
            for (int k = 0; k < wanted.Length; k++)
                if (wanted[k] != default) Add(MeasuredDirections.Names[k].Group, MeasuredDirections.Degrees(wanted[k], got[k]));
            Add("head", MeasuredDirections.Degrees(kinematics.Rotation(HumanBone.Head), motion.Truths[i].Head));
        }

        errors.Count.ShouldBeGreaterThan(7);
        foreach ((string group, List<float> values) in errors)
        {
            values.Sort();
            (float mean, float high) = group switch { "palmNormal" or "palm" => (2.5f, 2.5f), "head" => (1.5f, 1.5f), _ => (1, 3) };
            values.Average().ShouldBeLessThanOrEqualTo(mean, group);
            values[(int)(values.Count * 0.95)].ShouldBeLessThanOrEqualTo(high, group);
        }

        void Add(string group, float degrees)
        {
            if (!errors.TryGetValue(group, out List<float>? list)) errors[group] = list = [];
            list.Add(degrees);
        }
    }
}
