using System.Globalization;
using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Frames;

/// <summary>
/// The frames of a video file, decoded by an ffmpeg process. Rotation metadata is honoured, pixels that are not square are
/// made so, each frame has its own time (variable frame rates included), and sound is left out.
/// </summary>
public sealed class VideoFrameSource : IFrameSource
{
    /// <summary>The last frame is shown for a while, and lengths are printed to 10 ms: a video that ends this close to its stated end is whole.</summary>
    private const double EndToleranceFrames = 2.5;

    private readonly string _input;
    private readonly string _name;
    private readonly FrameSourceOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly FfmpegFrames _frames;
    private readonly FrameReadAhead _ahead;
    private volatile bool _isDisposed;

    /// <summary>Opens a file; a path of "-" is the standard input.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The part of it, and the rate.</param>
    /// <param name="cancellationToken">Ends any wait for a picture; the source is at its end then.</param>
    /// <exception cref="FileNotFoundException">The file or ffmpeg is missing.</exception>
    /// <exception cref="InvalidDataException">It is not a video.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the file was open.</exception>
    public VideoFrameSource(string path, FrameSourceOptions options, CancellationToken cancellationToken = default)
        : this(path, path is "-" ? "standard input" : Path.GetFileName(path), options, Ffmpeg.Find(), cancellationToken)
    {
    }

    internal VideoFrameSource(string path, string name, FrameSourceOptions options, Ffmpeg ffmpeg, CancellationToken cancellationToken = default)
    {
        _input = path;
        _name = name;
        _options = options;
        _cancellation = cancellationToken;
        if (path is not "-" && !File.Exists(path)) throw new FileNotFoundException($"{path} does not exist.", path);
        _frames = new FfmpegFrames(ffmpeg, Input(path, options), options.FramesPerSecond is { } rate ? [$"fps={rate.ToString("R", CultureInfo.InvariantCulture)}"] : [], cancellationToken);
        try
        {
            if (options.Start >= _frames.Log.Duration)
                throw new InvalidDataException($"{_name} lasts {Text(_frames.Log.Duration.Value)} s: nothing is left after {Text(options.Start)} s. Start earlier.");
            if (_frames.IsEmpty) ThrowWhenUnreadable();
            Info = Describe();
        }
        catch
        {
            _frames.Dispose();
            throw;
        }
        _ahead = new FrameReadAhead(ReadNext, isLive: false);
    }

    /// <inheritdoc/>
    public SourceInfo Info { get; }

    /// <inheritdoc/>
    public bool IsLive => false;

    internal int ProcessId => _frames.ProcessId;

    /// <summary>Width of the frames in pixels, after rotation.</summary>
    public int Width => _frames.Width;

    /// <summary>Height of the frames in pixels, after rotation.</summary>
    public int Height => _frames.Height;

    /// <summary>What ffmpeg complained of so far, first and last; pictures there may be damaged though they came. Null: nothing.</summary>
    public string? Complaint => _frames.Log.Errors switch
    {
        [] => null,
        [var only] => only,
        [var first, .., var last] => $"{first}; {last}",
    };

    /// <summary>Whether the file is shorter than its container says; known without reading it, for MP4, MOV, Matroska, WebM, AVI, FLV and GIF.</summary>
    public bool IsCutOff => _input is not "-" && ContainerEnd.IsMissing(_input);

    /// <inheritdoc/>
    public bool TryRead(VideoFrame frame) => _ahead.TryRead(frame);

    /// <summary>Ends ffmpeg; a thread that is reading sees the end.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _frames.Kill();
        _ahead.Dispose();
        _frames.Dispose();
    }

    private static List<string> Input(string path, FrameSourceOptions options)
    {
        // -ss and -t before -i: seek in the input, and count times from there.
        List<string> arguments = [];
        if (options.Start > TimeSpan.Zero) arguments.AddRange(["-ss", Seconds(options.Start)]);
        if (options.Duration is { } duration) arguments.AddRange(["-t", Seconds(duration)]);

        // "file:" keeps names with colons or a leading dash from being taken for protocols or options.
        arguments.AddRange(["-i", path is "-" ? "pipe:0" : $"file:{path}"]);
        return arguments;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture);

    private bool ReadNext(VideoFrame frame)
    {
        if (_frames.TryRead(frame)) return true;
        if (!_isDisposed && !_cancellation.IsCancellationRequested) ThrowWhenBrokenOff();
        return false;
    }

    private SourceInfo Describe()
    {
        double? rate = _options.FramesPerSecond ?? _frames.Log.FramesPerSecond;
        TimeSpan? duration = _frames.Log.Duration - _options.Start;
        if (_options.Duration is { } limit && !(duration < limit)) duration = limit;
        return new SourceInfo(_name, rate, duration, duration is { } length && rate is { } perSecond ? (long)Math.Round(length.TotalSeconds * perSecond) : null);
    }

    private void ThrowWhenUnreadable()
    {
        _frames.WaitForExit();
        IReadOnlyList<string> errors = _frames.Log.Errors;
        if (_input is not "-" && new FileInfo(_input).Length == 0)
            throw new InvalidDataException($"{_name} is empty (0 bytes). Get the file again.");
        if (_input is not "-" && ContainerEnd.IsMp4(_input) && errors.Any(line => line.Contains("moov atom not found", StringComparison.Ordinal)))
            throw new InvalidDataException($"{_name} is cut off: its table of contents (moov), which stands at the end, is missing. Get the whole file again; a recording that was interrupted can be mended with untrunc.");
        if (_input is not "-" && ContainerEnd.IsMissing(_input))
            throw new InvalidDataException($"{_name} is cut off before its first frame{Reason(errors)}. Get the whole file again.");
        if (errors.Any(line => line.Contains("matches no streams", StringComparison.Ordinal)))
            throw new InvalidDataException($"{_name} holds no video, only sound or other data. Give a video, a photo or a folder of pictures.");
        throw new InvalidDataException($"{_name} is not a video that ffmpeg can read{Reason(errors)}. Give a video, a photo or a folder of pictures.");
    }

    /// <summary>ffmpeg ends with success on most files that break off, so their containers' ends and stated lengths are looked at too.</summary>
    private void ThrowWhenBrokenOff()
    {
        int exitCode = _frames.WaitForExit();
        IReadOnlyList<string> errors = _frames.Log.Errors;
        double frame = 1 / (Info.FramesPerSecond ?? FrameSourceOptions.DefaultFolderRate);
        double end = _frames.Count == 0 ? 0 : _frames.Last.TotalSeconds + frame;
        bool isShort = Info.Duration is { } length && end < length.TotalSeconds - EndToleranceFrames * frame;
        bool isLengthReached = Info.Duration is not null && !isShort;

        bool isBroken = exitCode != 0
            || (isShort && errors.Count > 0)
            || (_input is not "-" && !(isLengthReached && (_options.Duration is not null || !ContainerEnd.IsLengthGuessed(_input))) && ContainerEnd.IsMissing(_input));
        if (!isBroken) return;
        throw new InvalidDataException(_frames.Count == 0
            ? $"{_name} is damaged: not one frame could be read{Reason(errors)}. Get the file again."
            : $"{_name} breaks off at {Text(_options.Start + TimeSpan.FromSeconds(end))} s, after {_frames.Count} frames{Reason(errors)}. Get the whole file again.");
    }

    private string Reason(IReadOnlyList<string> errors) => errors.Count == 0 ? "" : $" (ffmpeg: {errors[^1].Replace($"file:{_input}: ", "", StringComparison.Ordinal)})";

    private static string Text(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
}
