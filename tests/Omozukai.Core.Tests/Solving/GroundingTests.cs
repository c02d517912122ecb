using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
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
    [InlineData("dance", "noisy", true)]
    [InlineData("wave", "clean", false)]
    [InlineData("wave", "clean", true)]
    [InlineData("wave", "noisy", true)]
    public void Legs_that_hang_free_are_never_held(string name, string kind, bool recorded) => Run(name, kind, recorded).Held.ShouldBe(0);

    [Theory]
    [InlineData("dance", 0.05)] // a swing that turns round near the ground, its speed lost in the noise
    [InlineData("wave", 0.09)] // what noise hides of a sway of 2 mm in the first second and a half
    public void Noise_live_seldom_holds_legs_that_hang(string name, double most) => Run(name, "noisy", recorded: false).Held.ShouldBeLessThan(most);

    private static FeetFigures Run(string name, string kind, bool recorded)
    {
        SyntheticMotion motion = SyntheticMotion.Read(TestFiles.Shared($"motion/{name}.{kind}.landmarks.jsonl.gz"));
        List<AvatarPose> poses = recorded ? Solve.Recorded(motion.Frames, Smoothing.Medium) : Solve.Live(motion.Frames, Smoothing.Medium);
        return FeetFigures.Of(motion, poses, Rig.Default);
    }
}
