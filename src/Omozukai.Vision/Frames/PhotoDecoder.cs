using Omozukai.Core.Pipeline;
using SkiaSharp;

namespace Omozukai.Vision.Frames;

/// <summary>Decodes picture files with Skia.</summary>
internal static class PhotoDecoder
{
    /// <summary>Endings of the picture files that are looked for in folders.</summary>
    public static bool HasKnownExtension(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG" or ".WEBP" or ".BMP" or ".GIF";

    /// <summary>Whether Skia can decode a file, and it is one picture, not several.</summary>
    public static bool IsPhoto(string path)
    {
        using var codec = SKCodec.Create(path);
        return codec is not null && codec.FrameCount <= 1;
    }

    /// <summary>Decodes a file, turned as its EXIF orientation says; transparent pixels lie on black.</summary>
    /// <exception cref="InvalidDataException">It is not a picture, or breaks off.</exception>
    public static void Decode(string path, VideoFrame frame)
    {
        string name = Path.GetFileName(path);
        using var codec = SKCodec.Create(path, out SKCodecResult opened)
            ?? throw new InvalidDataException($"{name} is not a picture ({(new FileInfo(path).Length == 0 ? "it is empty, 0 bytes" : opened)}). Give a JPEG, PNG, WebP, BMP or GIF file.");
        (int width, int height) = (codec.Info.Width, codec.Info.Height);
        if (height > Array.MaxLength / 4 / width) throw new InvalidDataException($"{name} has {width}×{height} pixels, which is more than fits. Make it smaller.");

        // Premultiplied, so that what is transparent comes out black and not in some hidden colour.
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        SKEncodedOrigin origin = codec.EncodedOrigin;
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
        {
            frame.Resize(width, height);
            Decode(codec, info, frame.Pixels, name);
            return;
        }

        var pixels = GC.AllocateUninitializedArray<byte>(width * height * 4);
        Decode(codec, info, pixels, name);
        ExifOrientation.Apply(pixels, width, height, origin, frame);
    }

    private static unsafe void Decode(SKCodec codec, SKImageInfo info, Span<byte> pixels, string name)
    {
        fixed (byte* target = pixels)
        {
            SKCodecResult result = codec.GetPixels(info, (nint)target);
            if (result != SKCodecResult.Success)
                throw new InvalidDataException($"{name} is damaged: its {info.Width}×{info.Height} pixels could not all be decoded ({result}). Get the file again.");
        }
    }
}
