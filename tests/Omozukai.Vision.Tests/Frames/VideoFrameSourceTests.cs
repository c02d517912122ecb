using System.Diagnostics;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.Vision.Tests.Frames;

public sealed class VideoFrameSourceTests : IDisposable
{
    private readonly TestClips _clips = new();

    public static TheoryData<string> Programs => TestClips.Programs;

    [Theory, MemberData(nameof(Programs))]
    public void Every_frame_comes_in_order_with_its_pixels_and_time(string program)
    {
        string path = _clips.MakeFrom(TestClips.Counting, "count.mkv", "-frames:v 50 -c:v ffv1 -pix_fmt bgr0");
        using VideoFrameSource source = Open(path, program);
        (source.Width, source.Height).ShouldBe((64, 32));
        source.Info.ShouldBe(new SourceInfo("count.mkv", 25, TimeSpan.FromSeconds(2), 50));

        var frame = new VideoFrame();
        for (int i = 0; i < 50; i++)
        {
            source.TryRead(frame).ShouldBeTrue();
            frame.Index.ShouldBe(i);
            frame.Timestamp.ShouldBe(TimeSpan.FromMilliseconds(40 * i));
            Pixel(frame, 63, 31).ShouldBe(((byte)(5 * i), (byte)0, (byte)0, (byte)255));
            Pixel(frame, 0, 0).ShouldBe(((byte)(5 * i), (byte)0, (byte)255, (byte)255));
        }
        source.TryRead(frame).ShouldBeFalse();
        source.TryRead(frame).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Programs))]
    public void A_variable_rate_keeps_its_true_times(string program)
    {
        string path = _clips.MakeFrom(TestClips.Counting + ",settb=1/1000,setpts=N*N*10", "vfr.mkv", "-frames:v 12 -c:v ffv1 -pix_fmt bgr0 -vsync passthrough");
        ReadAll(Open(path, program)).ShouldBe(Enumerable.Range(0, 12).Select(i => TimeSpan.FromMilliseconds(10 * i * i)));
    }

    [Theory, MemberData(nameof(Programs))]
    public void Rates_of_television_are_exact_to_the_tick(string program)
    {
        string path = _clips.MakeFrom("testsrc=size=32x32:rate=30000/1001", "ntsc.mp4", "-frames:v 30 -c:v libx264 -pix_fmt yuv420p");
        using VideoFrameSource source = Open(path, program);
        source.Info.FramesPerSecond!.Value.ShouldBe(30000 / 1001.0, 1e-9);
        TimeSpan[] times = ReadAll(source);
        for (int i = 0; i < 30; i++) times[i].Ticks.ShouldBeInRange(i * 10_010_000L / 30 - 1, i * 10_010_000L / 30 + 1);
    }

    [Theory, MemberData(nameof(Programs))]
    public void Rotation_metadata_is_honoured(string program)
    {
        string path = _clips.MakeFrom(TestClips.Counting, "flat.mp4", "-frames:v 3 -c:v libx264rgb -qp 0");
        string turned = _clips.TurnClockwise(path, 32);
        using VideoFrameSource source = Open(turned, program);
        (source.Width, source.Height).ShouldBe((32, 64));
        var frame = new VideoFrame();
        source.TryRead(frame).ShouldBeTrue();
        Pixel(frame, 31, 0).Blue.ShouldBe((byte)255); // the blue quarter has gone from the upper left to the upper right
        Pixel(frame, 0, 0).Blue.ShouldBe((byte)0);
    }

    [Theory, MemberData(nameof(Programs))]
    public void Pixels_that_are_not_square_are_made_so(string program)
    {
        string path = _clips.MakeFrom("testsrc=size=64x48,setsar=3/2", "wide.mkv", "-frames:v 2 -c:v ffv1");
        using VideoFrameSource source = Open(path, program);
        (source.Width, source.Height).ShouldBe((96, 48));
        ReadAll(source).Length.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Programs))]
    public void A_part_is_read_and_its_times_count_from_its_start(string program)
    {
        string path = _clips.MakeFrom(TestClips.Counting, "part.mkv", "-frames:v 50 -c:v ffv1 -pix_fmt bgr0");
        using VideoFrameSource source = Open(path, program, new FrameSourceOptions { Start = TimeSpan.FromSeconds(0.4), Duration = TimeSpan.FromSeconds(0.8) });
        source.Info.FrameCount.ShouldBe(20);
        var frame = new VideoFrame();
        source.TryRead(frame).ShouldBeTrue();
        frame.Timestamp.ShouldBe(TimeSpan.Zero);
        Pixel(frame, 63, 31).Red.ShouldBe((byte)50); // the tenth frame
        ReadAll(source).Length.ShouldBe(19);
    }

    [Theory, MemberData(nameof(Programs))]
    public void A_rate_is_made_by_leaving_out_and_repeating(string program)
    {
        string path = _clips.MakeFrom(TestClips.Counting, "rate.mkv", "-frames:v 50 -c:v ffv1 -pix_fmt bgr0");
        ReadAll(Open(path, program, new FrameSourceOptions { FramesPerSecond = 10 })).ShouldBe(Enumerable.Range(0, 20).Select(i => TimeSpan.FromMilliseconds(100 * i)));
        ReadAll(Open(path, program, new FrameSourceOptions { FramesPerSecond = 50 })).Length.ShouldBe(100);
    }

    [Theory, MemberData(nameof(Programs))]
    public void Sound_is_left_out_and_may_last_longer(string program)
    {
        string path = _clips.Make("sound.mp4", "-f lavfi -t 1 -i testsrc=size=32x32:rate=25 -f lavfi -t 3 -i sine -c:v libx264 -pix_fmt yuv420p -c:a aac");
        ReadAll(Open(path, program)).Length.ShouldBe(25);
    }

    [Theory, MemberData(nameof(Programs))]
    public void An_animated_gif_is_a_video(string program)
    {
        string path = _clips.MakeFrom("testsrc=size=32x32:rate=10", "moving.gif", "-frames:v 7");
        ReadAll(Open(path, program)).ShouldBe(Enumerable.Range(0, 7).Select(i => TimeSpan.FromMilliseconds(100 * i)));
    }

    [Theory]
    [InlineData("mp4", "-c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart")]
    [InlineData("mov", "-c:v libx264 -pix_fmt yuv420p -c:a aac -g 12 -movflags frag_keyframe+empty_moov")]
    [InlineData("mkv", "-c:v libx264 -pix_fmt yuv420p -c:a aac")]
    [InlineData("webm", "-c:v libvpx -b:v 1M -c:a libvorbis")]
    [InlineData("avi", "-c:v mpeg4 -c:a mp2")]
    [InlineData("flv", "-c:v libx264 -pix_fmt yuv420p -c:a aac")]
    [InlineData("gif", "-an")]
    public void A_file_that_breaks_off_gives_its_frames_and_says_at_what_second(string kind, string codecs)
    {
        string whole = _clips.Make($"clip.{kind}", $"-f lavfi -t 4 -i testsrc2=size=160x120:rate=25 -f lavfi -t 4 -i sine {codecs}");
        string cut = _clips.Cut(whole, 0.6);
        foreach (string program in TestClips.Programs.Select(row => row.Data))
        {
            ReadAll(Open(whole, program)).Length.ShouldBe(100, $"{program} {kind}");

            using VideoFrameSource source = Open(cut, program);
            var times = new List<TimeSpan>();
            var frame = new VideoFrame();
            InvalidDataException broken = Should.Throw<InvalidDataException>(() =>
            {
                while (source.TryRead(frame)) times.Add(frame.Timestamp);
            }, $"{program} {kind}");
            times.Count.ShouldBeInRange(30, 75);
            broken.Message.ShouldStartWith(FormattableString.Invariant($"cut-clip.{kind} breaks off at {times[^1].TotalSeconds + 0.04:0.00} s, after {times.Count} frames"));
            source.TryRead(frame).ShouldBeFalse();
        }
    }

    [Theory, MemberData(nameof(Programs))]
    public void A_part_before_the_break_is_whole(string program)
    {
        string whole = _clips.MakeFrom("testsrc2=size=160x120:rate=25", "clip.mp4", "-t 4 -c:v libx264 -bf 0 -pix_fmt yuv420p -movflags +faststart");
        ReadAll(Open(_clips.Cut(whole, 0.6), program, new FrameSourceOptions { Duration = TimeSpan.FromSeconds(1) })).Length.ShouldBe(25);
    }

    [Theory, MemberData(nameof(Programs))]
    public void What_is_no_video_is_named_with_the_reason(string program)
    {
        string text = _clips.Path("notes.mp4");
        File.WriteAllText(text, string.Concat(Enumerable.Repeat("not a video at all\n", 100)));
        Should.Throw<InvalidDataException>(() => Open(text, program)).Message.ShouldStartWith("notes.mp4 is not a video that ffmpeg can read");

        string empty = _clips.Path("empty.mp4");
        File.WriteAllBytes(empty, []);
        Should.Throw<InvalidDataException>(() => Open(empty, program)).Message.ShouldStartWith("empty.mp4 is empty");

        string sound = _clips.MakeFrom("sine", "sound.mp3", "-t 1");
        Should.Throw<InvalidDataException>(() => Open(sound, program)).Message.ShouldStartWith("sound.mp3 holds no video");

        string whole = _clips.MakeFrom("testsrc2=size=160x120:rate=25", "tail.mp4", "-t 1 -c:v libx264 -pix_fmt yuv420p");
        Should.Throw<InvalidDataException>(() => Open(_clips.Cut(whole, 0.6), program)).Message.ShouldContain("moov");
        Should.Throw<InvalidDataException>(() => Open(whole, program, new FrameSourceOptions { Start = TimeSpan.FromSeconds(5) })).Message.ShouldStartWith("tail.mp4 lasts 1.00 s");

        Should.Throw<FileNotFoundException>(() => Open(_clips.Path("missing.mp4"), program));
    }

    [Theory, MemberData(nameof(Programs))]
    public void Names_that_look_like_options_or_protocols_are_names(string program)
    {
        string path = _clips.MakeFrom("testsrc=size=32x32:rate=25", "plain.mkv", "-frames:v 3 -c:v ffv1");
        foreach (string odd in new[] { "-y.mkv", "a b 'c'%d.mkv" })
        {
            File.Copy(path, _clips.Path(odd));
            ReadAll(Open(_clips.Path(odd), program)).Length.ShouldBe(3);
        }
    }

    [Theory, MemberData(nameof(Programs))]
    public void Reading_allocates_nothing_after_the_first_frames(string program)
    {
        string path = _clips.MakeFrom("testsrc2=size=320x240:rate=25", "long.mkv", "-frames:v 300 -c:v mpeg4");
        using VideoFrameSource source = Open(path, program);
        AllocatedBy(source.TryRead).ShouldBe(0);

        // The thread that reads ahead does this.
        using var frames = new FfmpegFrames(TestClips.Program(program), ["-i", path], [], CancellationToken.None);
        AllocatedBy(frames.TryRead).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Programs))]
    public void Disposing_in_the_middle_ends_ffmpeg(string program)
    {
        string path = _clips.MakeFrom("testsrc2=size=320x240:rate=25", "long.mkv", "-frames:v 300 -c:v mpeg4");
        VideoFrameSource source = Open(path, program);
        source.TryRead(new VideoFrame()).ShouldBeTrue();
        int id = source.ProcessId;
        Process.GetProcessById(id).HasExited.ShouldBeFalse();
        source.Dispose();
        Should.Throw<ArgumentException>(() => Process.GetProcessById(id));
    }

    public void Dispose() => _clips.Dispose();

    private static long AllocatedBy(Func<VideoFrame, bool> read)
    {
        var frame = new VideoFrame();
        for (int i = 0; i < 20; i++) read(frame).ShouldBeTrue();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200; i++) read(frame);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static VideoFrameSource Open(string path, string program, FrameSourceOptions? options = null) =>
        new(path, Path.GetFileName(path), options ?? new FrameSourceOptions(), TestClips.Program(program));

    private static TimeSpan[] ReadAll(VideoFrameSource source)
    {
        using (source)
        {
            var times = new List<TimeSpan>();
            var frame = new VideoFrame();
            while (source.TryRead(frame)) times.Add(frame.Timestamp);
            return [.. times];
        }
    }

    private static (byte Red, byte Green, byte Blue, byte Alpha) Pixel(VideoFrame frame, int x, int y)
    {
        Span<byte> pixel = frame.Pixels.Slice((y * frame.Width + x) * 4, 4);
        return (pixel[0], pixel[1], pixel[2], pixel[3]);
    }
}
