using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>
/// Decides whether a foot is planted. A planted foot keeps its place in the world, near the ground; a foot that hangs from
/// moving hips keeps its place below them instead.
/// </summary>
internal sealed class FootContact(float probationSeconds)
{
    /// <summary>A foot slower than this may be planted, faster than that it is not, in metres a second. Walking feet swing at 1 to 4.</summary>
    private const float SlowSpeed = 0.12f, FastSpeed = 0.2f;

    /// <summary>A foot that moves with the hips is hanging, not planted, unless both hardly move: below this speed in metres a second.</summary>
    private const float StillSpeed = 0.003f;

    /// <summary>How many deviations of the speed's own noise are allowed for, to catch a foot and to keep it.</summary>
    private const float CatchDeviations = 0.8f, KeepDeviations = 2;

    /// <summary>A planted foot is at most this far above the ground, in metres.</summary>
    private const float HighestMetres = 0.06f;

    /// <summary>Hips that have moved by this many metres (and what noise explains) over a foot that moved less than this share of it stand on it.</summary>
    private const float CarriedMetres = 0.02f, CarriedDeviations = 1.5f, CarriedShare = 0.33f;

    /// <summary>
    /// Slow swaying shows over time only: a foot that has crept this many metres (and what noise explains, in deviations) from its
    /// mean place over the time constant, and this share of its way below the hips, is hanging; it is believed to hang until it was
    /// quiet for long enough to bridge the turning points of the sway.
    /// </summary>
    private const float CreepMetres = 0.0015f, CreepDeviations = 0.6f, CreepShare = 0.3f, CreepSeconds = 1, BridgeSeconds = 1.5f;

    /// <summary>So long after a foot came into view its motion is mostly noise, and proves nothing.</summary>
    private const float SettleSeconds = 0.1f;

    /// <summary>Noise of the speed, held for this long, is how far a landing foot still moves.</summary>
    private const float NoiseSeconds = 0.1f;

    private Vector3 _meanWorld, _meanHanging;
    private float _seenSeconds, _slowSeconds, _hangingSeconds, _stillSeconds;
    private bool _carries, _wasFast;

    /// <summary>Whether the foot is planted.</summary>
    public bool IsPlanted { get; private set; }

    /// <summary>Whether the foot stands still, though that does not prove that it stands.</summary>
    public bool IsStill { get; private set; }

    /// <summary>Whether the foot has crept away lately, as feet do that hang.</summary>
    public bool IsCreeping => _hangingSeconds > 0;

    /// <summary>Takes the next moment.</summary>
    /// <param name="foot">The foot.</param>
    /// <param name="ground">Height of a planted foot.</param>
    /// <param name="seconds">Time since the last one.</param>
    public void Update(FootState foot, float ground, float seconds)
    {
        float allowance = (IsPlanted ? KeepDeviations : CatchDeviations) * foot.SpeedNoise;
        bool isLow = foot.World.Y - ground < HighestMetres;
        bool isSlow = foot.WorldSpeed < (IsPlanted ? FastSpeed : SlowSpeed) + allowance;
        bool isHanging = foot.WorldSpeed > Math.Max(foot.HangingSpeed, StillSpeed) + allowance;
        WatchCreeping(foot, isSlow, seconds);

        // The hips' motion proves what stands, and so does a landing; where nothing moves, time does.
        IsStill = isLow && isSlow && !isHanging && !IsCreeping;
        _seenSeconds += seconds;
        _stillSeconds = IsCreeping ? 0 : Math.Max(_stillSeconds + (IsStill ? seconds : -seconds), 0);
        float carried = (foot.Hanging - _meanHanging).Length();
        bool carries = carried > CarriedMetres + (CarriedDeviations * foot.HangingNoise) && (foot.World - _meanWorld).Length() < CarriedShare * carried;
        bool isSettled = _seenSeconds > SettleSeconds;
        _wasFast = isSettled && (!isSlow || (_wasFast && !IsCreeping));
        _carries = IsStill && (_carries || (isSettled && carries));
        IsPlanted = IsStill && (_carries || _wasFast || _stillSeconds > probationSeconds);
    }

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        (IsPlanted, IsStill, _carries, _wasFast) = (false, false, false, false);
        (_seenSeconds, _slowSeconds, _hangingSeconds, _stillSeconds) = (0, 0, 0, 0);
    }

    private void WatchCreeping(FootState foot, bool isSlow, float seconds)
    {
        if (!isSlow || _slowSeconds <= 0) (_meanWorld, _meanHanging, _hangingSeconds, _slowSeconds) = (foot.World, foot.Hanging, 0, 0);
        if (!isSlow) return;
        _slowSeconds += seconds;
        float share = Math.Max(1 - MathF.Exp(-seconds / CreepSeconds), seconds / _slowSeconds); // at first the mean of all
        _meanWorld += (foot.World - _meanWorld) * share;
        _meanHanging += (foot.Hanging - _meanHanging) * share;
        float crept = (foot.World - _meanWorld).Length() - (CreepShare * (foot.Hanging - _meanHanging).Length());
        _hangingSeconds = crept > CreepMetres + (CreepDeviations * foot.Noise) + (NoiseSeconds * foot.SpeedNoise) ? BridgeSeconds : Math.Max(_hangingSeconds - seconds, 0);
    }
}
