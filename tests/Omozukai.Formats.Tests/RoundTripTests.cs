using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;
using Omozukai.Formats.Tests.Vrm;
using Omozukai.Formats.Vrm;
using Omozukai.Formats.Vrma;

namespace Omozukai.Formats.Tests;

public sealed class RoundTripTests
{
    private static readonly Avatar s_avatar = AvatarReader.Read(TestAvatar.Vrm1.ToVrm1(), "a.vrm");

    [Theory]
    [InlineData(".vrma")]
    [InlineData(".bvh")]
    public async Task JsonLinesToAnotherFormatAndBackKeepsTheMotion(string extension)
    {
        using var folder = new TemporaryFolder();
        List<AvatarPose> expected = TestMotion.Dance(Rig.Default, frames: 100, fps: 25);
        await TestMotion.WriteAsync(MotionFormats.CreateSink(folder.File("a.jsonl"), new() { Fps = 25 }), Rig.Default, expected);
        await ConvertAsync(folder.File("a.jsonl"), folder.File("b" + extension));
        await ConvertAsync(folder.File("b" + extension), folder.File("c.jsonl"));

        using IMotionReader reader = MotionFormats.Open(folder.File("c.jsonl"));
        reader.Fps.ShouldBe(25);
        TestMotion.ShouldBeTheSame(TestMotion.ReadAll(reader), expected, Rig.Default.Bones.ToArray().Where(bone => !VrmaLayout.IsEye(bone)));
    }

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".vrma")]
    [InlineData(".bvh")]
    [InlineData(".motion3.json")]
    [InlineData(".csv")]
    [InlineData(".vmd")]
    [InlineData(".glb")]
    public void LongMotionsNeedNoMoreMemoryThanShortOnes(string extension)
    {
        using var folder = new TemporaryFolder();
        AvatarPose[] second = [.. TestMotion.Dance(Rig.Default, frames: 60, fps: 60)];
        AllocatedBy(seconds: 10); // code and caches
        long small = AllocatedBy(seconds: 10), large = AllocatedBy(seconds: 60);
        (large - small).ShouldBeLessThan(16 << 10); // for 3000 frames more, of a kilobyte and more each

        long AllocatedBy(int seconds)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            IPoseSink sink = MotionFormats.CreateSink(folder.File("a" + extension), new() { Fps = 60, Avatar = s_avatar });
            sink.Begin(Rig.Default);
            for (int s = 0; s < seconds; s++)
            {
                foreach (AvatarPose pose in second)
                {
                    pose.Timestamp = TimeSpan.FromSeconds(s) + TimeSpan.FromTicks(pose.Index * 166_667);
                    sink.Write(pose);
                }
            }
            sink.DisposeAsync().AsTask().IsCompletedSuccessfully.ShouldBeTrue(); // at once, on this thread, which is the one that is measured
            sink.Fault.ShouldBeNull();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static async Task ConvertAsync(string from, string to)
    {
        using IMotionReader reader = MotionFormats.Open(from);
        await TestMotion.WriteAsync(MotionFormats.CreateSink(to, new() { Fps = reader.Fps }), reader.Rig, TestMotion.ReadAll(reader));
    }
}
