using Omozukai.Vision.Frames;

namespace Omozukai.Vision.Tests.Frames;

public sealed class FfmpegLogTests
{
    [Theory]
    [InlineData("25 fps, 25 tbr, 12800 tbn", 25.0)]
    [InlineData("29.97 fps, 29.97 tbr, 30k tbn", 30000 / 1001.0)]
    [InlineData("23.98 fps, 23.98 tbr", 24000 / 1001.0)]
    [InlineData("59.94 fps", 60000 / 1001.0)]
    [InlineData("14.8 fps", 14.8)]
    [InlineData("5 fps, 5 tbr", 5.0)]
    [InlineData("25 tbr, 25 tbn, 25 tbc", 25.0)]
    public void The_rate_is_read(string words, double rate)
    {
        using var log = new FfmpegLog();
        log.Add("[info]   Stream #0:0[0x1](und): Video: mjpeg (jpeg / 0x67706A6D), yuvj420p, 16x16, 1 kb/s, 90k fps, 90k tbr (attached pic)");
        log.Add($"[info]   Stream #0:1[0x1](und): Video: h264 (High) (avc1 / 0x31637661), yuv420p(progressive), 320x240 [SAR 1:1 DAR 4:3], 277 kb/s, {words} (default)");
        log.FramesPerSecond!.Value.ShouldBe(rate, 1e-9);
    }

    [Fact]
    public void A_rate_that_is_only_a_clock_is_none()
    {
        using var log = new FfmpegLog();
        log.Add("[info]   Stream #0:0(eng): Video: vp8, yuv420p(progressive), 640x480, SAR 1:1 DAR 4:3, 1k tbr, 1k tbn (default)");
        log.FramesPerSecond.ShouldBeNull();
    }

    [Fact]
    public void The_length_is_read_and_the_errors_kept_without_addresses()
    {
        using var log = new FfmpegLog();
        log.Add("[info]   Duration: 01:02:03.45, start: 0.000000, bitrate: 214 kb/s");
        log.Duration.ShouldBe(new TimeSpan(0, 1, 2, 3, 450));
        log.Add("[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55dae6dc3a00] [error] stream 0, offset 0x1a271: partial file");
        log.Add("[swscaler @ 0x555b] [swscaler @ 0x555c] [warning] deprecated pixel format used");
        for (int i = 0; i < 100; i++) log.Add($"[error] complaint {i}");
        log.Errors.Count.ShouldBe(20);
        log.Errors[0].ShouldBe("stream 0, offset 0x1a271: partial file");
        log.Errors[^1].ShouldBe("complaint 99");
    }

    [Theory]
    [InlineData("ffmpeg version N-47683 Copyright\nlibavutil      56. 24.101 / 56. 24.101\n", 56)]
    [InlineData("ffmpeg version 7.1\nlibavutil      59. 39.100 / 59. 39.100", 59)]
    [InlineData("ffmpeg version 9", 0)]
    public void The_age_of_a_program_is_told_by_its_libraries(string text, int major) => Ffmpeg.LibavutilMajor(text).ShouldBe(major);
}
