using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;
using Omozukai.Core.Solving.Spatial;

namespace Omozukai.Core.Solving.Touch;

/// <summary>One arm of a rig: where its hand is, and how to bend it so that the hand moves.</summary>
internal sealed class TouchArm
{
    /// <summary>Of an arm that is bent less than about this, in radians, the upper arm's twist rather than the bend says where the elbow goes.</summary>
    private const float LeastBend = 0.02f;

    private readonly HumanBone _upper, _lower, _hand, _middle;
    private readonly Vector3 _upperOffset, _lowerOffset, _hingeRest, _knuckles, _proximal, _intermediate;

    public TouchArm(Rig rig, HumanBone upper)
    {
        bool left = upper == HumanBone.LeftUpperArm;
        (_upper, _lower, _hand) = (upper, upper + 1, upper + 2);
        _middle = left ? HumanBone.LeftMiddleProximal : HumanBone.RightMiddleProximal;
        _upperOffset = RestDirections.Offset(rig, _upper, _lower);
        _lowerOffset = RestDirections.Offset(rig, _lower, _hand);
        _hingeRest = RestDirections.Across(RestDirections.Of(rig, _upper, _lower), Vector3.UnitZ);
        _knuckles = RestDirections.Offset(rig, _hand, _middle);
        _proximal = RestDirections.Offset(rig, _middle, _middle + 1);
        _intermediate = RestDirections.Offset(rig, _middle + 1, _middle + 2);
    }

    /// <summary>Wrist to middle knuckle in metres.</summary>
    public float PalmLength => _knuckles.Length();

    /// <summary>Elbow to wrist in metres.</summary>
    public float LowerLength => _lowerOffset.Length();

    /// <summary>Whether a rig has an arm with some length.</summary>
    public static bool IsIn(Rig rig, HumanBone upper) => rig.Has(upper) && rig.Has(upper + 1) && rig.Has(upper + 2)
        && rig.RestOffset(upper + 1).Length() > 0.001f && rig.RestOffset(upper + 2).Length() > 0.001f;

    /// <summary>Where the hand is.</summary>
    /// <param name="bones">The rig's rotations, which are the person's too.</param>
    /// <param name="shoulder">The rig's shoulder joint from its hips.</param>
    /// <param name="ownShoulder">The person's, from the middle of the shoulders.</param>
    /// <param name="person">The person's lengths.</param>
    /// <param name="palm">The person's hand in hands of the rig.</param>
    public TouchHand Read(BoneRotations bones, Vector3 shoulder, Vector3 ownShoulder, Proportions person, float palm)
    {
        Vector3 upper = Vector3.Transform(_upperOffset, bones[_upper]), lower = Vector3.Transform(_lowerOffset, bones[_lower]);
        Vector3 knuckles = Vector3.Transform(_knuckles, bones[_hand]);
        Vector3 tip = knuckles + Vector3.Transform(_proximal, bones[_middle]) + Vector3.Transform(_intermediate, bones[_middle + 1])
            + Vector3.Transform(_intermediate, bones[_middle + 2]); // the last segment is about as long as the one before
        Vector3 wrist = shoulder + upper + lower;
        Vector3 ownWrist = ownShoulder + (upper * (person.UpperArm / _upperOffset.Length())) + (lower * (person.LowerArm / _lowerOffset.Length()));
        return new TouchHand(wrist + knuckles, wrist + tip, ownWrist + (knuckles * palm), ownWrist + (tip * palm));
    }

    /// <summary>Bends the arm so that the hand moves by a vector in metres, or as near as the arm reaches. The hand keeps its rotation.</summary>
    public void Move(BoneRotations bones, Vector3 shift)
    {
        if (shift == Vector3.Zero) return;
        Vector3 upper = Vector3.Transform(_upperOffset, bones[_upper]), lower = Vector3.Transform(_lowerOffset, bones[_lower]);
        Vector3 bend = Vector3.Cross(upper, lower) / (upper.Length() * lower.Length());
        if (!Rotation.TryNormalize(bend + (LeastBend * Vector3.Transform(_hingeRest, bones[_upper])), out Vector3 hinge)) return;
        if (!TwoBones.TryReach(upper, lower, hinge, upper + lower + shift, out Quaternion upperTurn, out Quaternion lowerTurn)) return;
        bones[_upper] = Quaternion.Normalize(upperTurn * bones[_upper]);
        bones[_lower] = Quaternion.Normalize(lowerTurn * bones[_lower]);
    }
}
