using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;

namespace Omozukai.Studio;

/// <summary>Says what moves the avatar, and passes each pose on: to the recorder, the outputs, the pages.</summary>
internal sealed class Director : IPoseReceiver, IDisposable
{
    private readonly Lock _gate = new();
    private readonly LandmarkerShelf _shelf;
    private readonly Func<TrackingSettings> _tracking;
    private readonly CalibrationKeeper _calibration;
    private readonly Rig _rig;
    private readonly PoseWay _way;
    private ISourceRun? _run;
    private SourceStatus _source = new(SourceKind.Demo, "demo");
    private bool _isDisposed;

    /// <param name="shelf">Has the networks.</param>
    /// <param name="tracking">The tracking settings that hold now.</param>
    /// <param name="calibration">The user's calibration.</param>
    /// <param name="rig">The rig that cameras pose.</param>
    /// <param name="way">Where poses go.</param>
    public Director(LandmarkerShelf shelf, Func<TrackingSettings> tracking, CalibrationKeeper calibration, Rig rig, PoseWay way) =>
        (_shelf, _tracking, _calibration, _rig, _way) = (shelf, tracking, calibration, rig, way);

    /// <summary>Something that pages show has changed.</summary>
    public event Action? Changed;

    public SourceStatus Source
    {
        get
        {
            lock (_gate) return _source;
        }
    }

    /// <summary>The rig of the poses that come now.</summary>
    public Rig Rig
    {
        get
        {
            lock (_gate) return _run?.Rig ?? _rig;
        }
    }

    /// <summary>Plays a motion file.</summary>
    public void Play(string path, string name, SourceKind kind)
    {
        try
        {
            var clip = MotionClip.Read(path);
            var player = new MotionPlayer(clip, this);
            Switch(player, new SourceStatus(kind, name) { Phase = SourcePhase.Running, Seconds = clip.Duration.TotalSeconds });
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or NotSupportedException)
        {
            Switch(null, new SourceStatus(kind, name) { Phase = SourcePhase.Failed, Problem = exception.Message });
        }
    }

    /// <summary>Tracks the pictures of a camera or a film.</summary>
    public void Track(Func<IFrameSource> open, string name, SourceKind kind) =>
        Switch(new LiveTracking(open, _shelf, _tracking, _calibration, _rig, this), new SourceStatus(kind, name) { Phase = SourcePhase.Waiting });

    /// <summary>Pauses or continues a motion.</summary>
    public void Pause(bool isPaused)
    {
        lock (_gate)
        {
            if (_run is not MotionPlayer player) return;
            player.Pause(isPaused);
            _source = _source with { IsPaused = isPaused };
        }
        Changed?.Invoke();
    }

    /// <summary>Goes to a time of a motion.</summary>
    public void Seek(TimeSpan position)
    {
        lock (_gate) (_run as MotionPlayer)?.Seek(position);
    }

    public void Tracked(LandmarkFrame landmarks, PoseFacts facts, TimeSpan duration, long dropped)
    {
        _way.Tracked(landmarks, facts, duration, dropped);
        if (facts.IsJump) _ = Task.Run(() => Update(source => source.Phase == SourcePhase.Waiting ? source with { Phase = SourcePhase.Running } : source));
    }

    public void Posed(AvatarPose pose, PoseFacts facts) => _way.Posed(pose, facts);

    public void Over(ISourceRun run, string? problem) => _ = Task.Run(() =>
    {
        lock (_gate)
            if (run != _run) return;
        Update(source => source with { Phase = problem is null ? SourcePhase.Ended : SourcePhase.Failed, Problem = problem });
    });

    public void Dispose()
    {
        Switch(null, _source);
        lock (_gate) _isDisposed = true;
    }

    /// <summary>Ends what moves the avatar now, and starts another. Poses never come from two at once.</summary>
    private void Switch(ISourceRun? run, SourceStatus source)
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                run?.Dispose();
                return;
            }
            _run?.Dispose();
            _run = run;
            _source = source;
            _way.Rig = run?.Rig ?? _rig;
            run?.Start();
        }
        Changed?.Invoke();
    }

    private void Update(Func<SourceStatus, SourceStatus> change)
    {
        lock (_gate) _source = change(_source);
        Changed?.Invoke();
    }
}
