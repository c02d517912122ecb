using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;
using Omozukai.Formats.Tests.Vrm;
using Omozukai.Formats.Vrm;

namespace Omozukai.Formats.Tests;

public sealed class FileSinkTests
{
    private static readonly MotionFileOptions s_options = new() { Avatar = AvatarReader.Read(TestAvatar.Vrm1.ToVrm1(), "a.vrm") };

    public static TheoryData<string> Extensions => [.. MotionFormats.All.Where(format => format.CreateSink is not null).Select(format => format.Extension)];

    [Theory, MemberData(nameof(Extensions))]
    public async Task AFileAppearsUnderItsNameWhenItIsWhole(string extension)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a" + extension);
        await File.WriteAllTextAsync(path, "the one before");
        IPoseSink sink = MotionFormats.CreateSink(path, s_options);
        sink.Begin(Rig.Default);
        sink.Write(new AvatarPose());
        (await File.ReadAllTextAsync(path)).ShouldBe("the one before");
        await sink.DisposeAsync();
        sink.Fault.ShouldBeNull();
        (await File.ReadAllTextAsync(path)).ShouldNotBe("the one before");
        Directory.GetFiles(folder.FullName).ShouldBe([path]);
    }

    [Theory, MemberData(nameof(Extensions))]
    public async Task AFaultIsKeptAndLeavesNoHalfFile(string extension)
    {
        using var folder = new TemporaryFolder();
        IPoseSink sink = MotionFormats.CreateSink(folder.File("a" + extension), s_options);
        sink.Begin(Rig.Default);
        sink.Write(new AvatarPose());
        sink.Write(null!);
        Exception first = sink.Fault.ShouldNotBeNull();
        sink.Write(new AvatarPose());
        await sink.DisposeAsync();
        await sink.DisposeAsync();
        sink.Fault.ShouldBe(first);
        Directory.GetFiles(folder.FullName).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Extensions))]
    public async Task APlaceThatCannotBeWrittenIsAFaultAtOnce(string extension)
    {
        using var folder = new TemporaryFolder();
        IPoseSink missing = MotionFormats.CreateSink(folder.File("no/such/folder/a" + extension), s_options);
        missing.Fault.ShouldBeOfType<IOException>().Message.ShouldEndWith("its folder does not exist. Create the folder, or choose another.");
        missing.Begin(Rig.Default);
        missing.Write(new AvatarPose());
        await missing.DisposeAsync();

        Directory.CreateDirectory(folder.File("b" + extension));
        IPoseSink isFolder = MotionFormats.CreateSink(folder.File("b" + extension), s_options);
        isFolder.Fault.ShouldBeOfType<IOException>().Message.ShouldContain("there is a folder of that name");
        await isFolder.DisposeAsync();
        Directory.GetFileSystemEntries(folder.FullName).Length.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Extensions))]
    public async Task ASinkNeverBegunLeavesNoFile(string extension)
    {
        using var folder = new TemporaryFolder();
        await MotionFormats.CreateSink(folder.File("a" + extension), s_options).DisposeAsync();
        Directory.GetFiles(folder.FullName).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Extensions))]
    public async Task TheSameMotionTwiceIsTheSameBytes(string extension)
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "a", "b" })
            await TestMotion.WriteAsync(MotionFormats.CreateSink(folder.File(name + extension), s_options), Rig.Default, TestMotion.Dance(Rig.Default, 50, 30));
        (await File.ReadAllBytesAsync(folder.File("a" + extension))).ShouldBe(await File.ReadAllBytesAsync(folder.File("b" + extension)));
    }

    [Fact]
    public async Task ALinkStaysALink()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("target.jsonl"), "old");
        File.CreateSymbolicLink(folder.File("link.jsonl"), folder.File("target.jsonl"));
        await TestMotion.WriteAsync(MotionFormats.CreateSink(folder.File("link.jsonl")), Rig.Default, []);
        new FileInfo(folder.File("link.jsonl")).LinkTarget.ShouldNotBeNull();
        (await File.ReadAllTextAsync(folder.File("target.jsonl"))).ShouldStartWith("{");
    }

    [Fact]
    public void AnUnknownExtensionIsAnsweredWithTheKnownOnes()
    {
        Should.Throw<NotSupportedException>(() => MotionFormats.CreateSink("a.mov")).Message.ShouldContain(".jsonl");
        Should.Throw<NotSupportedException>(() => MotionFormats.Open("a.mov")).Message.ShouldContain(".jsonl");
    }
}
