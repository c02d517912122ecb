using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving;
using Omozukai.Core.Tests.Solving.Measures;
using Omozukai.Tests;

namespace Omozukai.Core.Tests.Solving;

/// <summary>Feet on the ground, and the body where it is.</summary>
public sealed class GroundingTests
{
    public static MatrixTheoryData<string, string, bool> Planted { get; } = new(["steps", "crouch", "idle"], ["clean", "noisy"], [false, true]);

    [Theory]
    [MemberData(nameof(Planted))]
    public void Planted_feet_are_found_and_stay_and_the_body_is_where_it_is(string name, string kind, bool recorded)
    {
        FeetFigures feet = Run(name, kind, recorded);
        feet.F1.ShouldBeGreaterThanOrEqualTo(0.9);
        feet.Slide.ShouldBeLessThan(0.01);
        feet.Depth.ShouldBeLessThan(0.01);
        feet.Root.ShouldBeLessThan(0.05);
    }

    [Theory]
    [InlineData("dance", "clean", false)]
    [InlineData("dance", "clean", true)]
    [InlineData("dance", "noisy", false)]
    [InlineData("dance", "noisy", true)]
    [InlineData("wave", "clean", false)]
    [InlineData("wave", "clean", true)]
    [InlineData("wave", "noisy", false)]
    [InlineData("wave", "noisy", true)]
    public void Legs_that_hang_free_are_never_held(string name, string kind, bool recorded) => Run(name, kind, recorded).Held.ShouldBe(0);

    [Theory]
    [InlineData("dance", 0.002)]
    [InlineData("wave", 0.015)] // what noise hides of a sway of 2 mm in the first second
    public void Whatever_the_noise_legs_that_hang_are_hardly_ever_held_live(string name, double most)
    {
        SyntheticMotion motion = SyntheticMotion.Read(TestFiles.Shared($"motion/{name}.clean.landmarks.jsonl.gz"));
        Enumerable.Range(1, 12).Average(seed => Live(motion.WithNoise((uint)seed)).Held).ShouldBeLessThan(most);
    }

    [Theory]
    [InlineData("steps")]
    [InlineData("crouch")]
    [InlineData("idle")]
    public void Whatever_the_noise_planted_feet_are_found_live(string name)
    {
        SyntheticMotion motion = SyntheticMotion.Read(TestFiles.Shared($"motion/{name}.clean.landmarks.jsonl.gz"));
        Enumerable.Range(1, 12).Average(seed => Live(motion.WithNoise((uint)seed)).F1).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    [Theory]
    [InlineData(HumanBone.Head, 2)]
    [InlineData(HumanBone.Head, 20)]
    [InlineData(HumanBone.Spine, 3)]
    [InlineData(HumanBone.Spine, 20)]
    public void Who_stands_and_looks_around_is_planted_soon(HumanBone bone, float degrees)
    {
        ActedMotion acted = ActedMotion.Act((pose, t) => pose[bone] = Yaw(degrees * MathF.Sin(2 * t)), 3, 30);
        var motion = new SyntheticMotion { Name = "looking around", Frames = acted.Frames, Truths = [] };
        for (uint seed = 1; seed <= 6; seed++)
        {
            List<AvatarPose> poses = Solve.Live(motion.WithNoise(seed).Frames, Smoothing.Medium);
            poses.FindIndex(pose => pose.IsLeftFootPlanted && pose.IsRightFootPlanted).ShouldBeInRange(0, 50);
        }
    }

    [Fact]
    public void Legs_that_turn_with_the_body_are_not_held()
    {
        ActedMotion acted = ActedMotion.Act((pose, t) => pose[HumanBone.Hips] = Yaw(2 * MathF.Sin(1.2f * t)), 6, 30);
        Solve.Live(acted.Frames, Smoothing.Medium).ShouldAllBe(pose => !pose.IsLeftFootPlanted && !pose.IsRightFootPlanted);
    }

    [Fact]
    public void Who_leaps_lands()
    {
        // Straight legs and nothing but leaps: up for half of each second, by 30 cm.
        Vector3 rest = Rig.Default.RestPosition(HumanBone.Hips);
        ActedMotion acted = ActedMotion.Act((pose, t) => pose.HipsPosition = rest + new Vector3(0, Math.Max(1.2f * Air(t) * (1 - Air(t)), 0), 0), 4, 30);
        List<AvatarPose> poses = Solve.Live(acted.Frames, Smoothing.Medium);
        foreach (float landing in new[] { 0.8f, 1.8f, 2.8f })
        {
            poses[(int)(30 * (landing - 0.1f))].IsLeftFootPlanted.ShouldBeFalse();
            poses[(int)(30 * (landing + 0.15f))].IsLeftFootPlanted.ShouldBeTrue();
        }

        static float Air(float t) => ((t % 1) - 0.3f) / 0.5f;
    }

    [Fact]
    public void Locking_hardly_moves_legs_that_swing()
    {
        // Where they turn round they are still for a moment, and were held then against what seemed to be noise: 20 % more error.
        SyntheticMotion clean = SyntheticMotion.Read(TestFiles.Shared("motion/dance.clean.landmarks.jsonl.gz"));
        var free = new PoseSolverOptions { HoldFeet = false };
        Vector3[] truth = Ankles(Solve.Live(clean.Frames, free with { Smoothing = Smoothing.Off }));
        double locked = 0, unlocked = 0;
        for (uint seed = 1; seed <= 12; seed++)
        {
            SyntheticMotion motion = clean.WithNoise(seed);
            locked += SquaredError(Ankles(Solve.Live(motion.Frames, new PoseSolverOptions())), truth);
            unlocked += SquaredError(Ankles(Solve.Live(motion.Frames, free)), truth);
        }
        Math.Sqrt(locked / unlocked).ShouldBeLessThan(1.15);
    }

    private static Vector3[] Ankles(List<AvatarPose> poses)
    {
        var kinematics = new ForwardKinematics(Rig.Default);
        List<Vector3> ankles = [];
        foreach (HumanBone foot in new[] { HumanBone.LeftFoot, HumanBone.RightFoot })
            foreach (AvatarPose pose in poses)
            {
                kinematics.Update(pose);
                ankles.Add(kinematics.Position(foot));
            }
        return [.. ankles];
    }

    /// <summary>Of places up to one constant offset.</summary>
    private static double SquaredError(Vector3[] places, Vector3[] truth)
    {
        Vector3 offset = Vector3.Zero;
        for (int i = 0; i < places.Length; i++) offset += (places[i] - truth[i]) / places.Length;
        return places.Zip(truth, (place, right) => (double)(place - right - offset).LengthSquared()).Sum();
    }

    private static FeetFigures Run(string name, string kind, bool recorded)
    {
        SyntheticMotion motion = SyntheticMotion.Read(TestFiles.Shared($"motion/{name}.{kind}.landmarks.jsonl.gz"));
        return recorded ? FeetFigures.Of(motion, Solve.Recorded(motion.Frames, Smoothing.Medium), Rig.Default) : Live(motion);
    }

    private static FeetFigures Live(SyntheticMotion motion) => FeetFigures.Of(motion, Solve.Live(motion.Frames, Smoothing.Medium), Rig.Default);

    private static Quaternion Yaw(float degrees) => Quaternion.CreateFromAxisAngle(Vector3.UnitY, float.DegreesToRadians(degrees));
}
