using System.Diagnostics;
using System.Globalization;
using Omozukai.Core.Pipeline;
using Spectre.Console;

namespace Omozukai.Commands;

/// <summary>How far it is: a bar where stderr is a terminal, a line every few seconds where it is not.</summary>
internal sealed class ProgressReport : IDisposable
{
    private static readonly TimeSpan s_lineInterval = TimeSpan.FromSeconds(5);

    /// <summary>Leaves room for the text on a terminal of 80 columns.</summary>
    private const int BarWidth = 24;

    private readonly string _verb;
    private readonly SourceInfo _info;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TaskCompletionSource _end = new();
    private readonly Task _bar = Task.CompletedTask;
    private ProgressTask? _task;
    private TimeSpan _nextLine = s_lineInterval;
    private long _frames;
    private double? _part;

    public ProgressReport(string verb, SourceInfo info)
    {
        (_verb, _info) = (verb, info);
        if (Console.IsErrorRedirected) return;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Capabilities.Ansi) return;
        _bar = console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = BarWidth }, new ProgressTextColumn(Describe))
            .StartAsync(context =>
            {
                _task = context.AddTask(verb, maxValue: 1);
                _task.IsIndeterminate = info.FrameCount is null && info.Duration is null;
                return _end.Task;
            });
    }

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>A frame is done.</summary>
    public void Report(TimeSpan timestamp)
    {
        _frames++;
        _part = Part(timestamp);
        if (_task is { } task)
        {
            if (_part is { } part) task.Value = part;
        }
        else if (_watch.Elapsed >= _nextLine)
        {
            _nextLine = _watch.Elapsed + s_lineInterval;
            Say.Done($"{_verb} {_info.Name}: {Describe()}");
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        _end.TrySetResult();
        _bar.GetAwaiter().GetResult();
    }

    /// <summary>By time where the source has a length, as the number of a video's frames is an estimate.</summary>
    private double? Part(TimeSpan timestamp)
    {
        if (_info.Duration is { } duration && duration > TimeSpan.Zero && _frames < (_info.FrameCount ?? long.MaxValue)) return Math.Clamp(timestamp / duration, 0, 1);
        return _info.FrameCount is { } count ? Math.Min(1, (double)_frames / count) : null;
    }

    private string Describe()
    {
        double seconds = Math.Max(0.001, _watch.Elapsed.TotalSeconds);
        string text = string.Create(CultureInfo.InvariantCulture, $"{_frames}{(_info.FrameCount is { } count && count >= _frames ? $" of {count}" : "")} frames, {_frames / seconds:0.0} frames/s");
        if (_part is not { } part || part < 0.01) return text;
        var left = TimeSpan.FromSeconds(Math.Min(359_999, seconds * (1 - part) / part));
        return text + string.Create(CultureInfo.InvariantCulture, $", {(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00} left");
    }
}
