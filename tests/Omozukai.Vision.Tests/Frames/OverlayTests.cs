using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.Vision.Tests.Frames;

public sealed class OverlayTests
{
    [Theory]
    [InlineData(640, 480)]
    [InlineData(1, 1)]
    [InlineData(3840, 2160)]
    public void Landmarks_are_drawn_where_they_are_and_nowhere_else(int width, int height)
    {
        var frame = new VideoFrame();
        frame.Resize(width, height);
        frame.Pixels.Fill(0x80);
        LandmarkFrame landmarks = OneHand(0.25f, 0.5f);
        using var overlay = new Overlay();
        overlay.Draw(frame, landmarks);
        overlay.Draw(frame, landmarks);
        if (width == 1) return;
        IsAmber(frame, 0.25f, 0.5f).ShouldBeTrue(); // the left hand
        IsAmber(frame, 0.25f + 0.08f, 0.5f + 0.06f).ShouldBeTrue();
        frame.Pixels[..(frame.Pixels.Length / 3)].IndexOfAnyExcept((byte)0x80).ShouldBe(-1);
        frame.Pixels[(frame.Pixels.Length * 3 / 4)..].IndexOfAnyExcept((byte)0x80).ShouldBe(-1);
    }

    [Fact]
    public void Frames_of_changing_size_and_place_are_followed()
    {
        using var overlay = new Overlay();
        var (a, b) = (new VideoFrame(), new VideoFrame());
        for (int i = 0; i < 6; i++)
        {
            VideoFrame frame = i % 2 == 0 ? a : b;
            frame.Resize(600 + 50 * i, 400);
            frame.Pixels.Clear();
            overlay.Draw(frame, OneHand(0.5f, 0.5f));
            IsAmber(frame, 0.5f, 0.5f).ShouldBeTrue();
        }
    }

    [Fact]
    public void Wild_points_do_no_harm()
    {
        using var overlay = new Overlay();
        var frame = new VideoFrame();
        frame.Resize(64, 64);
        foreach (float value in new[] { float.NaN, float.PositiveInfinity, 1e9f, -1e9f }) overlay.Draw(frame, OneHand(value, value));
    }

    private static LandmarkFrame OneHand(float x, float y)
    {
        var landmarks = new LandmarkFrame();
        HandLandmarks hand = landmarks.AddPerson().LeftHand;
        hand.IsPresent = true;
        for (int i = 0; i < HandLandmarks.Count; i++)
            hand.Image[i] = new NormalizedLandmark(new Vector3(x + 0.02f * (i % 5), y + 0.02f * (i / 5), 0), 1, 1);
        return landmarks;
    }

    private static bool IsAmber(VideoFrame frame, float x, float y)
    {
        Span<byte> pixel = frame.Pixels.Slice(((int)(y * frame.Height) * frame.Width + (int)(x * frame.Width)) * 4, 4);
        return pixel[0] > 0xC0 && pixel[1] is > 0x60 and < 0xD0 && pixel[2] < 0x60;
    }
}
