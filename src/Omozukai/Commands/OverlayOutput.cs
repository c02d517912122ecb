using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Formats;
using Omozukai.Vision.Frames;
using SkiaSharp;

namespace Omozukai.Commands;

/// <summary>The pictures with the landmarks drawn on them: a video, for a photo a picture, for a folder of single pictures a folder.</summary>
internal sealed class OverlayOutput : IDisposable
{
    private static readonly string[] s_pictures = [".png", ".jpg", ".jpeg", ".webp"];

    /// <summary>JPEG's and WebP's quality, 0 to 100.</summary>
    private const int PictureQuality = 92;

    private readonly string _path;
    private readonly OverlayKind _kind;
    private readonly Overlay _overlay = new();
    private readonly string _partial;
    private VideoWriter? _video;
    private VideoFrame? _fitted;
    private (int Width, int Height) _size;

    private OverlayOutput(string path, OverlayKind kind)
    {
        (_path, _kind) = (path, kind);
        _partial = path + ".partial";
        if (kind == OverlayKind.Folder) Directory.CreateDirectory(path);
        else using (new OutputFile(path)) { } // says now that a place cannot be written
    }

    /// <summary>Which kind of overlay a name asks for, and whether the input can give it.</summary>
    /// <param name="path">The name given, or null for no overlay.</param>
    /// <param name="isPhoto">Whether the input is one photo.</param>
    /// <param name="isStatic">Whether it is a folder of pictures of which each stands for itself.</param>
    /// <exception cref="UsageException">It cannot.</exception>
    public static OverlayOutput? Open(string? path, bool isPhoto, bool isStatic)
    {
        if (path is null) return null;
        string extension = Path.GetExtension(path);
        OverlayKind kind = isPhoto ? OverlayKind.Picture : isStatic ? OverlayKind.Folder : OverlayKind.Video;
        bool fits = kind switch
        {
            OverlayKind.Picture => s_pictures.Contains(extension, StringComparer.OrdinalIgnoreCase),
            OverlayKind.Video => VideoWriter.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase),
            _ => extension.Length == 0 || Directory.Exists(path),
        };
        if (fits) return new OverlayOutput(path, kind);
        throw new UsageException(kind switch
        {
            OverlayKind.Picture => $"--overlay {path}: the overlay of a photo is a picture. Known are {string.Join(", ", s_pictures)}.",
            OverlayKind.Video => $"--overlay {path}: the overlay is a video. Known are {string.Join(", ", VideoWriter.Extensions)}.",
            _ => $"--overlay {path}: with --static the overlay is a folder. Give a name without an extension.",
        });
    }

    /// <summary>Draws over the picture and writes it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(VideoFrame frame, LandmarkFrame landmarks)
    {
        if (_kind == OverlayKind.Folder) _overlay.Forget();
        _overlay.Draw(frame, landmarks);
        switch (_kind)
        {
            case OverlayKind.Picture: WritePicture(_path, frame); break;
            case OverlayKind.Folder: WritePicture(Path.Combine(_path, PictureName(frame.File!)), frame); break;
            default: WriteVideo(frame); break;
        }
    }

    /// <summary>Brings the video to its end and gives it its name.</summary>
    /// <returns>The name, or null where there was no frame.</returns>
    public string? Complete()
    {
        if (_size.Width == 0) return null;
        if (_video is not null)
        {
            _video.Complete();
            _video.Dispose();
            _video = null;
            File.Move(_partial, _path, overwrite: true);
        }
        return _path;
    }

    public void Dispose()
    {
        if (_video is not null)
        {
            _video.Dispose();
            File.Delete(_partial);
        }
        _overlay.Dispose();
    }

    /// <summary>Pictures that differ in their extensions alone stay apart: "a.png" becomes "a.png.jpg".</summary>
    private static string PictureName(string file) => Path.GetExtension(file).ToUpperInvariant() is ".JPG" or ".JPEG" ? file : file + ".jpg";

    private static void WritePicture(VideoFrame frame, Stream stream, SKEncodedImageFormat format)
    {
        using SKImage image = SKImage.FromPixelCopy(new SKImageInfo(frame.Width, frame.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), frame.Pixels.ToArray());
        using SKData data = image.Encode(format, PictureQuality);
        data.SaveTo(stream);
    }

    private void WritePicture(string path, VideoFrame frame)
    {
        _size = (frame.Width, frame.Height);
        SKEncodedImageFormat format = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PNG" => SKEncodedImageFormat.Png,
            ".WEBP" => SKEncodedImageFormat.Webp,
            _ => SKEncodedImageFormat.Jpeg,
        };
        using var file = new OutputFile(path);
        WritePicture(frame, file.Stream, format);
        file.Complete();
    }

    private void WriteVideo(VideoFrame frame)
    {
        if (_video is null)
        {
            _size = (frame.Width, frame.Height);
            _video = new VideoWriter(_partial, Path.GetExtension(_path), frame.Width, frame.Height);
        }
        _video.Write((frame.Width, frame.Height) == _size ? frame : Fit(frame));
    }

    /// <summary>Folders may hold pictures of many sizes, a video has one: the first's. The others are scaled into it, on black.</summary>
    private VideoFrame Fit(VideoFrame frame)
    {
        _fitted ??= new VideoFrame();
        _fitted.Resize(_size.Width, _size.Height);
        _fitted.Timestamp = frame.Timestamp;
        float scale = Math.Min((float)_size.Width / frame.Width, (float)_size.Height / frame.Height);
        var place = SKRect.Create((_size.Width - frame.Width * scale) / 2, (_size.Height - frame.Height * scale) / 2, frame.Width * scale, frame.Height * scale);
        using SKImage image = SKImage.FromPixelCopy(new SKImageInfo(frame.Width, frame.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), frame.Pixels.ToArray());
        using var bitmap = new SKBitmap(new SKImageInfo(_size.Width, _size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Black);
        canvas.DrawImage(image, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        bitmap.GetPixelSpan().CopyTo(_fitted.Pixels);
        return _fitted;
    }
}
