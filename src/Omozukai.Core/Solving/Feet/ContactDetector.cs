using System.Numerics;

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
    public const float LiveProbationSeconds = 0.95f;

    /// <summary>Who stands is off the ground for less than this: leaps of a second take one 1.2 m up.</summary>
    private const float LeapSeconds = 1;

    private readonly FeetMotion _motion = new();
    private readonly FootContact _leftContact, _rightContact;
    private readonly Drift _between = new();
    private readonly TurnTest _turns = new();
    private float _ground, _standsSeconds;
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
        Decide(_motion.Left, _motion.Right, _motion.FromRightToLeft, _motion.BetweenNoise, floor, seconds);
    }

    /// <summary>Takes the next frame, its feet's speeds known: only how body and feet turn is learned from it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="left">The left foot, or null where it is not seen.</param>
    /// <param name="right">The right foot.</param>
    /// <param name="fromRightToLeft">From one to the other in the world, or null.</param>
    /// <param name="noise">The deviation of that way, in metres in each direction.</param>
    /// <param name="floor">Height of the floor where it is known.</param>
    /// <param name="seconds">Time since the last frame.</param>
    public void Update(SolvedBody body, FootState? left, FootState? right, Vector3? fromRightToLeft, Vector3 noise, float? floor, float seconds)
    {
        _motion.Update(body, seconds);
        Decide(left, right, fromRightToLeft, noise, floor, seconds);
    }

    private void Decide(FootState? left, FootState? right, Vector3? fromRightToLeft, Vector3 noise, float? floor, float seconds)
    {
        float lowest = Math.Min(left?.Height ?? float.PositiveInfinity, right?.Height ?? float.PositiveInfinity);
        if (left is null) _leftContact.Reset();
        if (right is null) _rightContact.Reset();
        (Left, Right) = (default, default);
        if (float.IsInfinity(lowest)) return;
        if (!_hasGround) _ground = floor + FootMetres ?? lowest;
        _hasGround = true;

        // Feet that hang drift against each other too, and that shows best.
        Vector3 between = Vector3.Zero;
        if (fromRightToLeft is { } way && _leftContact.IsSlow && _rightContact.IsSlow)
        {
            _between.Add(way, seconds);
            if (_between.Significance(noise) > FootContact.SureDeviations) between = _between.Velocity;
        }
        else _between.Reset();
        // So they do with a body that turns.
        if (_motion.Turns is { } both && _leftContact.IsAtRest && _rightContact.IsAtRest) _turns.Add(both, seconds);
        else _turns.Reset();

        var known = new Circumstances(_standsSeconds > 0, MayHang: _turns.MayHang, Hangs: _turns.Hangs);
        Circumstances besideLeft = known with { IsOtherStepping = _rightContact.IsStepping, IsOtherStopped = _rightContact.IsStopped };
        Circumstances besideRight = known with { IsOtherStepping = _leftContact.IsStepping, IsOtherStopped = _leftContact.IsStopped };
        if (left is { } leftState) _leftContact.Update(leftState, between, besideLeft, _ground, seconds);
        if (right is { } rightState) _rightContact.Update(rightState, -between, besideRight, _ground, seconds);
        _standsSeconds = _leftContact.IsPlanted || _rightContact.IsPlanted ? LeapSeconds : _standsSeconds - seconds;
        Left = Stand(_leftContact, left, known.Stands);
        Right = Stand(_rightContact, right, known.Stands);

        // The ground is where planted feet are, and never above the lowest foot for long.
        float standing = Math.Min(Left.IsPlanted ? left!.Value.Height : float.PositiveInfinity, Right.IsPlanted ? right!.Value.Height : float.PositiveInfinity);
        if (float.IsInfinity(standing)) standing = Math.Min(_ground, lowest);
        _ground += (standing - _ground) * (1 - MathF.Exp(-seconds / GroundSeconds));
    }

    /// <summary>How a foot stands. Of somebody who is not known to stand, one that swings to and fro is not held while it turns round.</summary>
    private static Footing Stand(FootContact contact, FootState? foot, bool stands) =>
        new(contact.IsPlanted, foot?.Noise.Length() ?? 0, IsStill: contact.IsStill && (stands || !contact.HasSwung || contact.IsAtRest));

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        _motion.Reset();
        _leftContact.Reset();
        _rightContact.Reset();
        _between.Reset();
        _turns.Reset();
        (_hasGround, _standsSeconds) = (false, 0);
    }
}
