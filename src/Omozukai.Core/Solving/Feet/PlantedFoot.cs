using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>Where one foot is held, and how firmly.</summary>
internal sealed class PlantedFoot
{
    /// <summary>Feet are caught and let go within this time.</summary>
    private const float BlendSeconds = 0.1f;

    /// <summary>A new foothold is the mean over this long, then it stays.</summary>
    private const float SettleSeconds = 0.25f;

    /// <summary>A foot is held against at most this error of place, in metres: twice what tracking noise usually makes of it.</summary>
    private const float SlackMetres = 0.02f;

    private float _planted;
    private bool _isStarted;

    /// <summary>From 0, free, to 1, held.</summary>
    public float Weight { get; private set; }

    /// <summary>The middle of the sole in model space, on the ground.</summary>
    public Vector3 Hold { get; private set; }

    /// <summary>Takes the next moment.</summary>
    /// <param name="isPlanted">Whether the foot is planted.</param>
    /// <param name="sole">Where the middle of the sole would be if nothing held it.</param>
    /// <param name="foothold">The foothold, where it is known beforehand.</param>
    /// <param name="seconds">Time since the last moment.</param>
    public void Update(bool isPlanted, Vector3 sole, Vector3? foothold, float seconds)
    {
        float step = _isStarted ? seconds / BlendSeconds : 1;
        _isStarted = true;
        Weight = Math.Clamp(Weight + (isPlanted ? step : -step), 0, 1);
        if (!isPlanted)
        {
            _planted = 0;
            return;
        }

        _planted += seconds;
        if (foothold is { } known) Hold = known;
        else if (_planted <= seconds) Hold = sole;
        else if (_planted < SettleSeconds) Hold += (sole - Hold) * (seconds / _planted);
    }

    /// <summary>Lets the foothold slip when the foot is drawn too far from it: shoes slide before legs break.</summary>
    /// <param name="sole">Where the sole would be, once the hips have given way.</param>
    public void Slip(Vector3 sole)
    {
        Vector3 drawn = (sole - Hold) with { Y = 0 };
        float distance = drawn.Length();
        if (distance > SlackMetres) Hold += drawn * (1 - (SlackMetres / distance));
    }

    /// <summary>Forgets the foothold.</summary>
    public void Reset() => (Weight, _planted, _isStarted) = (0, 0, false);
}
