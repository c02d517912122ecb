using Omozukai.Vision.Inference;
using Spectre.Console;

namespace Omozukai.Commands;

/// <summary>How far a fetch is: a bar where stderr is a terminal, nothing where it is not.</summary>
internal sealed class FetchProgress : IProgress<long>, IDisposable
{
    private readonly TaskCompletionSource _end = new();
    private readonly Task _bar = Task.CompletedTask;
    private ProgressTask? _task;

    public FetchProgress(ModelFile model)
    {
        if (Console.IsErrorRedirected) return;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Capabilities.Ansi) return;
        _bar = console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn())
            .StartAsync(context =>
            {
                _task = context.AddTask(model.Name, maxValue: model.Bytes);
                return _end.Task;
            });
    }

    public void Report(long value)
    {
        if (_task is { } task) task.Value = value;
    }

    public void Dispose()
    {
        _end.TrySetResult();
        _bar.GetAwaiter().GetResult();
    }
}
