using Omozukai.Core.Pipeline;
using Omozukai.Formats;
using Omozukai.Formats.JsonLines;

namespace Omozukai.Commands;

/// <summary>The motion files of one person that a command writes.</summary>
internal sealed class MotionOutputs : IDisposable
{
    private readonly List<(string Path, IPoseSink Sink)> _outputs = [];
    private bool _isComplete;

    private MotionOutputs()
    {
    }

    /// <summary>Where the poses go.</summary>
    public IReadOnlyList<IPoseSink> Sinks => [.. _outputs.Select(output => output.Sink)];

    /// <summary>Checks the names of outputs before anything is opened.</summary>
    /// <exception cref="UsageException">An extension is unknown, a name stands twice, or names the input.</exception>
    public static void Check(string input, IReadOnlyList<string> paths)
    {
        OutputNames.Check(input, paths);
        string[] known = [.. MotionFormats.All.Where(format => format.CreateSink is not null).Select(format => format.Extension)];
        foreach (string path in paths)
            if (path is not "-" && !known.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
                throw new UsageException($"{path}: motion of this kind cannot be written. Known are {string.Join(", ", known)}, and - for JSON Lines on stdout.");
    }

    /// <summary>Starts the files.</summary>
    /// <exception cref="FailureException">One cannot be written; none is there then.</exception>
    public static MotionOutputs Open(IReadOnlyList<string> paths, MotionFileOptions options)
    {
        var outputs = new MotionOutputs();
        foreach (string path in paths)
        {
            IPoseSink sink = path is "-" ? new JsonLinesSink(Console.OpenStandardOutput(), options.Fps) : MotionFormats.CreateSink(path, options);
            outputs._outputs.Add((path, sink));
            if (sink.Fault is not { } fault) continue;
            outputs.Dispose();
            throw new FailureException(fault.Message);
        }
        return outputs;
    }

    /// <summary>Brings the files to their ends.</summary>
    /// <returns>The names of those that are whole.</returns>
    /// <exception cref="FailureException">One could not be written.</exception>
    public IReadOnlyList<string> Complete()
    {
        Dispose();
        if (_outputs.Find(output => output.Sink.Fault is not null) is { Sink.Fault: { } fault, Path: var path })
            throw fault is IOException && fault.Message.Contains(path, StringComparison.Ordinal) ? new FailureException(fault.Message) : OutputNames.Failed(path, fault);
        return [.. _outputs.Select(output => output.Path).Where(path => path is not "-")];
    }

    public void Dispose()
    {
        if (_isComplete) return;
        _isComplete = true;
        foreach ((_, IPoseSink sink) in _outputs) sink.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
