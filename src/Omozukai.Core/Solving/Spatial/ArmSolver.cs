using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;
using Omozukai.Core.Solving.Presence;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>
/// Upper and lower arm of one side. The lower arm takes half of the hand's roll: skinned meshes then twist as much at the elbow
/// as at the wrist.
/// </summary>
internal sealed class ArmSolver
{
    /// <summary>
    /// The T-pose holds the lower arm in the middle of its range: it turns 80° each way (AAOS, "Joint Motion", 1965). Some more
    /// is allowed, for the elbow's plane is uncertain; rolls beyond are errors.
    /// </summary>
    private const float FarthestRollRadians = 110 * MathF.PI / 180, CosineOfHalfFarthestRoll = 0.5736f;

    private readonly TrackedPart _upperPart, _lowerPart;
    private readonly HumanBone _upper, _lower, _hand;
    private readonly Vector3 _upperRest, _lowerRest, _hingeRest;
    private readonly Quaternion _upperFrame;
    private readonly HingePlane _elbow;

    public ArmSolver(Rig rig, BodySide side)
    {
        bool left = side == BodySide.Left;
        _elbow = new HingePlane(side);
        _upperPart = left ? TrackedPart.LeftUpperArm : TrackedPart.RightUpperArm;
        _lowerPart = left ? TrackedPart.LeftLowerArm : TrackedPart.RightLowerArm;
        _upper = left ? HumanBone.LeftUpperArm : HumanBone.RightUpperArm;
        _lower = left ? HumanBone.LeftLowerArm : HumanBone.RightLowerArm;
        _hand = left ? HumanBone.LeftHand : HumanBone.RightHand;
        _upperRest = RestDirections.Of(rig, _upper, _lower);
        _lowerRest = RestDirections.Of(rig, _lower, _hand);
        _hingeRest = RestDirections.Across(_upperRest, Vector3.UnitZ); // from the T-pose an elbow bends forward
        _upperFrame = Rotation.InverseFrame(_upperRest, _hingeRest);
    }

    /// <summary>Solves the arm; parts that are not seen keep the rotation of their parent.</summary>
    /// <param name="vectors">The bones' vectors.</param>
    /// <param name="body">Trunk in, arm out.</param>
    /// <param name="hand">The hand's rotation in model space, where known.</param>
    /// <param name="seconds">Time since the last frame.</param>
    public void Solve(BoneVectors vectors, SolvedBody body, Quaternion? hand, float seconds)
    {
        BoneRotations bones = body.Bones;
        Quaternion chest = bones[HumanBone.UpperChest]; // not the shoulder: raised shoulders do not twist arms
        bones[_upper] = bones[_lower] = chest;
        bones[_hand] = hand ?? chest;
        if (!body.IsSeen(_upperPart) || !Rotation.TryNormalize(vectors[_upper], out Vector3 upper)) return;
        bool hasLower = Rotation.TryNormalize(vectors[_lower], out Vector3 lower) && body.IsSeen(_lowerPart);

        // 1. The upper arm points where it is seen to; the plane of the elbow fixes its twist.
        Quaternion swing = Rotation.Between(Vector3.Transform(_upperRest, chest), upper) * chest;
        Vector3 hinge = _elbow.Next(upper, hasLower ? lower : upper, Vector3.Transform(_hingeRest, swing), seconds);
        bones[_upper] = Quaternion.Normalize(Rotation.TryFrame(upper, hinge, out Quaternion frame) ? frame * _upperFrame : swing);
        bones[_lower] = bones[_upper];
        if (!hasLower) return;

        // 2. The lower arm bends in that plane, and takes its share of the hand's roll.
        bones[_lower] = Rotation.Between(Vector3.Transform(_lowerRest, bones[_upper]), lower) * bones[_upper];
        if (hand is { } seen)
            bones[_lower] = Quaternion.Normalize(bones[_lower] * LowerArmRoll(bones[_lower], seen));
        else
            bones[_hand] = bones[_lower];
    }

    /// <summary>The lower arm's half of the twist by which the hand is off it.</summary>
    private Quaternion LowerArmRoll(Quaternion unrolled, Quaternion hand)
    {
        Quaternion twist = Rotation.Twist(Quaternion.Conjugate(unrolled) * hand, _lowerRest);
        if (twist.W >= CosineOfHalfFarthestRoll) return Quaternion.Normalize(twist + Quaternion.Identity); // the middle of the two
        // Rolls that no arm reaches fall back to the middle, so that half a turn, where the sign changes, makes no jump.
        float size = 2 * MathF.Acos(Math.Clamp(twist.W, 0, 1)), side = Vector3.Dot(new Vector3(twist.X, twist.Y, twist.Z), _lowerRest);
        float roll = MathF.CopySign(FarthestRollRadians * (MathF.PI - size) / (MathF.PI - FarthestRollRadians), side);
        return Quaternion.CreateFromAxisAngle(_lowerRest, roll / 2);
    }
}
