using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Tests.Solving.Measures;
using Omozukai.Tests;

namespace Omozukai.Core.Tests.Solving;

/// <summary>On motion with noise, the posed rig's bones point nearer to the truth than the landmarks do.</summary>
public sealed class NoiseTests
{
    private static readonly string[] s_motions = ["steps", "crouch", "idle", "dance", "wave", "reach", "seated"];

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
        (double input, double solved) = Stillness.Of(name, motion, poses, Rig.Default);
        (1 - (solved / input)).ShouldBeGreaterThanOrEqualTo(0.8);
    }

    private static void Compare(Func<IReadOnlyList<LandmarkFrame>, List<AvatarPose>> solve, double pooled, double each)
    {
        NoiseErrors all = default;
        foreach (string name in s_motions)
        {
            SyntheticMotion noisy = Read(name, "noisy");
            NoiseErrors errors = NoiseErrors.Of(Read(name, "clean"), noisy, solve(noisy.Frames), Rig.Default);
            errors.Reduction.ShouldBeGreaterThan(each, name);
            all += errors;
        }
        all.Reduction.ShouldBeGreaterThanOrEqualTo(pooled);
    }

    private static SyntheticMotion Read(string name, string kind) => SyntheticMotion.Read(TestFiles.Shared($"motion/{name}.{kind}.landmarks.jsonl.gz"));
}
