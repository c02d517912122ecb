using Omozukai.Core.Pipeline;
using SkiaSharp;

namespace Omozukai.Vision.Frames;

/// <summary>Decodes pictures that come over a wire: JPEG, PNG, WebP.</summary>
public static class PictureDecoder
{
    /// <summary>Decodes a picture.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <param name="maxSide">The longest side that is taken, in pixels; a larger picture is refused before it is decoded.</param>
    /// <param name="frame">Receives size and pixels; number and time stay.</param>
    /// <returns>False where it is no picture, a broken one, or too large.</returns>
    public static unsafe bool TryDecode(ReadOnlySpan<byte> data, int maxSide, VideoFrame frame)
    {
        fixed (byte* start = data)
        {
            using SKData picture = SKData.Create((nint)start, data.Length);
            using var codec = SKCodec.Create(picture);
            if (codec is null || codec.Info.Width > maxSide || codec.Info.Height > maxSide) return false;
            var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
            frame.Resize(info.Width, info.Height);
            fixed (byte* target = frame.Pixels) return codec.GetPixels(info, (nint)target) == SKCodecResult.Success;
        }
    }
}
