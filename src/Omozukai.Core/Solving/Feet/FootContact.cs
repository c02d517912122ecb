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
    private const float CatchDeviations = 0.8f, KeepDeviations = 2.5f;

    /// <summary>A planted foot is at most this far above the ground, in metres.</summary>
    private const float HighestMetres = 0.06f;

    /// <summary>A drift is believed from so many deviations on; their estimates may be a fifth too small.</summary>
    public const float SureDeviations = 5.5f;

    /// <summary>
    /// Slow swaying shows over time only: a foot that drifts for certain, by more than this speed in metres a second and this share of
    /// its drift below the hips, is hanging; it is believed to hang until it was quiet for long enough to bridge the turning points of the sway.
    /// </summary>
    private const float CreepSpeed = 0.003f, CreepShare = 0.3f, BridgeSeconds = 1.5f;

    /// <summary>What has been proven to stand, by hips that moved over it or a landing, drifts up to this speed as trackers do whose noise is not white.</summary>
    private const float WanderSpeed = 0.05f;

    /// <summary>Feet that drift against each other: one that does at least this share of it hangs. Of two that hang from turning hips each does a half.</summary>
    private const float OwnShare = 0.35f;

    /// <summary>A step takes at least this long, and lifts the middle of the foot by at least so many metres; a foot that sways does not.</summary>
    private const float SwingSeconds = 0.1f, LiftMetres = 0.02f;

    /// <summary>
    /// A foot that fell faster than this, in metres a second, and is for certain higher than its fall foretold, has been stopped by the
    /// ground: then it stands before its filtered speed shows it, which may take so long. Legs that swing turn round more smoothly.
    /// </summary>
    private const float FallSpeed = 0.15f, ImpactDeviations = 4, ImpactSeconds = 0.1f;

    /// <summary>A leg that swings turns round with this acceleration, in metres a second squared, or more: until that is beyond the noise it may seem to have landed.</summary>
    private const float TurnAcceleration = 1;

    /// <summary>No leg that swings turns round for longer than this, slower than a foot that is fast.</summary>
    private const float TurnSeconds = 2 * FastSpeed / TurnAcceleration;

    /// <summary>A foot that may hang is put on probation for so many times as long: by then most that do have given themselves away.</summary>
    private const float DoubtFactor = 1.6f;

    /// <summary>Noise is known well enough to judge a drift by this long after a foot came into view.</summary>
    private const float LearnSeconds = 0.4f;

    /// <summary>Hips that drift for certain, faster than this over a foot that drifts by less than this share of it, stand on it.</summary>
    private const float CarrySpeed = 0.02f, CarryShare = 0.33f;

    /// <summary>So long after a foot came into view or became slow its motion is mostly noise, and the end of the swing before; it proves nothing.</summary>
    private const float SettleSeconds = 0.25f;

    private readonly Drift _world = new(), _fromHips = new();
    private float _lastHeight, _lastFall, _lift, _impactSeconds, _seenSeconds, _slowSeconds, _fastSeconds, _hangingSeconds, _stillSeconds;
    private bool _carries, _hasLanded;

    /// <summary>Whether the foot is slow for long enough to watch its drift.</summary>
    public bool IsSlow => _slowSeconds > SettleSeconds;

    /// <summary>Whether the foot's motion, if any, is none of a swing's: it is slow for long enough, or ever since it came into view.</summary>
    public bool IsAtRest => IsSlow || _slowSeconds >= _seenSeconds;

    /// <summary>Whether the foot is in the middle of a step.</summary>
    public bool IsStepping => _fastSeconds > SwingSeconds && _lift > LiftMetres;

    /// <summary>Whether the foot has taken a step since it came into view or crept.</summary>
    public bool HasSwung { get; private set; }

    /// <summary>Whether something stopped the foot's fall a moment ago.</summary>
    public bool IsStopped => _impactSeconds > 0;

    /// <summary>Whether the foot is planted.</summary>
    public bool IsPlanted { get; private set; }

    /// <summary>Whether the foot stands still, though that does not prove that it stands.</summary>
    public bool IsStill { get; private set; }

    /// <summary>Whether the foot has crept away lately, as feet do that hang.</summary>
    public bool IsCreeping => _hangingSeconds > 0;

    /// <summary>Takes the next moment.</summary>
    /// <param name="foot">The foot.</param>
    /// <param name="between">How the foot drifts against the other one for certain, in metres a second; else zero.</param>
    /// <param name="known">What else is known.</param>
    /// <param name="ground">Height of a planted foot.</param>
    /// <param name="seconds">Time since the last one.</param>
    public void Update(FootState foot, Vector3 between, Circumstances known, float ground, float seconds)
    {
        Vector3 allowance = (IsStill ? KeepDeviations : CatchDeviations) * foot.VelocityNoise;
        bool isLow = foot.Height - ground < HighestMetres;
        Vector3 speeds = Vector3.Max(Vector3.Abs(foot.Velocity) - allowance, Vector3.Zero); // less what noise explains
        WatchFall(foot, isLow, speeds, seconds);
        bool isSlow = IsStopped || speeds.Length() < (IsStill ? FastSpeed : SlowSpeed);
        bool isHanging = !IsStopped && foot.Velocity.Length() > Math.Max(foot.HangingSpeed, StillSpeed) + allowance.Length();
        bool carries = WatchDrift(foot, between, known.Hangs, isSlow, seconds);
        WatchSwing(foot.Height - ground, isSlow, seconds);
        if (IsStepping || known.IsOtherStepping) _hangingSeconds = 0;

        // The hips' motion proves what stands, and so does a landing; where nothing moves, time does.
        IsStill = isLow && isSlow && !isHanging && !IsCreeping;
        _seenSeconds += seconds;
        _stillSeconds = IsCreeping ? 0 : Math.Max(_stillSeconds + (IsStill ? seconds : -seconds), 0);
        bool stays = _stillSeconds > MathF.Sqrt(2 * foot.Noise.Length() / TurnAcceleration);
        bool lands = known.Stands
            ? IsStopped || (stays && (HasSwung || known.IsOtherStepping))
            : (IsStopped && known.IsOtherStopped) || (known.IsOtherStepping && _stillSeconds > TurnSeconds); // as no swing's end does
        _hasLanded = IsStill && (_hasLanded || lands);
        _carries = IsStill && (_carries || carries);
        IsPlanted = IsStill && (_carries || _hasLanded || _stillSeconds > probationSeconds * (known.MayHang ? DoubtFactor : 1));
    }

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        (IsPlanted, IsStill, _carries, HasSwung, _hasLanded) = (false, false, false, false, false);
        (_seenSeconds, _slowSeconds, _fastSeconds, _hangingSeconds, _stillSeconds, _impactSeconds) = (0, 0, 0, 0, 0, 0);
        _world.Reset();
        _fromHips.Reset();
    }

    /// <summary>Watches whether the foot takes a step.</summary>
    private void WatchSwing(float height, bool isSlow, float seconds)
    {
        (_fastSeconds, _lift) = isSlow ? (0, 0) : (_fastSeconds + seconds, Math.Max(_lift, height));
        HasSwung = !IsCreeping && (HasSwung || IsStepping);
    }

    /// <summary>Watches whether a foot that falls is stopped.</summary>
    private void WatchFall(FootState foot, bool isLow, Vector3 speeds, float seconds)
    {
        float surprise = foot.World.Y - (_lastHeight - (_lastFall * seconds));
        bool isSteep = _lastFall > Math.Max(FallSpeed, (speeds with { Y = 0 }).Length());
        bool hits = isLow && isSteep && _fastSeconds > SwingSeconds && surprise > ImpactDeviations * foot.Noise.Y;
        _impactSeconds = hits ? ImpactSeconds : _impactSeconds - seconds;
        (_lastHeight, _lastFall) = (foot.Height, -foot.Velocity.Y);
    }

    /// <summary>Watches over time what a slow foot does.</summary>
    /// <returns>Whether the hips move over it.</returns>
    private bool WatchDrift(FootState foot, Vector3 between, bool hangs, bool isSlow, float seconds)
    {
        if (!isSlow)
        {
            _world.Reset();
            _fromHips.Reset();
            _slowSeconds = 0;
            _hangingSeconds = Math.Max(_hangingSeconds - seconds, 0);
            return false;
        }
        _slowSeconds += seconds;
        if (!IsSlow) return false;
        _world.Add(foot.World, seconds);
        _fromHips.Add(foot.FromHips, seconds);
        if (_seenSeconds < LearnSeconds) return false;
        float own = _world.Velocity.Length(), hips = _fromHips.Velocity.Length();
        bool isPartOfIt = between != Vector3.Zero && Vector3.Dot(_world.Velocity, between) > OwnShare * between.LengthSquared();
        bool carries = hips > CarrySpeed && own < CarryShare * hips && _fromHips.Significance(foot.Noise) > SureDeviations;
        bool isProven = carries || _carries || _hasLanded;
        bool drifts = own > (isProven ? WanderSpeed : CreepSpeed) + (CreepShare * hips) && (isPartOfIt || _world.Significance(foot.Noise) > SureDeviations);
        bool creeps = !carries && (drifts || (hangs && !isProven));
        _hangingSeconds = creeps ? BridgeSeconds : carries ? 0 : Math.Max(_hangingSeconds - seconds, 0);
        return carries;
    }
}
