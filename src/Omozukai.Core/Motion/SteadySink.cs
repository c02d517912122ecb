using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;

namespace Omozukai.Core.Motion;

/// <summary>
/// Gives another sink a steady rate, whatever the rate and evenness of what it gets itself: for files, whose poses all come in the end.
/// Poses in between lie on a smooth curve; gaps of more than a second stay gaps. For what happens now see <see cref="Resampler"/>.
/// </summary>
public sealed class SteadySink : IPoseSink
{
    private static readonly TimeSpan s_longestGap = TimeSpan.FromSeconds(1);

    private readonly IPoseSink _sink;
    private readonly double _posesASecond;
    private readonly PoseCurve _curve = new();
    private readonly AvatarPose _pose = new();
    private TimeSpan _start;
    private long _next, _count;

    /// <summary>Makes a sink that writes to another.</summary>
    /// <param name="sink">Gets poses at the steady rate; it is disposed with this one.</param>
    /// <param name="posesASecond">The rate, from 1 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of its range.</exception>
    public SteadySink(IPoseSink sink, double posesASecond)
    {
        ArgumentNullException.ThrowIfNull(sink);
        if (posesASecond is not (>= 1 and <= 1000)) throw new ArgumentOutOfRangeException(nameof(posesASecond), posesASecond, "A rate lies between 1 and 1000 poses a second.");
        (_sink, _posesASecond) = (sink, posesASecond);
    }

    /// <inheritdoc/>
    public Exception? Fault => _sink.Fault;

    /// <inheritdoc/>
    public void Begin(Rig rig) => _sink.Begin(rig);

    /// <summary>Writes all poses of the steady rate up to this pose's time.</summary>
    public void Write(AvatarPose pose)
    {
        bool isContinued = _curve.Count > 0 && pose.Timestamp > _curve.Newest.Timestamp && pose.Timestamp - _curve.Newest.Timestamp <= s_longestGap;
        if (!isContinued)
        {
            // The steady beat goes on through gaps; when time goes backwards it starts anew.
            bool isLater = _curve.Count > 0 && pose.Timestamp > _curve.Newest.Timestamp;
            if (!isLater) (_start, _next) = (pose.Timestamp, 0);
            else _next = (long)Math.Ceiling(((pose.Timestamp - _start).TotalSeconds * _posesASecond) - 1e-6);
            _curve.Clear();
        }
        _curve.Add(pose);
        for (TimeSpan time = Time(_next); time <= pose.Timestamp + TimeSpan.FromMicroseconds(1); time = Time(++_next))
        {
            _curve.Evaluate(time, TimeSpan.Zero, 0, _pose);
            _pose.Index = _count++;
            _sink.Write(_pose);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _sink.DisposeAsync();

    private TimeSpan Time(long number) => _start + TimeSpan.FromSeconds(number / _posesASecond);
}
