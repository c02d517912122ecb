namespace Omozukai.Core.Solving.Feet;

/// <summary>Finds out, frame by frame, which feet are planted on the ground.</summary>
internal sealed class ContactDetector
{
    /// <summary>Time constant of the ground's height: floors are flat, cameras are tilted.</summary>
    private const float GroundSeconds = 0.5f;

    private readonly FeetMotion _motion = new();
    private readonly FootContact _leftContact = new(), _rightContact = new();
    private float _ground;
    private bool _hasGround;

    /// <summary>Whether the left foot is planted.</summary>
    public bool IsLeftPlanted => _leftContact.IsPlanted;

    /// <summary>Whether the right foot is planted.</summary>
    public bool IsRightPlanted => _rightContact.IsPlanted;

    /// <summary>Takes the next frame, and learns the feet's speeds from it.</summary>
    public void Update(SolvedBody body, float seconds)
    {
        _motion.Update(body, seconds);
        Decide(_motion.Left, _motion.Right, seconds);
    }

    /// <summary>Takes the next frame, its feet's speeds known; null for feet that are not seen.</summary>
    public void Decide(FootState? left, FootState? right, float seconds)
    {
        float lowest = Math.Min(left?.World.Y ?? float.PositiveInfinity, right?.World.Y ?? float.PositiveInfinity);
        if (left is null) _leftContact.Reset();
        if (right is null) _rightContact.Reset();
        if (float.IsInfinity(lowest)) return;
        if (!_hasGround) _ground = lowest;
        _hasGround = true;

        if (left is { } leftState) _leftContact.Update(leftState, _ground, seconds);
        if (right is { } rightState) _rightContact.Update(rightState, _ground, seconds);

        // The ground is where planted feet are, and never above the lowest foot for long.
        float standing = Math.Min(IsLeftPlanted ? left!.Value.World.Y : float.PositiveInfinity, IsRightPlanted ? right!.Value.World.Y : float.PositiveInfinity);
        if (float.IsInfinity(standing)) standing = Math.Min(_ground, lowest);
        _ground += (standing - _ground) * (1 - MathF.Exp(-seconds / GroundSeconds));
    }

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        _motion.Reset();
        _leftContact.Reset();
        _rightContact.Reset();
        _hasGround = false;
    }
}
