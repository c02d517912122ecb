using System.Numerics;
using CsCheck;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Imaging;

namespace Omozukai.Vision.Tests.Imaging;

public sealed class RegionSamplerTests
{
    [Fact]
    public void TheWholePictureAtItsOwnSizeIsThePictureItself()
    {
        VideoFrame frame = Noise(16, 16, seed: 1);
        float[] tensor = new float[16 * 16 * 3];
        RegionSampler.Sample(frame, RegionOfInterest.Whole(16, 16), 16, BorderMode.Replicate, 0, 255, tensor);
        for (int i = 0; i < 256; i++)
            for (int channel = 0; channel < 3; channel++)
                tensor[3 * i + channel].ShouldBe(frame.Pixels[4 * i + channel], 1e-3f);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, -1)]
    public void BeyondTheBorderLiesBlackOrTheBorder(float low, float expectedBlack)
    {
        var frame = new VideoFrame();
        frame.Resize(8, 8);
        frame.Pixels.Fill(255);
        var outside = new RegionOfInterest(new(-100, -100), new(8), 0);
        float[] tensor = new float[8 * 8 * 3];
        RegionSampler.Sample(frame, outside, 8, BorderMode.Zero, low, 1, tensor);
        tensor.ShouldAllBe(value => value == expectedBlack);
        RegionSampler.Sample(frame, outside, 8, BorderMode.Replicate, low, 1, tensor);
        tensor.ShouldAllBe(value => MathF.Abs(value - 1) < 1e-6f);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 20)]
    [InlineData(20, 1)]
    public void APictureOfOnePixelsWidthIsAllBorder(int width, int height)
    {
        var frame = new VideoFrame();
        frame.Resize(width, height);
        frame.Pixels.Fill(200);
        float[] tensor = new float[32 * 32 * 3];
        RegionSampler.Sample(frame, RegionOfInterest.Whole(width, height), 32, BorderMode.Replicate, 0, 255, tensor);
        tensor.ShouldAllBe(value => MathF.Abs(value - 200) < 1e-3f);
    }

    [Fact]
    public void AgreesWithAPlainSamplerOnAnyRegion()
    {
        VideoFrame frame = Noise(37, 23, seed: 7);
        Gen.Select(Gen.Float[-20, 60], Gen.Float[-20, 40], Gen.Float[1, 80], Gen.Float[-4, 4], Gen.Bool).Sample((x, y, side, angle, zero) =>
        {
            var region = new RegionOfInterest(new(x, y), new(side), angle);
            BorderMode border = zero ? BorderMode.Zero : BorderMode.Replicate;
            const int size = 9;
            float[] tensor = new float[size * size * 3];
            RegionSampler.Sample(frame, region, size, border, -1, 1, tensor);
            for (int row = 0; row < size; row++)
                for (int column = 0; column < size; column++)
                {
                    Vector2 point = region.ToImage(new Vector2(column + 0.5f, row + 0.5f) / size) - new Vector2(0.5f);
                    for (int channel = 0; channel < 3; channel++)
                    {
                        double expected = Plain(frame, point, channel, border) / 127.5 - 1;
                        // Rounding moves the point by up to 1e-4 px, which noise turns into a few thousandths.
                        Math.Abs(tensor[(row * size + column) * 3 + channel] - expected).ShouldBeLessThan(5e-3);
                    }
                }
        }, iter: 300);
    }

    private static double Plain(VideoFrame frame, Vector2 point, int channel, BorderMode border)
    {
        double x0 = Math.Floor(point.X), y0 = Math.Floor(point.Y), fx = point.X - x0, fy = point.Y - y0;
        return (1 - fy) * ((1 - fx) * At(0, 0) + fx * At(1, 0)) + fy * ((1 - fx) * At(0, 1) + fx * At(1, 1));

        double At(int dx, int dy)
        {
            int x = (int)x0 + dx, y = (int)y0 + dy;
            if (border == BorderMode.Zero && (x < 0 || y < 0 || x >= frame.Width || y >= frame.Height)) return 0;
            return frame.Pixels[(Math.Clamp(y, 0, frame.Height - 1) * frame.Width + Math.Clamp(x, 0, frame.Width - 1)) * 4 + channel];
        }
    }

    private static VideoFrame Noise(int width, int height, int seed)
    {
        var frame = new VideoFrame();
        frame.Resize(width, height);
        new Random(seed).NextBytes(frame.Pixels);
        return frame;
    }
}
