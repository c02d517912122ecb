using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.Vision.Tests.Frames;

public sealed class CameraTests
{
    [Fact]
    public void Cameras_of_windows_are_read_in_both_layouts()
    {
        const string newer = """
            [dshow @ 000001d7] "Integrated Camera" (video)
            [dshow @ 000001d7]   Alternative name "@device_pnp_\\?\usb#vid_04f2"
            [dshow @ 000001d7] "OBS Virtual Camera" (none)
            [dshow @ 000001d7] "HD Pro (2) C920" (audio, video)
            [dshow @ 000001d7] "Microphone" (audio)
            """;
        const string older = """
            [dshow @ 02] DirectShow video devices (some may be both video and audio devices)
            [dshow @ 02]  "Integrated Camera"
            [dshow @ 02]     Alternative name "@device_pnp_\\?\usb#vid_04f2"
            [dshow @ 02]  "HD Pro (2) C920"
            [dshow @ 02] DirectShow audio devices
            [dshow @ 02]  "Microphone"
            """;
        foreach (string text in new[] { newer, older, newer.Replace("\n", "\r\n", StringComparison.Ordinal) })
            Cameras.ParseDirectShow(text).ShouldBe([new Camera(0, "Integrated Camera", "Integrated Camera"), new Camera(1, "HD Pro (2) C920", "HD Pro (2) C920")]);
    }

    [Fact]
    public void Cameras_of_macos_are_read_without_screens()
    {
        const string text = """
            [AVFoundation indev @ 0x7f8] AVFoundation video devices:
            [AVFoundation indev @ 0x7f8] [0] FaceTime HD Camera
            [AVFoundation indev @ 0x7f8] [1] Capture screen 0
            [AVFoundation indev @ 0x7f8] [2] iPhone [desk] Camera
            [AVFoundation indev @ 0x7f8] AVFoundation audio devices:
            [AVFoundation indev @ 0x7f8] [0] MacBook Microphone
            : Input/output error
            """;
        Cameras.ParseAvFoundation(text).ShouldBe([new Camera(0, "FaceTime HD Camera", "0"), new Camera(1, "iPhone [desk] Camera", "2")]);
    }

    [Fact]
    public void Cameras_of_linux_are_read_without_their_metadata_nodes()
    {
        using var clips = new TestClips();
        foreach ((string node, string name, string index) in new[] { ("video0", "Cam A", "0"), ("video1", "Cam A", "1"), ("video2", "Cam B", "0"), ("video10", "Cam C", "0") })
        {
            Directory.CreateDirectory(clips.Path(node));
            File.WriteAllText(Path.Combine(clips.Path(node), "name"), name + "\n");
            File.WriteAllText(Path.Combine(clips.Path(node), "index"), index + "\n");
        }
        Cameras.ReadVideo4Linux(clips.Folder).ShouldBe([new Camera(0, "Cam A", "/dev/video0"), new Camera(1, "Cam B", "/dev/video2"), new Camera(2, "Cam C", "/dev/video10")]);
    }

    [Fact]
    public void A_camera_is_found_by_number_name_part_and_device()
    {
        Camera[] cameras = [new(0, "Logitech HD", "/dev/video0"), new(1, "HD", "/dev/video2")];
        CameraSource.Find("camera", cameras).ShouldBe(cameras[0]);
        CameraSource.Find("camera:1", cameras).ShouldBe(cameras[1]);
        CameraSource.Find("camera:hd", cameras).ShouldBe(cameras[1]);
        CameraSource.Find("camera:logi", cameras).ShouldBe(cameras[0]);
        CameraSource.Find("camera:/dev/video2", cameras).ShouldBe(cameras[1]);
        Should.Throw<FileNotFoundException>(() => CameraSource.Find("camera:7", cameras)).Message.ShouldContain("0: \"Logitech HD\", 1: \"HD\"");
        Should.Throw<FileNotFoundException>(() => CameraSource.Find("camera", [])).Message.ShouldContain("No camera was found");
    }

    /// <summary>A film played at its own speed stands in for a camera: it cannot be held up either.</summary>
    [Fact]
    public void Of_a_camera_only_the_newest_frame_is_kept()
    {
        using var clips = new TestClips();
        string film = clips.MakeFrom("testsrc=size=64x48:rate=25", "film.mkv", "-frames:v 100 -c:v ffv1");
        using var source = new CameraSource(Ffmpeg.Find(), "stand-in", ["-re", "-i", film], new FrameSourceOptions());
        source.IsLive.ShouldBeTrue();
        var frame = new VideoFrame();
        source.TryRead(frame).ShouldBeTrue();
        long last = frame.Index;
        for (int i = 0; i < 4; i++)
        {
            Thread.Sleep(300);
            source.TryRead(frame).ShouldBeTrue();
            (frame.Index - last).ShouldBeGreaterThan(3, "a late reader gets the newest frame, not the next");
            last = frame.Index;
        }
        InvalidDataException stopped = Should.Throw<InvalidDataException>(() =>
        {
            while (source.TryRead(frame))
            {
            }
        });
        stopped.Message.ShouldStartWith("Camera \"stand-in\" has stopped");
    }

    [Fact]
    public void A_camera_can_be_let_go_while_somebody_waits_for_it()
    {
        var source = new CameraSource(Ffmpeg.Find(), "slow", ["-f", "lavfi", "-i", "testsrc=size=64x48:rate=1/20,realtime"], new FrameSourceOptions());
        var frame = new VideoFrame();
        source.TryRead(frame).ShouldBeTrue();
        bool ended = false;
        var waiting = new Thread(() =>
        {
            while (source.TryRead(frame)) // what ffmpeg had ready, then nothing for twenty seconds
            {
            }
            ended = true;
        });
        waiting.Start();
        SpinWait.SpinUntil(() => waiting.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(10)).ShouldBeTrue();
        source.Dispose();
        waiting.Join(TimeSpan.FromSeconds(10)).ShouldBeTrue();
        ended.ShouldBeTrue();
    }

    [Fact]
    public void A_camera_without_pictures_says_so() =>
        Should.Throw<InvalidDataException>(() => new CameraSource(Ffmpeg.Find(), "none", ["-f", "lavfi", "-i", "nosuchfilter"], new FrameSourceOptions())).Message.ShouldStartWith("Camera \"none\" gives no pictures");
}
