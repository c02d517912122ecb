using Omozukai.Core.Pipeline;
using Omozukai.Tests;
using SkiaSharp;

namespace Omozukai.Vision.Tests.Landmarkers;

/// <summary>Pictures for the trackers, made without the frame sources under test elsewhere.</summary>
internal static class TestPicture
{
    /// <summary>A photo from npm.</summary>
    public static VideoFrame Load(string name)
    {
        using SKCodec codec = SKCodec.Create(TestFiles.Picture(name)) ?? throw new InvalidOperationException($"{name} is not a picture.");
        using SKBitmap bitmap = SKBitmap.Decode(codec, new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        return Make(bitmap.Width, bitmap.Height, bitmap.GetPixelSpan());
    }

    /// <summary>A picture of one grey.</summary>
    public static VideoFrame Blank(int width, int height)
    {
        var frame = new VideoFrame();
        frame.Resize(width, height);
        frame.Pixels.Fill(128);
        return frame;
    }

    /// <summary>Left and right exchanged.</summary>
    public static VideoFrame Mirror(VideoFrame source)
    {
        VideoFrame frame = Blank(source.Width, source.Height);
        for (int y = 0; y < source.Height; y++)
            for (int x = 0; x < source.Width; x++)
                source.Pixels.Slice((y * source.Width + x) * 4, 4).CopyTo(frame.Pixels.Slice((y * source.Width + source.Width - 1 - x) * 4, 4));
        return frame;
    }

    /// <summary>A wider picture with others side by side, each at the top.</summary>
    public static VideoFrame SideBySide(params VideoFrame[] parts)
    {
        VideoFrame frame = Blank(parts.Sum(part => part.Width), parts.Max(part => part.Height));
        int left = 0;
        foreach (VideoFrame part in parts)
        {
            for (int y = 0; y < part.Height; y++)
                part.Pixels.Slice(y * part.Width * 4, part.Width * 4).CopyTo(frame.Pixels[((y * frame.Width + left) * 4)..]);
            left += part.Width;
        }
        return frame;
    }

    /// <summary>A part of a picture.</summary>
    public static VideoFrame Window(VideoFrame source, int left, int top, int width, int height)
    {
        VideoFrame frame = Blank(width, height);
        for (int y = 0; y < height; y++)
            source.Pixels.Slice(((top + y) * source.Width + left) * 4, width * 4).CopyTo(frame.Pixels[(y * width * 4)..]);
        return frame;
    }

    /// <summary>The picture with something drawn on it.</summary>
    public static VideoFrame Draw(VideoFrame source, Action<SKCanvas> draw)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(source.Width, source.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        source.Pixels.CopyTo(bitmap.GetPixelSpan());
        using var canvas = new SKCanvas(bitmap);
        draw(canvas);
        canvas.Flush();
        return Make(bitmap.Width, bitmap.Height, bitmap.GetPixelSpan());
    }

    private static VideoFrame Make(int width, int height, ReadOnlySpan<byte> pixels)
    {
        VideoFrame frame = Blank(width, height);
        pixels.CopyTo(frame.Pixels);
        return frame;
    }
}
