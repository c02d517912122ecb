using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Tests;

namespace Omozukai.Core.Tests.Solving;

/// <summary>Feet on the ground, and the body where it is.</summary>
public sealed class GroundingTests
{
    public static TheoryData<string, string, bool> Planted { get; } = new()
    {
        { "steps", "clean", false }, { "crouch", "clean", false }, { "idle", "clean", false },
        { "steps", "clean", true }, { "crouch", "clean", true }, { "idle", "clean", true },
        { "steps", "noisy", false }, { "crouch", "noisy", false }, { "idle", "noisy", false },
        { "steps", "noisy", true }, { "crouch", "noisy", true }, { "idle", "noisy", true },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void Contacts_are_found(string name, string kind, bool recorded)
    {
        SyntheticMotion motion = Read(name, kind);
        List<AvatarPose> poses = Run(motion, recorded);
        int right = 0, wrong = 0;
        for (int i = 0; i < poses.Count; i++)
        {
            Count(poses[i].IsLeftFootPlanted, motion.Truths[i].LeftContact!.Value);
            Count(poses[i].IsRightFootPlanted, motion.Truths[i].RightContact!.Value);
        }
        (2.0 * right / ((2 * right) + wrong)).ShouldBeGreaterThanOrEqualTo(0.9); // F1

        void Count(bool found, bool isThere)
        {
            if (found && isThere) right++;
            else if (found != isThere) wrong++;
        }
    }

    [Theory]
    [InlineData("steps", false)]
    [InlineData("crouch", false)]
    [InlineData("idle", false)]
    [InlineData("steps", true)]
    [InlineData("crouch", true)]
    [InlineData("idle", true)]
    public void Planted_feet_do_not_slide(string name, bool recorded)
    {
        SyntheticMotion motion = Read(name, "clean");
        List<AvatarPose> poses = Run(motion, recorded);
        foreach (HumanBone foot in new[] { HumanBone.LeftFoot, HumanBone.RightFoot, HumanBone.LeftToes, HumanBone.RightToes })
        {
            var contact = new List<Vector3>();
            var kinematics = new ForwardKinematics(Rig.Default);
            for (int i = 0; i < poses.Count; i++)
            {
                bool isPlanted = (foot.Name().StartsWith("left", StringComparison.Ordinal) ? motion.Truths[i].LeftContact : motion.Truths[i].RightContact)!.Value;
                if (!isPlanted) contact.Clear();
                else
                {
                    kinematics.Update(poses[i]);
                    contact.Add(kinematics.Position(foot));
                    foreach (Vector3 place in contact)
                        ((place - contact[^1]) with { Y = 0 }).Length().ShouldBeLessThan(0.01f, $"{foot} at frame {i}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Planted))]
    public void No_sole_is_below_the_ground_and_the_body_is_where_it_is(string name, string kind, bool recorded)
    {
        SyntheticMotion motion = Read(name, kind);
        List<AvatarPose> poses = Run(motion, recorded);
        var kinematics = new ForwardKinematics(Rig.Default);
        List<Vector3> roots = [];
        foreach (AvatarPose pose in poses)
        {
            kinematics.Update(pose);
            foreach (HumanBone foot in new[] { HumanBone.LeftFoot, HumanBone.RightFoot })
            {
                Vector3 down = new(0, -Rig.Default.RestPosition(foot).Y, 0), front = Rig.Default.RestOffset(foot + 1) with { Y = 0 };
                foreach (Vector3 point in new[] { down - (0.35f * front), down, down + front })
                    (kinematics.Position(foot) + Vector3.Transform(point, kinematics.Rotation(foot))).Y.ShouldBeGreaterThan(-0.01f);
            }
            roots.Add((kinematics.Position(HumanBone.LeftUpperLeg) + kinematics.Position(HumanBone.RightUpperLeg)) / 2);
        }

        // Up to one constant: the mean difference.
        Vector3 offset = Vector3.Zero;
        for (int i = 0; i < roots.Count; i++) offset += (roots[i] - motion.Truths[i].Root) / roots.Count;
        for (int i = 0; i < roots.Count; i++) (roots[i] - motion.Truths[i].Root - offset).Length().ShouldBeLessThan(0.05f, $"frame {i}");
    }

    [Theory]
    [InlineData("dance", false)]
    [InlineData("dance", true)]
    [InlineData("wave", true)]
    public void Legs_that_hang_free_are_hardly_ever_held(string name, bool recorded)
    {
        List<AvatarPose> poses = Run(Read(name, "clean"), recorded);
        int held = poses.Sum(pose => (pose.IsLeftFootPlanted ? 1 : 0) + (pose.IsRightFootPlanted ? 1 : 0));
        held.ShouldBeLessThan(2 * poses.Count / 20);
    }

    private static List<AvatarPose> Run(SyntheticMotion motion, bool recorded) =>
        recorded ? Solve.Recorded(motion.Frames, Smoothing.Medium) : Solve.Live(motion.Frames, Smoothing.Medium);

    private static SyntheticMotion Read(string name, string kind) => SyntheticMotion.Read(TestFiles.Shared($"motion/{name}.{kind}.landmarks.jsonl.gz"));
}
