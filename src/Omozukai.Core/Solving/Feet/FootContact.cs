using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>
/// Decides whether a foot is planted. A planted foot keeps its place in the world, near the ground; a foot that hangs from
/// moving hips keeps its place below them instead.
/// </summary>
internal sealed class FootContact
{
    /// <summary>A foot slower than this may be planted, faster than that it is not, in metres a second. Walking feet swing at 1 to 4.</summary>
    private const float SlowSpeed = 0.12f, FastSpeed = 0.2f;

    /// <summary>A foot that moves with the hips is hanging, not planted, unless both hardly move: below this speed in metres a second.</summary>
    private const float StillSpeed = 0.003f;

    /// <summary>How many deviations of the speed's own noise are allowed for, to catch a foot and to keep it.</summary>
    private const float CatchDeviations = 1, KeepDeviations = 2;

    /// <summary>A planted foot is at most this far above the ground, in metres.</summary>
    private const float HighestMetres = 0.06f;

    /// <summary>
    /// Slow swaying shows over time only: a foot that has crept this many metres through the world, and this share of its way below
    /// the hips, against its means over the time constant, is hanging; it is believed to hang until it was quiet for long enough to
    /// bridge the turning points of the sway.
    /// </summary>
    private const float CreepMetres = 0.006f, CreepShare = 0.3f, CreepSeconds = 0.7f, BridgeSeconds = 1.5f;

    /// <summary>Noise of the speed, held for this long, is the noise of a place.</summary>
    private const float NoiseSeconds = 0.1f;

    private Vector3 _meanWorld, _meanHanging;
    private float _hangingSeconds;
    private bool _isSlow;

    /// <summary>Whether the foot is planted.</summary>
    public bool IsPlanted { get; private set; }

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
        IsPlanted = isLow && isSlow && !isHanging && !IsCreeping;
    }

    /// <summary>Forgets the past.</summary>
    public void Reset() => (IsPlanted, _isSlow, _hangingSeconds) = (false, false, 0);

    private void WatchCreeping(FootState foot, bool isSlow, float seconds)
    {
        if (!_isSlow) (_meanWorld, _meanHanging, _hangingSeconds) = (foot.World, foot.Hanging, 0);
        _isSlow = isSlow;
        float share = 1 - MathF.Exp(-seconds / CreepSeconds);
        _meanWorld += (foot.World - _meanWorld) * share;
        _meanHanging += (foot.Hanging - _meanHanging) * share;
        float crept = (foot.World - _meanWorld).Length() - (CreepShare * (foot.Hanging - _meanHanging).Length());
        _hangingSeconds = crept > CreepMetres + (foot.SpeedNoise * NoiseSeconds) ? BridgeSeconds : Math.Max(_hangingSeconds - seconds, 0);
    }
}
