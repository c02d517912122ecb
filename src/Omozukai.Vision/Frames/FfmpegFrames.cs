using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Frames;

/// <summary>The frames that an ffmpeg process writes, each with its number and time.</summary>
internal sealed class FfmpegFrames : IDisposable
{
    /// <summary>NUT time base of 100 ns, <see cref="TimeSpan"/>'s own: no container's times are rounded by more.</summary>
    private const string TimeBase = "1:10000000";

    private readonly FfmpegProcess _process;
    private readonly NutReader _reader;
    private readonly bool _isEmpty;
    private readonly CancellationTokenRegistration _cancellation;

    /// <summary>Starts ffmpeg and waits until it has opened its input.</summary>
    /// <param name="ffmpeg">The program.</param>
    /// <param name="input">The input and its options, up to and with -i.</param>
    /// <param name="filters">Filters over the pictures; pixels that are not square are made so after them.</param>
    /// <param name="cancellationToken">Ends ffmpeg, and with it any wait for a picture.</param>
    /// <exception cref="OperationCanceledException">It was cancelled before the input was open.</exception>
    public FfmpegFrames(Ffmpeg ffmpeg, IEnumerable<string> input, IEnumerable<string> filters, CancellationToken cancellationToken)
    {
        _process = new FfmpegProcess(ffmpeg,
        [
            .. input, "-map", "0:V:0", // V: cover pictures in music files are no video
            "-vf", string.Join(',', [.. filters, "scale=w=trunc(iw*sar+0.5):h=ih", "setsar=1"]),
            "-c:v", "rawvideo", "-pix_fmt", "rgba", "-enc_time_base", TimeBase,
            .. ffmpeg.PassthroughArguments, "-f", "nut", "-write_index", "0", "pipe:1",
        ]);
        _reader = new NutReader(_process.Output);
        _cancellation = cancellationToken.Register(_process.Kill);
        try
        {
            // The description of the input comes before the first frame, on the other pipe.
            _process.Log.WaitUntilOpen();
            _isEmpty = !_reader.ReadHeader();
        }
        catch (EndOfStreamException)
        {
            _isEmpty = true;
        }
        catch
        {
            Dispose();
            throw;
        }
        if (!_isEmpty || !cancellationToken.IsCancellationRequested) return;
        Dispose();
        throw new OperationCanceledException(cancellationToken);
    }

    public int ProcessId => _process.Id;

    public FfmpegLog Log => _process.Log;

    /// <summary>Whether ffmpeg ended without a picture.</summary>
    public bool IsEmpty => _isEmpty;

    public int Width => _reader.Width;

    public int Height => _reader.Height;

    /// <summary>Number of frames read.</summary>
    public long Count { get; private set; }

    /// <summary>Time of the last frame read.</summary>
    public TimeSpan Last { get; private set; } = TimeSpan.MinValue;

    /// <summary>Reads the next frame.</summary>
    /// <returns>False when ffmpeg has ended, in the middle of a frame or behind one.</returns>
    public bool TryRead(VideoFrame frame)
    {
        try
        {
            if (_isEmpty || !_reader.TryRead(frame)) return false;
        }
        catch (EndOfStreamException)
        {
            return false;
        }

        // Two frames of the same time would make speeds infinite further on; real files hold such pairs.
        if (frame.Timestamp <= Last) frame.Timestamp = Last + new TimeSpan(1);
        Last = frame.Timestamp;
        frame.Index = Count++;
        frame.File = null;
        return true;
    }

    /// <summary>Waits for ffmpeg's end, its last words included.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="OperationCanceledException">Ctrl-C ended it, of which this program may not have heard yet.</exception>
    public int WaitForExit()
    {
        int exitCode = _process.WaitForExit();
        return _process.Log.IsInterrupted ? throw new OperationCanceledException("ffmpeg was interrupted.") : exitCode;
    }

    /// <summary>Ends ffmpeg; a thread that is reading sees the end.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _cancellation.Dispose();
        _process.Dispose();
    }
}
