using Omozukai.Commands;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;
using Omozukai.Formats;

namespace Omozukai.Studio;

/// <summary>The file of `--record`: everything that moves the avatar from the first pose on, with the time as it passed.</summary>
internal sealed class FileRecording : IDisposable
{
    private readonly string _path;
    private readonly IPoseSink _sink;
    private readonly AvatarPose _pose = new();
    private Rig? _rig;
    private double _startMs, _lastMs;
    private long _index;

    /// <exception cref="IOException">The place cannot be written.</exception>
    public FileRecording(string path)
    {
        _path = path;
        _sink = MotionFormats.CreateSink(path, new MotionFileOptions { Avatar = DefaultAvatar.For(path) });
        if (_sink.Fault is { } fault) throw new IOException(fault.Message, fault);
    }

    /// <summary>Takes a pose; those of another rig than the first one's are left out.</summary>
    public void Write(AvatarPose pose, PoseFacts facts, Rig rig)
    {
        if (_rig is null)
        {
            _rig = rig;
            _sink.Begin(rig);
            _startMs = facts.CapturedMs;
        }
        else if (rig != _rig || facts.CapturedMs <= _lastMs) return;
        _lastMs = facts.CapturedMs;
        _pose.CopyFrom(pose);
        _pose.Index = _index++;
        _pose.Timestamp = TimeSpan.FromMilliseconds(facts.CapturedMs - _startMs);
        _sink.Write(_pose);
    }

    /// <summary>Brings the file to its end and says how it went.</summary>
    public void Dispose()
    {
        _sink.DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (_sink.Fault is { } fault) Say.Warning($"{_path} was not recorded: {fault.Message}");
        else if (_index > 0) Say.Done($"Recorded {_index} poses: {_path}");
    }
}
