using System.Runtime.ExceptionServices;
using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Frames;

/// <summary>
/// Reads frames on a thread of its own while the last one is worked on: a picture takes milliseconds to come through a pipe.
/// Files are read one frame ahead; of a camera, only the newest frame is kept.
/// </summary>
internal sealed class FrameReadAhead : IDisposable
{
    private readonly Func<VideoFrame, bool> _read;
    private readonly bool _isLive;
    private readonly Thread _thread;
    private readonly object _gate = new();
    private readonly VideoFrame _ready = new();
    private bool _isReady;
    private bool _isAtEnd;
    private bool _isStopped;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Starts reading.</summary>
    /// <param name="read">Fills the next frame; false at the end. Called on the thread, and ended by its owner before <see cref="Dispose"/>.</param>
    /// <param name="isLive">Whether a frame that nobody has fetched is replaced by the next.</param>
    public FrameReadAhead(Func<VideoFrame, bool> read, bool isLive)
    {
        (_read, _isLive) = (read, isLive);
        _thread = new Thread(Run) { IsBackground = true, Name = "frames" };
        _thread.Start();
    }

    /// <summary>Fetches the next frame.</summary>
    /// <returns>False at the end; what went wrong there is thrown once.</returns>
    public bool TryRead(VideoFrame frame)
    {
        lock (_gate)
        {
            while (!_isReady && !_isAtEnd) Monitor.Wait(_gate);
            if (_isReady)
            {
                frame.Swap(_ready);
                _isReady = false;
                Monitor.PulseAll(_gate);
                return true;
            }
            ExceptionDispatchInfo? fault = _fault;
            _fault = null;
            fault?.Throw();
            return false;
        }
    }

    /// <summary>Ends the thread; a reader that waits sees the end.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isStopped = true;
            _isAtEnd = true;
            Monitor.PulseAll(_gate);
        }
        _thread.Join();
    }

    private void Run()
    {
        var next = new VideoFrame();
        try
        {
            while (_read(next) && HandOver(next))
            {
            }
        }
        catch (Exception exception)
        {
            lock (_gate) _fault = ExceptionDispatchInfo.Capture(exception);
        }
        lock (_gate)
        {
            _isAtEnd = true;
            Monitor.PulseAll(_gate);
        }
    }

    private bool HandOver(VideoFrame next)
    {
        lock (_gate)
        {
            while (_isReady && !_isLive && !_isStopped) Monitor.Wait(_gate);
            if (_isStopped) return false;
            _ready.Swap(next);
            _isReady = true;
            Monitor.PulseAll(_gate);
            return true;
        }
    }
}
