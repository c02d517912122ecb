namespace Omozukai.Core.Solving.Feet;

/// <summary>Finds out, frame by frame, which feet are planted on the ground.</summary>
internal sealed class ContactDetector
{
    /// <summary>Time constant of the ground's height: floors are flat, cameras are tilted.</summary>
    private const float GroundSeconds = 0.5f;

    /// <summary>The middle of ankle, heel and toes of a foot that stands is this far above the floor, in metres (Winter: ankle 0.039 H, so 66 mm, heel and toes some 15).</summary>
    private const float FootMetres = 0.03f;

    /// <summary>
    /// How long a foot must be still before it is called planted, where nothing but its stillness says so, when what follows is not
    /// known: in this time most legs that hang and sway give themselves away; who knows what follows needs none.
    /// </summary>
    public const float LiveProbationSeconds = 0.9f;

    private readonly FeetMotion _motion = new();
    private readonly FootContact _leftContact, _rightContact;
    private float _ground;
    private bool _hasGround;

    /// <param name="probationSeconds">See <see cref="LiveProbationSeconds"/>.</param>
    public ContactDetector(float probationSeconds) => (_leftContact, _rightContact) = (new FootContact(probationSeconds), new FootContact(probationSeconds));

    /// <summary>How the left foot stands.</summary>
    public Footing Left { get; private set; }

    /// <summary>How the right foot stands.</summary>
    public Footing Right { get; private set; }

    /// <summary>Whether the left foot has crept away lately, as feet do that hang.</summary>
    public bool IsLeftCreeping => _leftContact.IsCreeping;

    /// <summary>Whether the right foot has crept away lately.</summary>
    public bool IsRightCreeping => _rightContact.IsCreeping;

    /// <summary>Takes the next frame, and learns the feet's speeds from it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="floor">Height of the floor where it is known; else it is where the first foot is.</param>
    /// <param name="seconds">Time since the last frame.</param>
    public void Update(SolvedBody body, float? floor, float seconds)
    {
        _motion.Update(body, seconds);
        Decide(_motion.Left, _motion.Right, floor, seconds);
    }

    /// <summary>Takes the next frame, its feet's speeds known; null for feet that are not seen.</summary>
    public void Decide(FootState? left, FootState? right, float? floor, float seconds)
    {
        float lowest = Math.Min(left?.World.Y ?? float.PositiveInfinity, right?.World.Y ?? float.PositiveInfinity);
        if (left is null) _leftContact.Reset();
        if (right is null) _rightContact.Reset();
        (Left, Right) = (default, default);
        if (float.IsInfinity(lowest)) return;
        if (!_hasGround) _ground = floor + FootMetres ?? lowest;
        _hasGround = true;

        if (left is { } leftState) _leftContact.Update(leftState, _ground, seconds);
        if (right is { } rightState) _rightContact.Update(rightState, _ground, seconds);
        Left = new Footing(_leftContact.IsPlanted, left?.SpeedNoise ?? 0, IsStill: _leftContact.IsStill);
        Right = new Footing(_rightContact.IsPlanted, right?.SpeedNoise ?? 0, IsStill: _rightContact.IsStill);

        // The ground is where planted feet are, and never above the lowest foot for long.
        float standing = Math.Min(Left.IsPlanted ? left!.Value.World.Y : float.PositiveInfinity, Right.IsPlanted ? right!.Value.World.Y : float.PositiveInfinity);
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
