using Omozukai.Core.Humanoid;
using Omozukai.Formats.JsonLines;

namespace Omozukai.Studio;

/// <summary>A take that is being recorded: every pose is in the file as soon as it has come, so that nothing is lost with the program.</summary>
internal sealed class TakeWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly MotionWriter _writer;
    private readonly AvatarPose _pose = new();
    private double _lastCapturedMs, _positionMs;
    private bool _isPaused, _goesOn;
    private long _index;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public TakeWriter(string path, Rig rig)
    {
        // Nobody else may open it: who looks for takes that a crash has left behind sees that this one is alive.
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 15);
        Path = path;
        Rig = rig;
        _writer = new MotionWriter(_file, new MotionHeader { Rig = rig, People = [1] });
    }

    public string Path { get; }

    public Rig Rig { get; }

    public TimeSpan Duration => TimeSpan.FromMilliseconds(_positionMs);

    public long FrameCount => _index;

    /// <summary>Leaves out what comes, or goes on; what comes after follows what came before without a gap.</summary>
    public bool IsPaused
    {
        get => _isPaused;
        set
        {
            _isPaused = value;
            _goesOn = false;
        }
    }

    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Write(AvatarPose pose, PoseFacts facts)
    {
        if (_isPaused) return;
        // 1. Time goes on by what lies between the pictures; over a pause or a jump, by one frame.
        const double FrameMs = 1000.0 / 30;
        if (_index > 0)
        {
            double step = facts.CapturedMs - _lastCapturedMs;
            _positionMs += _goesOn && step > 0 && !facts.IsJump ? step : FrameMs;
        }
        (_lastCapturedMs, _goesOn) = (facts.CapturedMs, true);
        // 2. The pose under its own number and time, out to the disk's keeper.
        _pose.CopyFrom(pose);
        _pose.TrackId = 1;
        _pose.Index = _index++;
        _pose.Timestamp = TimeSpan.FromMilliseconds(_positionMs);
        _writer.Write(_pose);
        _file.Flush();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }
}
