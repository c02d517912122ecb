using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;

namespace Omozukai.Studio;

/// <summary>A pipeline's output that becomes a take.</summary>
internal sealed class TakeSink(TakeLibrary takes, string name) : IPoseSink
{
    private TakeWriter? _take;

    public Exception? Fault { get; private set; }

    public void Begin(Rig rig) => Try(() => _take = takes.Begin(rig, name));

    public void Write(AvatarPose pose) => Try(() => _take!.Write(pose, new PoseFacts(pose.Timestamp.TotalMilliseconds, IsTracked: true, IsJump: false)));

    /// <summary>Brings the take to its end.</summary>
    /// <returns>Its name; null where there is none, or it is not wanted.</returns>
    public string? End(bool isWanted)
    {
        if (_take is not { } take) return null;
        _take = null;
        string? kept = takes.End(take);
        if (isWanted || kept is null) return kept;
        takes.Delete(kept);
        return null;
    }

    public ValueTask DisposeAsync()
    {
        End(isWanted: true);
        return ValueTask.CompletedTask;
    }

    private void Try(Action step)
    {
        if (Fault is not null) return;
        try
        {
            step();
        }
        catch (IOException exception)
        {
            Fault = exception;
        }
    }
}
