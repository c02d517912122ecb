using Omozukai.Core.Pipeline;
using Omozukai.Studio;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>A camera's own pictures, against ffmpeg, which makes them of colours that are known.</summary>
public sealed class PlanarPictureTests : IDisposable
{
    private readonly Workplace _work = new();

    [Theory]
    [InlineData("yuv420p", "bt601", "tv", 64, 48)]
    [InlineData("yuv420p", "bt709", "tv", 64, 48)]
    [InlineData("yuv420p", "bt601", "pc", 63, 47)]
    [InlineData("nv12", "bt709", "pc", 64, 48)]
    [InlineData("nv12", "bt601", "tv", 63, 47)]
    public void Colours_come_back(string format, string matrix, string range, int width, int height)
    {
        // 1. Colours that change slowly over the picture, so that what four pixels share costs nothing.
        string wanted = _work.Ffmpeg("wanted.rgba", $"-f lavfi -i nullsrc=s={width}x{height}:d=0.04:r=25,geq=r=255*X/W:g=255*Y/H:b=255-255*X/W,format=rgba -frames:v 1 -f rawvideo");
        string planar = _work.Ffmpeg("planar.yuv", $"-f rawvideo -pix_fmt rgba -s {width}x{height} -i {wanted} -vf scale=out_color_matrix={matrix}:out_range={range},format={format} -frames:v 1 -f rawvideo");
        byte[] expected = File.ReadAllBytes(wanted), data = File.ReadAllBytes(planar);
        data.Length.ShouldBe(PlanarPicture.LengthOf(width, height));

        // 2. As the studio reads them.
        var frame = new VideoFrame();
        frame.Resize(width, height);
        new PlanarPicture(format == "nv12", range == "pc", matrix == "bt709").Decode(data, frame);
        int worst = 0;
        double sum = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            // Of an odd picture's last column and row ffmpeg makes no colours worth comparing.
            if (i % 4 == 3 || i / 4 % width == (width & ~1) || i / 4 / width == (height & ~1)) continue;
            int off = Math.Abs(frame.Pixels[i] - expected[i]);
            (worst, sum) = (Math.Max(worst, off), sum + off);
        }
        worst.ShouldBeLessThanOrEqualTo(14);
        (sum / (expected.Length * 3 / 4)).ShouldBeLessThan(2.5);
    }

    [Fact]
    public void A_message_that_is_too_short_is_none()
    {
        byte[] message = new byte[FrameMessage.HeaderLength + PlanarPicture.LengthOf(16, 16)];
        (message[0], message[1], message[2], message[16], message[18]) = (FrameMessage.Type, FrameMessage.Version, FrameMessage.I420, 16, 16);
        FrameMessage.TryRead(message, out FrameMessage whole).ShouldBeTrue();
        whole.Width.ShouldBe(16);
        FrameMessage.TryRead(message.AsSpan(0, message.Length - 1), out _).ShouldBeFalse();
    }

    public void Dispose() => _work.Dispose();
}
