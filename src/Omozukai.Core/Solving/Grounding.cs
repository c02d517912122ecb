using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Solving;

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

    private readonly Rig _rig;
    private readonly LegGeometry _left, _right;
    private readonly FootMotion _leftMotion = new(), _rightMotion = new();
    private readonly FootContact _leftContact = new(), _rightContact = new();
    private readonly PlantedFoot _leftFoot = new(), _rightFoot = new();
    private readonly Vector3 _legsFromHips;

    private Vector3 _travel, _lastPlace, _yield;
    private float _ground;
    private bool _hasPlace, _hasGround, _isStarted;

    public Grounding(Rig rig)
    {
        _rig = rig;
        _left = new LegGeometry(rig, BodySide.Left);
        _right = new LegGeometry(rig, BodySide.Right);
        _legsFromHips = ((rig.RestPosition(HumanBone.LeftUpperLeg) + rig.RestPosition(HumanBone.RightUpperLeg)) / 2) - rig.RestPosition(HumanBone.Hips);
    }

    /// <summary>Whether the left foot is planted.</summary>
    public bool IsLeftPlanted => _leftContact.IsPlanted;

    /// <summary>Whether the right foot is planted.</summary>
    public bool IsRightPlanted => _rightContact.IsPlanted;

    /// <summary>Moves the body and bends its legs; returns the place of the hips in model space.</summary>
    public Vector3 Update(SolvedBody body, float seconds)
    {
        BoneRotations bones = body.Bones;

        // 1. Where the hips would be by the camera alone.
        Travel(body);
        Vector3 free = _travel - Vector3.Transform(_legsFromHips, bones[HumanBone.Hips]);

        // 2. Which feet are planted, and where they are held.
        DetectContacts(body, seconds);
        Vector3 leftSole = Sole(_left, bones, free), rightSole = Sole(_right, bones, free);
        _leftFoot.Update(_leftContact.IsPlanted, leftSole, seconds);
        _rightFoot.Update(_rightContact.IsPlanted, rightSole, seconds);

        // 3. The hips give way to the feet.
        Yield(leftSole, rightSole, seconds);
        Vector3 hips = free + _yield;
        float lowest = Math.Min(Lowest(_left, bones, hips), Lowest(_right, bones, hips));
        if (lowest < 0) hips.Y -= lowest; // no sole below the ground

        // 4. The legs bend for what is left.
        Hold(_left, _leftFoot, bones, hips);
        Hold(_right, _rightFoot, bones, hips);
        _isStarted = true;
        return hips;
    }

    public void Reset()
    {
        _leftMotion.Reset();
        _rightMotion.Reset();
        _leftContact.Reset();
        _rightContact.Reset();
        _leftFoot.Reset();
        _rightFoot.Reset();
        (_hasPlace, _hasGround) = (false, false);
    }

    /// <summary>Adds the person's way since the last frame, in the rig's size. What has no place stays where it was.</summary>
    private void Travel(SolvedBody body)
    {
        float scale = body.LegLength > 0.1f ? (_left.Length + _right.Length) / 2 / body.LegLength : 1;
        if (body.HasPlace && _hasPlace) _travel += (body.Place - _lastPlace) * Math.Clamp(scale, 0.1f, 10);
        _hasPlace = body.HasPlace;
        _lastPlace = body.Place;
    }

    private void DetectContacts(SolvedBody body, float seconds)
    {
        bool leftSeen = body.HasPlace && body.IsSeen(TrackedPart.LeftFoot), rightSeen = body.HasPlace && body.IsSeen(TrackedPart.RightFoot);
        if (leftSeen) _leftMotion.Update(body.Place, body.LeftFoot, body.Bones[HumanBone.Hips], seconds);
        if (rightSeen) _rightMotion.Update(body.Place, body.RightFoot, body.Bones[HumanBone.Hips], seconds);
        if (!leftSeen) Forget(_leftMotion, _leftContact);
        if (!rightSeen) Forget(_rightMotion, _rightContact);

        float lowest = Math.Min(leftSeen ? _leftMotion.Height : float.PositiveInfinity, rightSeen ? _rightMotion.Height : float.PositiveInfinity);
        if (float.IsInfinity(lowest)) return;
        if (!_hasGround) _ground = lowest;
        _hasGround = true;
        if (leftSeen) _leftContact.Update(_leftMotion.WorldSpeed, _leftMotion.HangingSpeed, _leftMotion.SpeedNoise, _leftMotion.Height - _ground);
        if (rightSeen) _rightContact.Update(_rightMotion.WorldSpeed, _rightMotion.HangingSpeed, _rightMotion.SpeedNoise, _rightMotion.Height - _ground);

        // The ground is where planted feet are, and never above the lowest foot for long.
        float standing = _leftContact.IsPlanted || _rightContact.IsPlanted
            ? Math.Min(_leftContact.IsPlanted ? _leftMotion.Height : float.PositiveInfinity, _rightContact.IsPlanted ? _rightMotion.Height : float.PositiveInfinity)
            : Math.Min(_ground, lowest);
        _ground += (standing - _ground) * (1 - MathF.Exp(-seconds / ReturnSeconds));
    }

    private static void Forget(FootMotion motion, FootContact contact)
    {
        motion.Reset();
        contact.Reset();
    }

    /// <summary>The hips' shift follows the planted feet; without any it goes back sideways, and keeps the height it had.</summary>
    private void Yield(Vector3 leftSole, Vector3 rightSole, float seconds)
    {
        float weight = _leftFoot.Weight + _rightFoot.Weight;
        if (!_isStarted)
        {
            _yield = new Vector3(0, -Math.Min(leftSole.Y, rightSole.Y), 0);
            return;
        }
        if (weight > 0)
        {
            Vector3 wanted = (((_leftFoot.Hold - leftSole) * _leftFoot.Weight) + ((_rightFoot.Hold - rightSole) * _rightFoot.Weight)) / weight;
            wanted.Y = -((leftSole.Y * _leftFoot.Weight) + (rightSole.Y * _rightFoot.Weight)) / weight;
            _yield += (wanted - _yield) * (Math.Min(weight, 1) * (1 - MathF.Exp(-seconds / YieldSeconds)));
        }
        else
        {
            float back = 1 - MathF.Exp(-seconds / ReturnSeconds), down = _hasGround ? 0 : 1 - MathF.Exp(-seconds / SettleSeconds);
            float lowest = Math.Min(leftSole.Y, rightSole.Y);
            _yield += new Vector3(-_yield.X * back, (-lowest - _yield.Y) * down, -_yield.Z * back);
        }
    }

    /// <summary>The middle of the sole, at the height of its lowest end.</summary>
    private static Vector3 Sole(LegGeometry leg, BoneRotations bones, Vector3 hips)
    {
        Vector3 ankle = leg.Ankle(bones, hips);
        return (ankle + leg.Sole(bones)) with { Y = ankle.Y - leg.Drop(bones) };
    }

    private static float Lowest(LegGeometry leg, BoneRotations bones, Vector3 hips) => leg.Ankle(bones, hips).Y - leg.Drop(bones);

    private static void Hold(LegGeometry leg, PlantedFoot foot, BoneRotations bones, Vector3 hips)
    {
        if (foot.Weight <= 0) return;
        Vector3 ankle = leg.Ankle(bones, hips);
        Vector3 held = (foot.Hold - leg.Sole(bones)) with { Y = leg.Drop(bones) };
        float weight = foot.Weight * foot.Weight * (3 - (2 * foot.Weight));
        leg.Reach(bones, hips, ankle + ((held - ankle) * weight));
    }
}
