using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Motion;

/// <summary>
/// Gives poses at any time, so at a steady 60 or 120 a second, out of poses that come at 10 to 30 a second and not evenly. Push each
/// pose as it arrives, ask for the pose whenever one is needed. Allocates nothing; one object serves one person and one thread.
/// </summary>
/// <remarks>
/// The output is a smooth curve through the poses, a little behind them (<see cref="ResamplerOptions.Delay"/>). Where a pose is late the
/// motion goes on slower and slower, by a bounded way (<see cref="ResamplerOptions.Prediction"/>); when it comes, what was foretold
/// wrongly fades. For files see <see cref="SteadySink"/>.
/// </remarks>
public sealed class Resampler
{
    /// <summary>Time constant in which what was foretold wrongly fades, and in which a person who comes back is followed.</summary>
    private const float FadeSeconds = 0.06f, ReturnSeconds = 0.15f;

    /// <summary>The interval that is expected before two poses have come.</summary>
    private const double FirstIntervalSeconds = 1 / 30.0;

    /// <summary>How fast the learnt delay grows with a pose that came late, and how slowly it shrinks again: shares a pose.</summary>
    private const double GrowShare = 0.2, ShrinkShare = 0.02;

    /// <summary>The output's clock runs at most this much faster or slower while the delay changes.</summary>
    private const double MostSlew = 0.1;

    private readonly ResamplerOptions _options;
    private readonly PoseCurve _curve = new();
    private readonly AvatarPose _foretold = new(), _last = new();
    private readonly Vector3[] _offsets = new Vector3[HumanBones.Count];
    private Vector3 _hipsOffset;
    private double _wantedDelay, _delay, _fadeSeconds = FadeSeconds;
    private TimeSpan _arrival, _lastNow;
    private int _pushed; // poses since the last sample
    private bool _isStarted, _isBack;
    private long _count;

    /// <summary>Makes a resampler.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    public Resampler(ResamplerOptions? options = null) => _options = options ?? new ResamplerOptions();

    /// <summary>Takes a pose as it arrives. A pose that is older than the last one starts the motion anew.</summary>
    /// <param name="pose">The pose with its own time; it is copied.</param>
    /// <param name="now">When it arrives, by the clock that <see cref="TrySample"/> is asked by. Both clocks must run alike; they need not agree on zero.</param>
    public void Push(AvatarPose pose, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(pose);
        double age = (now - pose.Timestamp).TotalSeconds;
        bool isContinued = _curve.Count > 0 && pose.TrackId == _curve.Newest.TrackId
            && pose.Timestamp > _curve.Newest.Timestamp && pose.Timestamp - _curve.Newest.Timestamp <= _options.LostAfter;
        if (isContinued)
        {
            // As old as the last pose was when this one came, so late must the output be to lie between the two.
            double stale = (now - _curve.Newest.Timestamp).TotalSeconds;
            _wantedDelay += (stale - _wantedDelay) * (stale > _wantedDelay ? GrowShare : ShrinkShare);
        }
        else
        {
            _isBack = _curve.Count > 0 && pose.TrackId == _curve.Newest.TrackId;
            _curve.Clear();
            _wantedDelay = _delay = age + FirstIntervalSeconds;
            _pushed = 0;
        }
        _curve.Add(pose);
        _arrival = now;
        _pushed++;
    }

    /// <summary>Fills in the pose at a moment.</summary>
    /// <param name="now">The moment, not earlier than the last one.</param>
    /// <param name="pose">Receives the pose; its time is the moment's place in the motion, its number counts the poses given.</param>
    /// <returns>False where no pose has come yet, or none for <see cref="ResamplerOptions.LostAfter"/>; the pose is then left alone.</returns>
    public bool TrySample(TimeSpan now, AvatarPose pose)
    {
        ArgumentNullException.ThrowIfNull(pose);
        if (_curve.Count == 0 || now - _arrival > _options.LostAfter) return false;
        float passed = _isStarted ? (float)Math.Max((now - _lastNow).TotalSeconds, 0) : 0;
        _lastNow = now;

        // 1. How far behind the clock the output is.
        if (_options.Delay is { } fixedDelay) _delay = fixedDelay.TotalSeconds;
        else _delay += Math.Clamp(_wantedDelay - _delay, -MostSlew * passed, MostSlew * passed);
        TimeSpan time = now - TimeSpan.FromSeconds(_delay);

        // 2. The curve there, and what is left of wrong predictions.
        Fade(passed);
        _curve.Evaluate(time, _options.Prediction, 0, pose);
        if (_pushed > 0) TakeOver(time, pose);
        for (int i = 0; i < HumanBones.Count; i++)
            if (_offsets[i] != Vector3.Zero) pose.Rotations[i] = Quaternion.Normalize(Rotation.Exp(_offsets[i]) * pose.Rotations[i]);
        pose.HipsPosition += _hipsOffset;

        pose.Index = _count++;
        _last.CopyFrom(pose);
        _isStarted = true;
        return true;
    }

    /// <summary>New poses have changed the curve: the output goes on from where it would have been without them.</summary>
    private void TakeOver(TimeSpan time, AvatarPose pose)
    {
        if (_curve.Count > _pushed)
        {
            _curve.Evaluate(time, _options.Prediction, _pushed, _foretold);
            for (int i = 0; i < HumanBones.Count; i++)
            {
                Vector3 difference = Rotation.Log(_foretold.Rotations[i] * Quaternion.Conjugate(pose.Rotations[i]));
                if (difference.LengthSquared() > 1e-10f) _offsets[i] += difference;
            }
            _hipsOffset += _foretold.HipsPosition - pose.HipsPosition;
        }
        else
        {
            Array.Clear(_offsets);
            _hipsOffset = default;
            if (_isBack && _isStarted)
            {
                for (int i = 0; i < HumanBones.Count; i++) _offsets[i] = Rotation.Log(_last.Rotations[i] * Quaternion.Conjugate(pose.Rotations[i]));
                _hipsOffset = _last.HipsPosition - pose.HipsPosition;
                _fadeSeconds = ReturnSeconds;
            }
        }
        _pushed = 0;
    }

    private void Fade(float seconds)
    {
        float keep = MathF.Exp(-seconds / (float)_fadeSeconds);
        bool isLeft = _hipsOffset.LengthSquared() > 1e-10f;
        _hipsOffset = isLeft ? _hipsOffset * keep : default;
        for (int i = 0; i < _offsets.Length; i++)
        {
            if (_offsets[i] == Vector3.Zero) continue;
            _offsets[i] = _offsets[i].LengthSquared() > 1e-10f ? _offsets[i] * keep : default;
            isLeft = true;
        }
        if (!isLeft) _fadeSeconds = FadeSeconds;
    }
}
