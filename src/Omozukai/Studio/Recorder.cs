using Omozukai.Core.Humanoid;

namespace Omozukai.Studio;

/// <summary>Records what moves the avatar as a take.</summary>
internal sealed class Recorder(TakeLibrary takes) : IDisposable
{
    private readonly Lock _gate = new();
    private TakeWriter? _take;
    private string? _problem;

    public RecordingStatus Status
    {
        get
        {
            lock (_gate) return new RecordingStatus(_take is not null, _take?.IsPaused ?? false, _take?.Duration.TotalSeconds ?? 0, _problem);
        }
    }

    /// <summary>Starts a take; goes on where one is paused.</summary>
    public void Start(Rig rig)
    {
        lock (_gate)
        {
            if (_take is not null)
            {
                _take.IsPaused = false;
                return;
            }
            try
            {
                _problem = null;
                _take = takes.Begin(rig);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _problem = $"The take cannot be written: {exception.Message}";
            }
        }
    }

    public void Pause()
    {
        lock (_gate)
            if (_take is not null) _take.IsPaused = true;
    }

    public void Stop()
    {
        lock (_gate)
        {
            if (_take is not null) takes.End(_take);
            _take = null;
        }
    }

    /// <summary>Takes a pose. A full disk ends the take where it is.</summary>
    /// <returns>False where that has just happened.</returns>
    public bool Write(AvatarPose pose, PoseFacts facts, Rig rig)
    {
        lock (_gate)
        {
            if (_take is null || _take.Rig != rig) return true;
            try
            {
                _take.Write(pose, facts);
                return true;
            }
            catch (IOException exception)
            {
                _problem = $"The take ends here, as it cannot be written any further: {exception.Message}";
                _take.Dispose();
                _take = null;
                return false;
            }
        }
    }

    public void Dispose() => Stop();
}
