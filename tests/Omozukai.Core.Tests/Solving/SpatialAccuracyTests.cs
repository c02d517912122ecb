using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Tests.Solving.Measures;
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
        Check(DirectionErrors.Of(motion, Solve.Live(motion.Frames, Smoothing.Off), Rig.Default));
        Check(DirectionErrors.Of(motion, Solve.Recorded(motion.Frames, Smoothing.Off), Rig.Default));
    }

    private static void Check(Dictionary<string, List<float>> errors)
    {
        errors.Count.ShouldBeGreaterThan(7);
        foreach ((string group, List<float> values) in errors)
        {
            (float mean, float high) = group switch { "palmNormal" or "palm" => (2.5f, 2.5f), "head" => (1.5f, 1.5f), _ => (1, 3) };
            values.Average().ShouldBeLessThanOrEqualTo(mean, group);
            DirectionErrors.High(values).ShouldBeLessThanOrEqualTo(high, group);
        }
    }
}
