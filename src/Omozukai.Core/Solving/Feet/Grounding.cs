using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving.Presence;

namespace Omozukai.Core.Solving.Feet;

/// <summary>
/// Puts the body on the ground: the place before the camera becomes a place in the avatar's world, soles stay above the
/// ground, and planted feet stay where they are. Mostly the hips give way to the feet; what is left is bent out of the legs.
/// </summary>
internal sealed class Grounding
{
    /// <summary>Time constants of the hips' giving way to planted feet, and of their way back when none is.</summary>
    private const float YieldSeconds = 0.15f, ReturnSeconds = 0.5f;

    /// <summary>A body whose feet are not seen comes down to the ground this slowly.</summary>
    private const float SettleSeconds = 2;

    private readonly LegGeometry _left, _right;
    private readonly PlantedFoot _leftFoot = new(), _rightFoot = new();
    private readonly Vector3 _legsFromHips;

    private Vector3 _travel, _lastPlace, _yield;
    private bool _hasPlace, _isStarted, _knowsFloor;

    public Grounding(Rig rig)
    {
        _left = new LegGeometry(rig, BodySide.Left);
        _right = new LegGeometry(rig, BodySide.Right);
        _legsFromHips = ((rig.RestPosition(HumanBone.LeftUpperLeg) + rig.RestPosition(HumanBone.RightUpperLeg)) / 2) - rig.RestPosition(HumanBone.Hips);
    }

    /// <summary>Where the hips would be by the camera alone, in model space: the person's way since the start, in the rig's size.</summary>
    /// <param name="body">The body.</param>
    /// <param name="floor">Height of the floor by the camera, where it is known: who begins in the air then does.</param>
    public Vector3 Follow(SolvedBody body, float? floor)
    {
        // What has no place stays where it was.
        float scale = body.LegLength > 0.1f ? (_left.Length + _right.Length) / 2 / body.LegLength : 1;
        if (body.HasPlace && floor is { } height && !_knowsFloor)
        {
            _travel.Y = (body.Place.Y - height) * Math.Clamp(scale, 0.1f, 10);
            _knowsFloor = true;
        }
        else if (body.HasPlace && _hasPlace) _travel += (body.Place - _lastPlace) * Math.Clamp(scale, 0.1f, 10);
        _hasPlace = body.HasPlace;
        _lastPlace = body.Place;
        return _travel - Vector3.Transform(_legsFromHips, body.Bones[HumanBone.Hips]);
    }

    /// <summary>The middle of the left sole, at the height of its lowest end, for hips that nothing holds.</summary>
    public Vector3 LeftSole(SolvedBody body, Vector3 hips) => _left.Stance(body.Bones).SoleAt(hips);

    /// <summary>The middle of the right sole.</summary>
    public Vector3 RightSole(SolvedBody body, Vector3 hips) => _right.Stance(body.Bones).SoleAt(hips);

    /// <summary>Moves the body so that it stands on the ground, and bends its legs so that planted feet stay.</summary>
    /// <param name="body">The body.</param>
    /// <param name="free">The hips by the camera alone.</param>
    /// <param name="left">The left foot.</param>
    /// <param name="right">The right foot.</param>
    /// <param name="seconds">Time since the last frame.</param>
    /// <returns>The place of the hips in model space.</returns>
    public Vector3 Settle(SolvedBody body, Vector3 free, Footing left, Footing right, float seconds)
    {
        BoneRotations bones = body.Bones;

        // 1. Where planted feet are held, and how they are turned.
        Turn(bones, HumanBone.LeftFoot, _leftFoot.Steady(left, bones[HumanBone.LeftFoot], seconds));
        Turn(bones, HumanBone.RightFoot, _rightFoot.Steady(right, bones[HumanBone.RightFoot], seconds));
        LegStance leftLeg = _left.Stance(bones), rightLeg = _right.Stance(bones);
        Vector3 leftSole = leftLeg.SoleAt(free), rightSole = rightLeg.SoleAt(free);
        _leftFoot.Update(left, leftSole, seconds);
        _rightFoot.Update(right, rightSole, seconds);

        // 2. The hips give way to the feet.
        Yield(leftSole, rightSole, hasFeet: body.IsSeen(TrackedPart.LeftFoot) || body.IsSeen(TrackedPart.RightFoot), seconds);
        _leftFoot.Slip(leftSole, _yield);
        _rightFoot.Slip(rightSole, _yield);
        Vector3 hips = free + _yield;
        float lowest = Math.Min(leftLeg.LowestAt(hips), rightLeg.LowestAt(hips));
        if (lowest < 0) hips.Y -= lowest; // no sole below the ground

        // 3. The legs bend for what is left.
        Bend(_left, leftLeg, _leftFoot, bones, hips);
        Bend(_right, rightLeg, _rightFoot, bones, hips);
        _isStarted = true;
        return hips;
    }

    /// <summary>Forgets where the person was and what feet were held; the avatar stays where it is.</summary>
    public void Reset()
    {
        _leftFoot.Reset();
        _rightFoot.Reset();
        _hasPlace = false;
    }

    /// <summary>The hips' shift follows the planted feet; without any it goes back sideways, and keeps the height it had.</summary>
    private void Yield(Vector3 leftSole, Vector3 rightSole, bool hasFeet, float seconds)
    {
        float weight = _leftFoot.Weight + _rightFoot.Weight;
        if (!_isStarted)
        {
            if (!_knowsFloor) _yield = new Vector3(0, -Math.Min(leftSole.Y, rightSole.Y), 0);
            return;
        }
        if (weight > 0)
        {
            Vector3 wanted = ((_leftFoot.Offset * _leftFoot.Weight) + (_rightFoot.Offset * _rightFoot.Weight)) / weight;
            wanted.Y = -((leftSole.Y * _leftFoot.Weight) + (rightSole.Y * _rightFoot.Weight)) / weight;
            _yield += (wanted - _yield) * (Math.Min(weight, 1) * (1 - MathF.Exp(-seconds / YieldSeconds)));
        }
        else
        {
            float back = 1 - MathF.Exp(-seconds / ReturnSeconds), down = hasFeet ? 0 : 1 - MathF.Exp(-seconds / SettleSeconds);
            float lowest = Math.Min(leftSole.Y, rightSole.Y);
            _yield += new Vector3(-_yield.X * back, (-lowest - _yield.Y) * down, -_yield.Z * back);
        }
    }

    private static void Turn(BoneRotations bones, HumanBone foot, Quaternion rotation)
    {
        HumanBone toes = foot + 1;
        bones[toes] = Quaternion.Normalize(rotation * Quaternion.Conjugate(bones[foot]) * bones[toes]);
        bones[foot] = rotation;
    }

    private void Bend(LegGeometry leg, LegStance stance, PlantedFoot foot, BoneRotations bones, Vector3 hips)
    {
        Vector3 shift = (foot.Offset - _yield) with { Y = 0 };
        if (foot.Weight <= 0 && shift == Vector3.Zero) return;
        Vector3 ankle = hips + stance.Ankle + shift;
        float weight = foot.Weight * foot.Weight * (3 - (2 * foot.Weight));
        ankle.Y += (stance.Drop - ankle.Y) * weight;
        leg.Reach(bones, hips, ankle);
    }
}
