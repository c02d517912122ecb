using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Frames;

/// <summary>Opens whatever pictures can come from.</summary>
public static class FrameSources
{
    /// <summary>Opens a video, a photo or a folder of pictures by its path, the standard input ("-", a video), or a camera ("camera", "camera:N", "camera:NAME").</summary>
    /// <param name="input">What to open.</param>
    /// <param name="options">The part of it, and the rate.</param>
    /// <param name="cancellationToken">Ends any wait for a picture; the source is at its end then.</param>
    /// <exception cref="FileNotFoundException">The file, the camera or ffmpeg is missing.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="InvalidDataException">It is none of these; the message says what it is and what to do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the input was open.</exception>
    public static IFrameSource Open(string input, FrameSourceOptions options, CancellationToken cancellationToken = default)
    {
        if (input is "-") return new VideoFrameSource(input, options, cancellationToken);
        if (CameraSource.IsCamera(input)) return new CameraSource(input, options, cancellationToken);
        if (Directory.Exists(input)) return new FolderSource(input, options);
        if (!File.Exists(input)) throw new FileNotFoundException($"{input} does not exist.", input);
        return PhotoDecoder.IsPhoto(input) ? new PhotoSource(input) : new VideoFrameSource(input, options, cancellationToken);
    }
}
