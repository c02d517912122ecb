using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.Studio;

/// <summary>A video played as a camera would see it: in its own time, from the start again at its end. Frames that tracking is too slow for are left out.</summary>
internal sealed class PacedSource : IFrameSource, ITimedSource
{
    private readonly string _path;
    private readonly ManualResetEventSlim _end = new();
    private readonly CancellationTokenSource _cancel = new();
    private IFrameSource _film;
    private double _startMs;
    private TimeSpan _offset, _last;
    private long _index;

    /// <exception cref="IOException">The file is missing.</exception>
    /// <exception cref="InvalidDataException">It is no video or picture.</exception>
    public PacedSource(string path)
    {
        _path = path;
        _film = FrameSources.Open(path, new FrameSourceOptions(), _cancel.Token);
    }

    public SourceInfo Info => _film.Info;

    public bool IsLive => true;

    public double CapturedMs { get; private set; }

    public long Dropped { get; private set; }

    public bool TryRead(VideoFrame frame)
    {
        while (!_end.IsSet)
        {
            // 1. The next frame; after the last one, the film's first, a frame's time later.
            if (!_film.TryRead(frame))
            {
                if (_index == 0 || _end.IsSet) return false;
                Rewind();
                continue;
            }
            if (_startMs == 0) _startMs = StudioClock.NowMs;
            frame.Timestamp += _offset;
            double due = _startMs + frame.Timestamp.TotalMilliseconds, late = StudioClock.NowMs - due;
            // 2. Not before its time, and not after the next one's.
            if (late > FrameMs && _film.Info.FrameCount is not 1)
            {
                Dropped++;
                _last = frame.Timestamp;
                continue;
            }
            if (late < 0 && _end.Wait(TimeSpan.FromMilliseconds(-late))) return false;
            _last = frame.Timestamp;
            CapturedMs = due;
            frame.Index = _index++;
            return true;
        }
        return false;
    }

    public void Dispose()
    {
        if (_end.IsSet) return;
        _end.Set();
        _cancel.Cancel();
        _film.Dispose();
    }

    private double FrameMs => 1000 / (_film.Info.FramesPerSecond ?? FrameSourceOptions.DefaultFolderRate);

    private void Rewind()
    {
        _film.Dispose();
        _film = FrameSources.Open(_path, new FrameSourceOptions(), _cancel.Token);
        _offset = _last + TimeSpan.FromMilliseconds(FrameMs);
    }
}
