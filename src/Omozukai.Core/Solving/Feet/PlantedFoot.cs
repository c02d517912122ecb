using System.Numerics;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>Where one foot is held, and how firmly.</summary>
internal sealed class PlantedFoot
{
    /// <summary>Feet are caught and let go within this time.</summary>
    private const float BlendSeconds = 0.1f;

    /// <summary>A new foothold is the mean over this long, then it stays.</summary>
    private const float SettleSeconds = 0.1f;

    /// <summary>
    /// A foot is held against this error of place, in metres, and as much more as noise explains. Noise of the speed, held for so
    /// long, is noise of the place; that of toes and heel turns a foot by so many radians a metre.
    /// </summary>
    private const float SlackMetres = 0.02f, NoiseSeconds = 0.4f, RadiansAMetre = 18, SlackDeviations = 3;

    /// <summary>
    /// A foot is never held against a greater error of its direction than 2°, nor of its roll than 8°: ankle, heel and toes are
    /// nearly in one line, which says little of the roll.
    /// </summary>
    private const float MostTurn = 0.035f, MostRoll = 0.14f;

    /// <summary>The noise that filters find where there is none, in metres a second.</summary>
    private const float LeastSpeedNoise = 0.002f;

    private float _planted, _slack;
    private Quaternion _turn = Quaternion.Identity;
    private bool _isStarted, _isPlanted;

    /// <summary>From 0, free, to 1, held.</summary>
    public float Weight { get; private set; }

    /// <summary>The middle of the sole in model space, on the ground.</summary>
    public Vector3 Hold { get; private set; }

    /// <summary>Keeps a planted foot from turning by less than noise explains. Call before <see cref="Update"/>.</summary>
    /// <param name="footing">Whether the foot is planted, and its noise.</param>
    /// <param name="seen">The foot's rotation in model space.</param>
    /// <param name="seconds">Time since the last moment.</param>
    /// <returns>The rotation to be shown.</returns>
    public Quaternion Steady(Footing footing, Quaternion seen, float seconds)
    {
        if (Weight <= 0 && !footing.IsHeld) return seen;
        _slack = SlackDeviations * NoiseSeconds * Math.Max(footing.SpeedNoise - LeastSpeedNoise, 0);
        if (!float.IsFinite(_slack)) _slack = SlackMetres; // nothing is known of the noise yet
        _isPlanted = footing.IsPlanted;
        if (footing.IsHeld)
        {
            if (_planted <= 0) _turn = seen;
            else if (_planted < SettleSeconds) _turn = Quaternion.Slerp(_turn, seen, seconds / (_planted + seconds));
        }
        Follow(seen);
        return Weight > 0 ? Quaternion.Slerp(seen, _turn, Weight) : seen;
    }

    /// <summary>Brings the held rotation as near to the seen one as the slack demands.</summary>
    private void Follow(Quaternion seen)
    {
        Quaternion turn = Quaternion.Conjugate(_turn) * seen, roll = Rotation.Twist(turn, Vector3.UnitZ);
        float slack = _slack * RadiansAMetre;
        Quaternion swing = Beyond(turn * Quaternion.Conjugate(roll), Math.Min(slack, MostTurn));
        _turn = Quaternion.Normalize(_turn * swing * Beyond(roll, Math.Min(4 * slack, MostRoll)));
    }

    /// <summary>The part of a turn that is beyond an angle.</summary>
    private static Quaternion Beyond(Quaternion turn, float most)
    {
        float angle = Rotation.Angle(turn);
        return angle <= most ? Quaternion.Identity : Quaternion.Slerp(Quaternion.Identity, turn, 1 - (most / angle));
    }

    /// <summary>Takes the next moment.</summary>
    /// <param name="footing">Whether the foot is planted, and its foothold where that is known beforehand.</param>
    /// <param name="sole">Where the middle of the sole would be if nothing held it.</param>
    /// <param name="seconds">Time since the last moment.</param>
    public void Update(Footing footing, Vector3 sole, float seconds)
    {
        float step = _isStarted ? seconds / BlendSeconds : 1;
        _isStarted = true;
        Weight = Math.Clamp(Weight + (footing.IsHeld ? step : -step), 0, 1);
        if (!footing.IsHeld)
        {
            _planted = 0;
            return;
        }

        _planted += seconds;
        if (footing.Hold is { } known) Hold = known;
        else if (_planted <= seconds) Hold = sole;
        else if (_planted < SettleSeconds) Hold += (sole - Hold) * (seconds / _planted);
    }

    /// <summary>Lets the foothold slip when the foot is drawn too far from it: shoes slide before legs break.</summary>
    /// <param name="sole">Where the sole would be, once the hips have given way.</param>
    public void Slip(Vector3 sole)
    {
        Vector3 drawn = (sole - Hold) with { Y = 0 };
        float distance = drawn.Length();
        float most = (_isPlanted ? SlackMetres : 0) + _slack;
        if (distance > most) Hold += drawn * (1 - (most / distance));
    }

    /// <summary>Forgets the foothold.</summary>
    public void Reset() => (Weight, _planted, _isStarted) = (0, 0, false);
}
