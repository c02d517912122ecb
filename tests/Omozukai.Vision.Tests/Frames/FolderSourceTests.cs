using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.Vision.Tests.Frames;

public sealed class FolderSourceTests : IDisposable
{
    private readonly TestClips _clips = new();

    [Fact]
    public void A_folder_is_a_film_in_natural_order()
    {
        string[] names = ["10.png", "9.PNG", "1.png", "b2.png", "B10.png", "b1.png"];
        string picture = _clips.MakeFrom("testsrc=size=16x8", "1.png", "-frames:v 1");
        foreach (string name in names.Where(name => name != "1.png")) File.Copy(picture, _clips.Path(name));
        File.WriteAllText(_clips.Path("notes.txt"), "not a picture");
        Directory.CreateDirectory(_clips.Path("within.png"));

        using IFrameSource source = FrameSources.Open(_clips.Folder, new FrameSourceOptions { FramesPerSecond = 10 });
        source.Info.ShouldBe(new SourceInfo(Path.GetFileName(_clips.Folder), 10, TimeSpan.FromSeconds(0.6), 6));
        Read(source).ShouldBe([("1.png", 0), ("9.PNG", 100), ("10.png", 200), ("b1.png", 300), ("b2.png", 400), ("B10.png", 500)]);

        using IFrameSource part = FrameSources.Open(_clips.Folder, new FrameSourceOptions { FramesPerSecond = 10, Start = TimeSpan.FromSeconds(0.2), Duration = TimeSpan.FromSeconds(0.3) });
        Read(part).ShouldBe([("10.png", 0), ("b1.png", 100), ("b2.png", 200)]);
    }

    [Fact]
    public void A_folder_without_pictures_says_so()
    {
        Should.Throw<InvalidDataException>(() => FrameSources.Open(_clips.Folder, new FrameSourceOptions())).Message.ShouldContain("holds no pictures");
    }

    public void Dispose() => _clips.Dispose();

    private static List<(string File, int Milliseconds)> Read(IFrameSource source)
    {
        var read = new List<(string, int)>();
        var frame = new VideoFrame();
        while (source.TryRead(frame))
        {
            frame.Index.ShouldBe(read.Count);
            read.Add((frame.File!, (int)frame.Timestamp.TotalMilliseconds));
        }
        return read;
    }
}
