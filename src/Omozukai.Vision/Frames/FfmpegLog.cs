using System.Globalization;
using System.Text.RegularExpressions;

namespace Omozukai.Vision.Frames;

/// <summary>What ffmpeg says on its error stream with <c>-loglevel level+info</c>: length and rate of the input, then what went wrong.</summary>
internal sealed partial class FfmpegLog : IDisposable
{
    /// <summary>A damaged file can complain for every frame; the first complaints are kept, and the last.</summary>
    private const int MaxErrors = 20;

    /// <summary>Milliseconds; the patterns take microseconds, whatever a file's metadata holds.</summary>
    private const int MatchTimeout = 1000;

    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _isOpen = new();
    private readonly List<string> _errors = [];
    private bool _isOutput;

    /// <summary>Length of the input as its container states it.</summary>
    public TimeSpan? Duration { get; private set; }

    /// <summary>Nominal rate of the first video stream.</summary>
    public double? FramesPerSecond { get; private set; }

    /// <summary>Whether Ctrl-C, which reaches every process of a terminal, has ended ffmpeg; it completes its output then.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>Errors so far, without ffmpeg's addresses.</summary>
    public IReadOnlyList<string> Errors
    {
        get { lock (_lock) return [.. _errors]; }
    }

    /// <summary>Waits until ffmpeg has described its input and opened its output, or has ended.</summary>
    public void WaitUntilOpen() => _isOpen.Wait();

    /// <summary>Takes one line; null is the end.</summary>
    public void Add(string? line)
    {
        lock (_lock)
        {
            if (line is null) _isOpen.Set();
            else if (ErrorLine().Match(line) is { Success: true } error) AddError(error.Groups["text"].Value);
            else if (line.StartsWith("[info] Output #0", StringComparison.Ordinal))
            {
                _isOutput = true;
                _isOpen.Set();
            }
            else if (!_isOutput) Describe(line);
            else if (line.Contains("Exiting normally, received signal", StringComparison.Ordinal)) IsInterrupted = true;
        }
    }

    public void Dispose() => _isOpen.Dispose();

    private void AddError(string text)
    {
        if (_errors.Count == MaxErrors) _errors.RemoveAt(MaxErrors - 1);
        _errors.Add(text);
    }

    private void Describe(string line)
    {
        if (DurationPart().Match(line) is { Success: true } duration)
            Duration = new TimeSpan(0, Number(duration, "h"), Number(duration, "m"), Number(duration, "s")) + TimeSpan.FromMilliseconds(10 * Number(duration, "c"));
        if (FramesPerSecond is null && line.Contains("Video: ", StringComparison.Ordinal) && !line.Contains("(attached pic)", StringComparison.Ordinal)
            && RatePart().Match(line) is { Success: true } rate)
            FramesPerSecond = Exact(double.Parse(rate.Groups["rate"].ValueSpan, CultureInfo.InvariantCulture));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>ffmpeg prints two decimals; 23.98, 29.97 and 59.94 stand for the NTSC rates n·1000/1001.</summary>
    private static double Exact(double printed)
    {
        double whole = Math.Round(printed), ntsc = whole * 1000 / 1001;
        return printed != whole && Math.Abs(printed - ntsc) < 0.006 ? ntsc : printed;
    }

    [GeneratedRegex(@"^(\[[^\]]* @ [^\]]*\] )*\[(error|fatal)\] (?<text>.*)$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"Duration: (?<h>\d+):(?<m>\d+):(?<s>\d+)\.(?<c>\d\d)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex DurationPart();

    // "1k tbr" and the like are clocks, not rates of frames, and do not match.
    [GeneratedRegex(@", (?<rate>[\d.]+) (fps|tbr)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex RatePart();
}
