using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Omozukai.Vision.Frames;

namespace Omozukai.Commands;

/// <summary>The argument and options that say which pictures are read.</summary>
internal sealed class InputOptions
{
    private readonly Option<TimeSpan?> _start = new("--start")
    {
        Description = "Where to start: seconds, or [hh:]mm:ss[.f].",
        HelpName = "TIME",
        CustomParser = result => ParseTime(result, mayBeZero: true),
    };

    private readonly Option<TimeSpan?> _duration = new("--duration")
    {
        Description = "How much to read: seconds, or [hh:]mm:ss[.f].",
        HelpName = "TIME",
        CustomParser = result => ParseTime(result, mayBeZero: false),
    };

    private readonly Option<double?> _rate = new("--fps")
    {
        Description = "Frames a second: repeats or leaves out a video's frames, sets the rate of a folder or a camera. Default: a video's own frames, 30 for folders.",
        HelpName = "N",
        CustomParser = ParseRate,
    };

    /// <summary>What is read.</summary>
    public Argument<string> Input { get; } = new("INPUT")
    {
        Description = "A video, a photo, a folder of pictures, \"camera\", \"camera:N\", \"camera:NAME\", or \"-\" for a video on stdin.",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Input);
        command.Options.Add(_start);
        command.Options.Add(_duration);
        command.Options.Add(_rate);
    }

    public FrameSourceOptions Read(ParseResult parsed) => new()
    {
        Start = parsed.GetValue(_start) ?? TimeSpan.Zero,
        Duration = parsed.GetValue(_duration),
        FramesPerSecond = parsed.GetValue(_rate),
    };

    /// <summary>Seconds, minutes and seconds, or hours, minutes and seconds; the last with decimals.</summary>
    internal static bool TryParseTime(string text, out TimeSpan time)
    {
        time = TimeSpan.Zero;
        string[] parts = text.Split(':');
        if (parts.Length > 3) return false;
        double seconds = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            NumberStyles styles = i == parts.Length - 1 ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
            if (!double.TryParse(parts[i], styles, CultureInfo.InvariantCulture, out double part) || (i > 0 && part >= 60)) return false;
            seconds = 60 * seconds + part;
        }
        if (!(seconds < TimeSpan.MaxValue.TotalSeconds / 2)) return false;
        time = new TimeSpan((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    private static TimeSpan? ParseTime(ArgumentResult result, bool mayBeZero)
    {
        string text = result.Tokens[0].Value;
        if (TryParseTime(text, out TimeSpan time) && (mayBeZero || time > TimeSpan.Zero)) return time;
        result.AddError($"{Name(result)}: '{text}' is not a time{(mayBeZero ? "" : " above 0")}. Give seconds (12.5) or minutes and seconds (1:30).");
        return null;
    }

    private static double? ParseRate(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) && rate is > 0 and <= 1000) return rate;
        result.AddError($"{Name(result)}: '{text}' is not a rate. Give frames a second, above 0 and at most 1000.");
        return null;
    }

    private static string Name(ArgumentResult result) => result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
}
