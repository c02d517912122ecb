using System.Numerics;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>Where one foot is held, and how firmly.</summary>
/// <remarks>
/// A foot that is caught stays where it was shown last: wherever it really came down, what is seen to slide is what moves on the
/// screen. What it is off by stays hidden in the leg while it is held, and is made up for in the next swing.
/// </remarks>
internal sealed class PlantedFoot
{
    /// <summary>Feet come down to the ground, and leave it, within this time.</summary>
    private const float BlendSeconds = 0.07f;

    /// <summary>Time constant of a free foot's way back to where it is seen: short against a step's swing of 0.4 s, long against a frame.</summary>
    private const float ReturnSeconds = 0.1f;

    /// <summary>A foot is held against this error of place, in metres, and as many deviations of its noise.</summary>
    private const float SlackMetres = 0.02f, SlackDeviations = 3;

    /// <summary>The slack while nothing is known of the noise, and how fast it becomes what is known: the first place of all is a single measurement.</summary>
    private const float FirstSlackMetres = 0.06f, LearnSeconds = 0.5f;

    /// <summary>
    /// Noise of toes and heel turns a foot by so many radians a metre. A foot is never held against a greater error of its direction
    /// than 3.4°, nor of its roll than 15°: ankle, heel and toes are nearly in one line, which says little of the roll.
    /// </summary>
    private const float RadiansAMetre = 18, MostTurn = 0.06f, MostRoll = 0.26f;

    /// <summary>The noise that filters find where there is none, in metres.</summary>
    private const float LeastNoise = 0.0006f;

    private float _slack;
    private Vector3 _shown;
    private Quaternion _turn = Quaternion.Identity;
    private bool _isStarted, _isHeld, _isPlanted;

    /// <summary>From 0, at the height where it is seen, to 1, on the ground.</summary>
    public float Weight { get; private set; }

    /// <summary>The level way from where the foot would be if nothing held it to where it is shown, in metres.</summary>
    public Vector3 Offset { get; private set; }

    /// <summary>Keeps a held foot from turning by less than noise explains. Call before <see cref="Update"/>.</summary>
    /// <param name="footing">Whether the foot is planted, and its noise.</param>
    /// <param name="seen">The foot's rotation in model space.</param>
    /// <param name="seconds">Time since the last moment.</param>
    /// <returns>The rotation to be shown.</returns>
    public Quaternion Steady(Footing footing, Quaternion seen, float seconds)
    {
        float slack = SlackDeviations * Math.Max(footing.Noise - LeastNoise, 0);
        if (footing.Hold is not null) _slack = slack; // who knows footholds beforehand knows the noise
        else _slack = _isStarted ? _slack + ((slack - _slack) * (1 - MathF.Exp(-seconds / LearnSeconds))) : FirstSlackMetres;
        if (Weight <= 0 && !footing.IsHeld)
        {
            _turn = seen;
            return seen;
        }
        _isPlanted = footing.IsPlanted;
        if (!_isStarted) _turn = seen;
        Follow(seen);
        if (!footing.IsHeld) _turn = Quaternion.Slerp(seen, _turn, Weight);
        return _turn;
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
    /// <param name="footing">Whether the foot is held, and its foothold where that is known beforehand.</param>
    /// <param name="sole">Where the middle of the sole would be if nothing held it.</param>
    /// <param name="seconds">Time since the last moment.</param>
    public void Update(Footing footing, Vector3 sole, float seconds)
    {
        float step = _isStarted ? seconds / BlendSeconds : 1;
        Weight = Math.Clamp(Weight + (footing.IsHeld ? step : -step), 0, 1);
        if (!_isStarted) _shown = sole;
        _isStarted = true;
        _isHeld = footing.IsHeld;
        Vector3 toHold = ((footing.Hold ?? _shown) - sole) with { Y = 0 };
        Vector3 near = toHold * Math.Min(_slack / Math.Max(toHold.Length(), 1e-6f), 1); // a foot on its way is drawn by no more than noise explains
        Offset = _isHeld ? toHold : Vector3.Lerp(Offset * MathF.Exp(-seconds / ReturnSeconds), near, footing.Nearness);
    }

    /// <summary>Lets the foothold slip when the foot is drawn too far from it: shoes slide before legs break.</summary>
    /// <param name="sole">Where the middle of the sole would be if nothing held it.</param>
    /// <param name="yield">How far the hips have given way.</param>
    public void Slip(Vector3 sole, Vector3 yield)
    {
        Vector3 drawn = (yield - Offset) with { Y = 0 };
        float distance = drawn.Length();
        float most = (_isPlanted ? SlackMetres : 0) + _slack;
        if (_isHeld && distance > most) Offset += drawn * (1 - (most / distance));
        _shown = sole + Offset;
    }

    /// <summary>Forgets the foothold.</summary>
    public void Reset() => (Weight, Offset, _isStarted) = (0, Vector3.Zero, false);
}
