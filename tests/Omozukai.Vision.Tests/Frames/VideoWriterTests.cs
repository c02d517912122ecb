using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.Vision.Tests.Frames;

public sealed class VideoWriterTests : IDisposable
{
    private readonly TestClips _clips = new();

    public static TheoryData<string, string> Kinds =>
        [.. TestClips.Programs.SelectMany(program => VideoWriter.Extensions.Select(extension => (program.Data, extension)))];

    [Theory, MemberData(nameof(Kinds))]
    public void Pictures_come_back_at_their_times_and_in_their_colours(string program, string extension)
    {
        int[] milliseconds = [0, 40, 50, 200, 1000, 1033];
        string path = _clips.Path("written" + extension);
        WriteFilm(path, extension, 96, 54, milliseconds, TestClips.Program(program));
        byte[] first = File.ReadAllBytes(path);
        WriteFilm(path, extension, 96, 54, milliseconds, TestClips.Program(program));
        File.ReadAllBytes(path).ShouldBe(first); // the same pictures, the same bytes

        using var source = new VideoFrameSource(path, new FrameSourceOptions());
        var frame = new VideoFrame();
        for (int i = 0; i < milliseconds.Length; i++)
        {
            source.TryRead(frame).ShouldBeTrue();
            frame.Timestamp.TotalMilliseconds.ShouldBe(milliseconds[i], 0.51);
            (frame.Width, frame.Height).ShouldBe((96, 54));
            Span<byte> middle = frame.Pixels.Slice((27 * 96 + 48) * 4, 4);
            ((int)middle[0]).ShouldBeInRange(Red(i) - 6, Red(i) + 6);
            ((int)middle[1]).ShouldBeInRange(114, 126);
        }
        source.TryRead(frame).ShouldBeFalse();
    }

    [Fact]
    public void Odd_sizes_get_a_black_border()
    {
        WriteFilm(_clips.Path("odd.mp4"), ".mp4", 33, 17, [0, 40]);
        using var source = new VideoFrameSource(_clips.Path("odd.mp4"), new FrameSourceOptions());
        (source.Width, source.Height).ShouldBe((34, 18));
    }

    [Fact]
    public void An_unwritable_place_is_named()
    {
        IOException failed = Should.Throw<IOException>(() => WriteFilm(_clips.Path("nowhere/a.mp4"), ".mp4", 640, 480, Enumerable.Range(0, 100).Select(i => i * 40)));
        failed.Message.ShouldContain("nowhere");
        Should.Throw<NotSupportedException>(() => new VideoWriter(_clips.Path("a.xyz"), ".xyz", 16, 16)).Message.ShouldContain(".mp4");
    }

    public void Dispose() => _clips.Dispose();

    private static int Red(int index) => 40 + 30 * index;

    private static void WriteFilm(string path, string extension, int width, int height, IEnumerable<int> milliseconds, Ffmpeg? ffmpeg = null)
    {
        using var writer = new VideoWriter(path, extension, width, height, ffmpeg ?? Ffmpeg.Find());
        var frame = new VideoFrame();
        frame.Resize(width, height);
        int index = 0;
        foreach (int time in milliseconds)
        {
            for (int i = 0; i < frame.Pixels.Length; i += 4) (frame.Pixels[i], frame.Pixels[i + 1], frame.Pixels[i + 2], frame.Pixels[i + 3]) = ((byte)Red(index), 120, 60, 255);
            frame.Timestamp = TimeSpan.FromMilliseconds(time);
            writer.Write(frame);
            index++;
        }
        writer.Complete();
    }
}
