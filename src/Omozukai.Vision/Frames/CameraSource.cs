using System.Globalization;
using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Frames;

/// <summary>The pictures of a camera, the newest each time: what comes while the last one is worked on is left out.</summary>
public sealed class CameraSource : IFrameSource
{
    private readonly string _name;
    private readonly bool _isLimited;
    private readonly FfmpegFrames _frames;
    private readonly FrameReadAhead _newest;
    private volatile bool _isDisposed;

    /// <summary>Opens a camera.</summary>
    /// <param name="input">"camera" for the first, "camera:N" for one by its number, "camera:NAME" for one by its name or a part of it.</param>
    /// <param name="options">Rate to ask the camera for, and for how long; a camera has no start.</param>
    /// <param name="cancellationToken">Ends any wait for a picture; the source is at its end then.</param>
    /// <exception cref="FileNotFoundException">There is no such camera, or no ffmpeg.</exception>
    /// <exception cref="InvalidDataException">The camera gives no pictures.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the camera was open.</exception>
    public CameraSource(string input, FrameSourceOptions options, CancellationToken cancellationToken = default)
    {
        var ffmpeg = Ffmpeg.Find();
        Camera camera = Find(input, Cameras.List(ffmpeg));
        _name = camera.Name;
        (_frames, _newest, Info, _isLimited) = Open(ffmpeg, Cameras.Input(camera, options.FramesPerSecond), options, cancellationToken);
    }

    /// <summary>Takes any ffmpeg input for a camera.</summary>
    internal CameraSource(Ffmpeg ffmpeg, string name, IEnumerable<string> input, FrameSourceOptions options)
    {
        _name = name;
        (_frames, _newest, Info, _isLimited) = Open(ffmpeg, input, options, CancellationToken.None);
    }

    /// <inheritdoc/>
    public SourceInfo Info { get; }

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <summary>Whether an input names a camera.</summary>
    public static bool IsCamera(string input) => input is "camera" || input.StartsWith("camera:", StringComparison.Ordinal);

    /// <inheritdoc/>
    public bool TryRead(VideoFrame frame) => _newest.TryRead(frame);

    /// <summary>Lets go of the camera.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _frames.Kill();
        _newest.Dispose();
        _frames.Dispose();
    }

    /// <summary>The camera that an input names.</summary>
    internal static Camera Find(string input, IReadOnlyList<Camera> cameras)
    {
        if (cameras.Count == 0)
            throw new FileNotFoundException("No camera was found. Connect one, see that no other program uses it and that this one may, and check with `omozukai doctor`.");
        string wanted = input.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? input[(colon + 1)..] : "0";
        Camera? camera = int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? cameras.FirstOrDefault(candidate => candidate.Number == number)
            : cameras.FirstOrDefault(candidate => candidate.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase) || candidate.Device.Equals(wanted, StringComparison.Ordinal))
                ?? cameras.FirstOrDefault(candidate => candidate.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase));
        return camera ?? throw new FileNotFoundException(
            $"There is no camera \"{wanted}\". Known are {string.Join(", ", cameras.Select(candidate => $"{candidate.Number}: \"{candidate.Name}\""))}.");
    }

    private (FfmpegFrames, FrameReadAhead, SourceInfo, bool) Open(Ffmpeg ffmpeg, IEnumerable<string> input, FrameSourceOptions options, CancellationToken cancellationToken)
    {
        IEnumerable<string> limit = options.Duration is { } duration ? ["-t", duration.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture)] : [];
        var frames = new FfmpegFrames(ffmpeg, [.. limit, .. input], [], cancellationToken);
        if (frames.IsEmpty)
        {
            frames.WaitForExit();
            string reason = frames.Log.Errors is [.., var last] ? $" (ffmpeg: {last})" : "";
            frames.Dispose();
            throw new InvalidDataException($"Camera \"{_name}\" gives no pictures{reason}. See that no other program uses it and that this one may, or name another: camera:N.");
        }
        return (frames, new FrameReadAhead(ReadNext, isLive: true), new SourceInfo(_name, options.FramesPerSecond ?? frames.Log.FramesPerSecond, options.Duration), options.Duration is not null);

        bool ReadNext(VideoFrame frame)
        {
            if (frames.TryRead(frame)) return true;
            if (_isDisposed || _isLimited || cancellationToken.IsCancellationRequested) return false;
            frames.WaitForExit();
            throw new InvalidDataException($"Camera \"{_name}\" has stopped{(frames.Log.Errors is [.., var last] ? $" (ffmpeg: {last})" : "")}. See that it is still connected.");
        }
    }
}
