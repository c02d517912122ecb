using System.Diagnostics;
using System.IO.Compression;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Formats.JsonLines;
using Omozukai.Formats.Tests.Vrm;

namespace Omozukai.Formats.Tests;

/// <summary>Motion and landmark files that break off anywhere, are of another kind than their names say, or hold far more than they are long.</summary>
public sealed class CutFileTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5); // a second, on a machine that has other things to do

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".jsonl.gz")]
    [InlineData(".vrma")]
    [InlineData(".bvh")]
    public async Task AMotionCutOffAtAnyKilobyteGivesWhatCameBefore(string extension)
    {
        using var folder = new TemporaryFolder();
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, frames: 40, fps: 30);
        string path = folder.File("a" + extension);
        await WriteAsync(path, poses);
        byte[] whole = await File.ReadAllBytesAsync(path);
        int broken = 0, mostFrames = 0;
        for (int length = 0; length < whole.Length; length += 1024)
        {
            await File.WriteAllBytesAsync(path, whole[..length]);
            int frames = 0;
            try
            {
                using IMotionReader reader = MotionFormats.Open(path);
                var frame = new MotionFrame();
                while (reader.TryRead(frame)) frames++;
            }
            catch (InvalidDataException reason)
            {
                reason.Message.ShouldStartWith(path);
                broken++;
            }
            frames.ShouldBeLessThan(poses.Count);
            mostFrames = Math.Max(mostFrames, frames);
        }
        broken.ShouldBeGreaterThan(whole.Length / 1024 / 2); // a cut between two lines is a shorter file, and whole
        if (extension != ".vrma") mostFrames.ShouldBeGreaterThan(poses.Count - 10);
    }

    [Theory]
    [InlineData('\n', "1000000 lines follow each other that are blank")]
    [InlineData(' ', "the line is longer than 16 MiB")]
    [InlineData('[', "the line is longer than 16 MiB")]
    [InlineData('\0', "the line is longer than 16 MiB")]
    public void AGzipBombIsRefused(char filling, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("bomb.jsonl.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Optimal))
        {
            byte[] block = new byte[1 << 20];
            block.AsSpan().Fill((byte)filling);
            for (int i = 0; i < 300; i++) gzip.Write(block);
        }
        new FileInfo(path).Length.ShouldBeLessThan(1 << 20);
        foreach (Action open in new Action[] { () => MotionFormats.Open(path), () => new LandmarkReader(path).TryRead(new LandmarkFrame()) })
        {
            long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            Should.Throw<InvalidDataException>(open).Message.ShouldContain(expected);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 << 20);
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(s_patience);
        }
    }

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".vrma")]
    [InlineData(".bvh")]
    public async Task AFileOfAnotherKindIsRefused(string extension)
    {
        using var folder = new TemporaryFolder();
        foreach (string other in new[] { ".jsonl", ".vrma", ".bvh" })
        {
            if (other == extension) continue;
            await WriteAsync(folder.File("a" + other), TestMotion.Dance(Rig.Default, 2, 30));
            File.Move(folder.File("a" + other), folder.File("b" + extension), overwrite: true);
            Should.Throw<InvalidDataException>(() => MotionFormats.Open(folder.File("b" + extension)));
        }
        await File.WriteAllBytesAsync(folder.File("c" + extension), TestAvatar.Vrm1.ToVrm1());
        Should.Throw<InvalidDataException>(() => MotionFormats.Open(folder.File("c" + extension)));
    }

    private static async Task WriteAsync(string path, List<AvatarPose> poses)
    {
        string plain = path.EndsWith(".gz", StringComparison.Ordinal) ? path[..^3] : path;
        await TestMotion.WriteAsync(MotionFormats.CreateSink(plain), Rig.Default, poses);
        if (plain == path) return;
        await using FileStream from = File.OpenRead(plain), to = File.Create(path);
        await using var gzip = new GZipStream(to, CompressionLevel.Fastest);
        await from.CopyToAsync(gzip);
    }
}
