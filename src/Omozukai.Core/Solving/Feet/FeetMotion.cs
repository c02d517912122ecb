using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving.Presence;

namespace Omozukai.Core.Solving.Feet;

/// <summary>Follows both feet without looking ahead: through the world, and as they hang from the hips.</summary>
internal sealed class FeetMotion
{
    // The bank's curves: each foot in the world, then each as it hangs, then from the right foot to the left, then turns in radians.
    private const int Feet = 2, Between = 2 * Feet, FeetTurns = Between + 1, BodyTurn = FeetTurns + 1, Curves = BodyTurn + 1;

    private readonly AgilityBank _bank = AgilityBank.ForPlaces(Curves, 1);
    private readonly Vector3[] _measured = new Vector3[Curves], _places = new Vector3[Curves];

    /// <summary>The left foot, or null where it is not seen.</summary>
    public FootState? Left { get; private set; }

    /// <summary>The right foot, or null where it is not seen.</summary>
    public FootState? Right { get; private set; }

    /// <summary>From the right foot to the left in the world, or null where one is not seen.</summary>
    public Vector3? FromRightToLeft { get; private set; }

    /// <summary>Deviation of <see cref="FromRightToLeft"/> in each direction, to which the body's place adds nothing.</summary>
    public Vector3 BetweenNoise => _bank.Noise(Between);

    /// <summary>How body and feet have turned, or null where one foot is not seen.</summary>
    public LegTurns? Turns { get; private set; }

    /// <summary>Takes the next frame.</summary>
    public void Update(SolvedBody body, float seconds)
    {
        bool hasLeft = body.HasPlace && body.IsSeen(TrackedPart.LeftFoot), hasRight = body.HasPlace && body.IsSeen(TrackedPart.RightFoot);
        Measure(0, hasLeft, body.Place, body.LeftFoot, body.Bones[HumanBone.Hips]);
        Measure(1, hasRight, body.Place, body.RightFoot, body.Bones[HumanBone.Hips]);
        Measure(Between, hasLeft && hasRight, body.LeftFoot - body.RightFoot);
        MeasureTurns(body, hasLeft && hasRight);
        _bank.Step(seconds);
        for (int curve = 0; curve < Curves; curve++) _places[curve] += _bank.Move(curve);
        Left = hasLeft ? State(0, body.LeftFoot) : null;
        Right = hasRight ? State(1, body.RightFoot) : null;
        FromRightToLeft = hasLeft && hasRight ? _measured[Between] : null;
        Turns = hasLeft && hasRight ? new LegTurns(_measured[BodyTurn].Y, _bank.Noise(BodyTurn).Y, _measured[FeetTurns], _bank.Noise(FeetTurns)) : null;
    }

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        for (int curve = 0; curve < Curves; curve++) _bank.Reset(curve);
    }

    private void Measure(int foot, bool isSeen, Vector3 hips, Vector3 fromHips, Quaternion hipsRotation)
    {
        Measure(foot, isSeen, hips + fromHips);
        Measure(foot + Feet, isSeen, Vector3.Transform(fromHips, Quaternion.Conjugate(hipsRotation)));
    }

    private void MeasureTurns(SolvedBody body, bool isSeen)
    {
        Vector3 toLeft = body.LeftFoot - body.RightFoot, ahead = Vector3.Transform(Vector3.UnitZ, body.Bones[HumanBone.Head]);
        Vector3 last = _measured[FeetTurns];
        Measure(FeetTurns, isSeen, new Vector3(
            Turned(last.X, new Vector3(-toLeft.Z, 0, toLeft.X)),
            Turned(last.Y, body.LeftSole),
            Turned(last.Z, body.RightSole)));
        Measure(BodyTurn, isSeen, new Vector3(0, Turned(_measured[BodyTurn].Y, ahead), 0));
    }

    /// <summary>The angle about the vertical of what points ahead at 0; of all its turns the one next to the last.</summary>
    private static float Turned(float last, Vector3 way) => last + MathF.IEEERemainder(MathF.Atan2(way.X, way.Z) - last, MathF.Tau);

    private void Measure(int curve, bool isSeen, Vector3 place)
    {
        _measured[curve] = place;
        if (isSeen) _bank.Measure(curve, place - _places[curve]);
        else _bank.Reset(curve);
    }

    private FootState State(int foot, Vector3 fromHips) => new(_measured[foot], fromHips, _places[foot].Y,
        _bank.Velocity(foot), _bank.Velocity(foot + Feet).Length(), _bank.VelocityDeviation(foot), _bank.Noise(foot));
}
