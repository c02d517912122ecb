using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;

namespace Omozukai.Formats;

/// <summary>
/// A sink that writes one file. The file appears under its name when the sink is disposed; where anything failed there is no file and
/// <see cref="Fault"/> says why. A sink that was never begun leaves no file; a motion without a pose becomes a valid file at rest.
/// </summary>
public abstract class FileSink : IPoseSink
{
    private bool _begun;
    private bool _disposed;

    private protected FileSink(Func<OutputFile> open)
    {
        try
        {
            Output = open();
        }
        catch (IOException fault)
        {
            Fault = fault;
        }
    }

    /// <inheritdoc/>
    public Exception? Fault { get; private set; }

    private protected OutputFile? Output { get; }

    /// <inheritdoc/>
    public void Begin(Rig rig)
    {
        ArgumentNullException.ThrowIfNull(rig);
        if (_begun) throw new InvalidOperationException("The motion has begun already.");
        _begun = true;
        Try(() => OnBegin(rig, Output!));
    }

    /// <inheritdoc/>
    public void Write(AvatarPose pose)
    {
        if (Fault is not null) return;
        try
        {
            if (!_begun || _disposed) throw new InvalidOperationException("A pose comes between Begin and DisposeAsync.");
            OnWrite(pose);
        }
        catch (Exception fault)
        {
            Fault = fault;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_disposed) return ValueTask.CompletedTask;
        _disposed = true;
        if (_begun) Try(OnEnd);
        OnDispose();
        if (_begun) Try(() => Output!.Complete());
        Output?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected abstract void OnBegin(Rig rig, OutputFile output);

    private protected abstract void OnWrite(AvatarPose pose);

    /// <summary>Brings the file to its end; not called after a fault.</summary>
    private protected abstract void OnEnd();

    /// <summary>Releases what the sink holds besides the file.</summary>
    private protected virtual void OnDispose() { }

    private void Try(Action step)
    {
        if (Fault is not null) return;
        try
        {
            step();
        }
        catch (Exception fault)
        {
            Fault = fault;
        }
    }
}
