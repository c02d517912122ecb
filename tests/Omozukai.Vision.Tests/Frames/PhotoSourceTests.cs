using System.Buffers.Binary;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;
using SkiaSharp;

namespace Omozukai.Vision.Tests.Frames;

public sealed class PhotoSourceTests : IDisposable
{
    private readonly TestClips _clips = new();

    /// <summary>Where each of EXIF's orientations puts the stored picture's first row and first column (EXIF 2.3, tag 0x0112).</summary>
    public static TheoryData<int, int, int> Orientations => new()
    {
        // orientation, then the corners of the upright picture (0 upper left, 1 upper right, 2 lower left, 3 lower right)
        // where the stored upper left (red) and the stored upper right (green) are to be seen
        { 1, 0, 1 },
        { 2, 1, 0 },
        { 3, 3, 2 },
        { 4, 2, 3 },
        { 5, 0, 2 },
        { 6, 1, 3 },
        { 7, 3, 1 },
        { 8, 2, 0 },
    };

    [Theory, MemberData(nameof(Orientations))]
    public void The_orientation_in_a_photo_is_honoured(int orientation, int redCorner, int greenCorner)
    {
        string path = _clips.Path("turned.jpg");
        File.WriteAllBytes(path, WithOrientation(Corners(64, 32, SKEncodedImageFormat.Jpeg), orientation));

        var frame = new VideoFrame();
        using var source = new PhotoSource(path);
        source.TryRead(frame).ShouldBeTrue();
        (frame.Width, frame.Height).ShouldBe(orientation >= 5 ? (32, 64) : (64, 32));
        for (int corner = 0; corner < 4; corner++)
        {
            (byte red, byte green, byte blue) = Pixel(frame, corner % 2 == 0 ? 4 : frame.Width - 5, corner < 2 ? 4 : frame.Height - 5);
            (red > 128).ShouldBe(corner == redCorner, $"red at {corner}");
            (green > 128).ShouldBe(corner == greenCorner, $"green at {corner}");
            blue.ShouldBeLessThan((byte)90);
        }
        frame.File.ShouldBe("turned.jpg");
        source.TryRead(frame).ShouldBeFalse();
    }

    [Theory]
    [InlineData("jpg", SKEncodedImageFormat.Jpeg)]
    [InlineData("png", SKEncodedImageFormat.Png)]
    [InlineData("webp", SKEncodedImageFormat.Webp)]
    public void Every_kind_of_photo_is_known_by_its_content(string extension, SKEncodedImageFormat format)
    {
        foreach (string name in new[] { $"photo.{extension}", "photo.dat" })
        {
            File.WriteAllBytes(_clips.Path(name), Corners(40, 20, format));
            using IFrameSource source = FrameSources.Open(_clips.Path(name), new FrameSourceOptions());
            source.ShouldBeOfType<PhotoSource>();
            source.Info.ShouldBe(new SourceInfo(name, FrameCount: 1));
            var frame = new VideoFrame();
            source.TryRead(frame).ShouldBeTrue();
            (frame.Width, frame.Height).ShouldBe((40, 20));
        }
    }

    [Fact]
    public void Bitmaps_and_still_gifs_are_photos_and_moving_ones_videos()
    {
        foreach ((string name, int frames, Type kind) in new[] { ("a.bmp", 1, typeof(PhotoSource)), ("b.gif", 1, typeof(PhotoSource)), ("c.gif", 3, typeof(VideoFrameSource)) })
        {
            string path = _clips.MakeFrom("testsrc=size=32x32:rate=10", name, $"-frames:v {frames}");
            using IFrameSource source = FrameSources.Open(path, new FrameSourceOptions());
            source.ShouldBeOfType(kind, name);
            var frame = new VideoFrame();
            for (int i = 0; i < frames; i++) source.TryRead(frame).ShouldBeTrue(name);
            source.TryRead(frame).ShouldBeFalse(name);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7680, 4320)]
    [InlineData(1, 4000)]
    public void Any_size_works(int width, int height)
    {
        string path = _clips.Path("size.png");
        File.WriteAllBytes(path, Corners(width, height, SKEncodedImageFormat.Png));
        using IFrameSource source = FrameSources.Open(path, new FrameSourceOptions());
        var frame = new VideoFrame();
        source.TryRead(frame).ShouldBeTrue();
        (frame.Width, frame.Height, frame.Pixels.Length).ShouldBe((width, height, width * height * 4));
    }

    [Fact]
    public void What_is_transparent_is_black()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(2, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.SetPixel(0, 0, new SKColor(255, 255, 255, 0));
        bitmap.SetPixel(1, 0, new SKColor(200, 100, 50, 255));
        File.WriteAllBytes(_clips.Path("clear.png"), bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray());
        var frame = new VideoFrame();
        PhotoDecoder.Decode(_clips.Path("clear.png"), frame);
        Pixel(frame, 0, 0).ShouldBe(((byte)0, (byte)0, (byte)0));
        Pixel(frame, 1, 0).ShouldBe(((byte)200, (byte)100, (byte)50));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_photo_that_breaks_off_is_damaged(SKEncodedImageFormat format)
    {
        byte[] whole = Corners(256, 256, format);
        File.WriteAllBytes(_clips.Path("half"), whole[..(whole.Length / 2)]);
        Should.Throw<InvalidDataException>(() => PhotoDecoder.Decode(_clips.Path("half"), new VideoFrame())).Message.ShouldStartWith("half is ");
    }

    public void Dispose() => _clips.Dispose();

    /// <summary>Black with a red upper left quarter and a green upper right quarter of half the height, and some noise, so that it cannot be compressed to nothing.</summary>
    private static byte[] Corners(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Black);
        using var paint = new SKPaint();
        paint.Color = SKColors.Red;
        canvas.DrawRect(0, 0, width / 2f, height / 2f, paint);
        paint.Color = SKColors.Lime;
        canvas.DrawRect(width / 2f, 0, width / 2f, height / 2f, paint);
        for (int i = 0; i < 400; i++)
        {
            paint.Color = new SKColor((uint)(0xFF000000 + i * 7919 % 64));
            canvas.DrawPoint(i * 31 % width, height / 2 + i * 17 % Math.Max(1, height / 2), paint);
        }
        return bitmap.Encode(format, 95).ToArray();
    }

    /// <summary>Puts an APP1 segment with nothing but the orientation behind the start of a JPEG.</summary>
    private static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] segment = [0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(28), (ushort)orientation);
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    private static (byte Red, byte Green, byte Blue) Pixel(VideoFrame frame, int x, int y)
    {
        Span<byte> pixel = frame.Pixels.Slice((y * frame.Width + x) * 4, 4);
        return (pixel[0], pixel[1], pixel[2]);
    }
}
