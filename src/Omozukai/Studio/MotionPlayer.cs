using Omozukai.Core.Humanoid;

namespace Omozukai.Studio;

/// <summary>A recorded motion that moves the avatar: in its own time, over and over, with pause and seek.</summary>
internal sealed class MotionPlayer : ISourceRun
{
    /// <summary>The rest between the last frame and the first: long enough to be seen as a new start.</summary>
    private static readonly TimeSpan s_gap = TimeSpan.FromMilliseconds(1000.0 / 30);

    private readonly MotionClip _clip;
    private readonly IPoseReceiver _receiver;
    private readonly Thread _thread;
    private readonly object _gate = new();
    private readonly AvatarPose _pose = new();
    private bool _isStopped, _isPaused, _isMoved = true;
    private TimeSpan _position;

    public MotionPlayer(MotionClip clip, IPoseReceiver receiver)
    {
        (_clip, _receiver) = (clip, receiver);
        _thread = new Thread(Run) { IsBackground = true, Name = "player" };
    }

    public Rig Rig => _clip.Rig;

    public TimeSpan Duration => _clip.Duration;

    public bool IsPaused
    {
        get
        {
            lock (_gate) return _isPaused;
        }
    }

    public void Start() => _thread.Start();

    /// <summary>Stands still, or goes on.</summary>
    public void Pause(bool isPaused) => Change(() => _isPaused = isPaused);

    /// <summary>Goes to a time.</summary>
    public void Seek(TimeSpan position) => Change(() => _position = TimeSpan.FromTicks(Math.Clamp(position.Ticks, 0, _clip.Duration.Ticks)));

    public void Dispose()
    {
        Change(() => _isStopped = true);
        if (Thread.CurrentThread != _thread && _thread.IsAlive) _thread.Join();
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _isMoved = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Run()
    {
        double dueMs = 0;
        int index = 0;
        while (true)
        {
            bool isJump;
            lock (_gate)
            {
                // 1. Wait for the next frame's time, or for the user.
                while (!_isStopped && !_isMoved)
                {
                    double wait = dueMs - StudioClock.NowMs;
                    if (!_isPaused && wait <= 0) break;
                    Monitor.Wait(_gate, _isPaused ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Ceiling(wait)));
                }
                if (_isStopped) return;
                // 2. Where we are: a jump starts a new count of time.
                isJump = _isMoved;
                if (_isMoved)
                {
                    index = _clip.IndexAt(_position);
                    dueMs = StudioClock.NowMs;
                    _isMoved = false;
                }
                _position = _clip.Poses[index].Timestamp;
            }
            // 3. Out, and on to the next.
            _pose.CopyFrom(_clip.Poses[index]);
            _receiver.Posed(_pose, new PoseFacts(dueMs, IsTracked: true, isJump || index == 0));
            TimeSpan step = index + 1 < _clip.Poses.Count ? _clip.Poses[index + 1].Timestamp - _clip.Poses[index].Timestamp : s_gap;
            index = (index + 1) % _clip.Poses.Count;
            dueMs = Math.Max(dueMs + step.TotalMilliseconds, StudioClock.NowMs - step.TotalMilliseconds); // after a stall no rush
        }
    }
}
