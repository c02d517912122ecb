using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>Shoulder, upper and lower arm of one side, and the share of the hand's roll that the lower arm takes.</summary>
internal sealed class ArmSolver
{
    /// <summary>Half of the hand's roll is in the lower arm: skinned meshes then twist as much at the elbow as at the wrist.</summary>
    private const float LowerArmShareOfRoll = 0.5f;

    /// <summary>
    /// The T-pose holds the lower arm in full pronation; the middle of its range, from which rolls are counted both ways, lies
    /// about 80° of supination away. Source: ranges of 80° each way, AAOS, "Joint Motion: Method of Measuring and Recording" (1965).
    /// </summary>
    private const float MiddleOfRollRadians = 80 * MathF.PI / 180;

    /// <summary>How far from the middle an arm may be rolled: the cited 80° and 20° for the elbow plane's own error.</summary>
    private const float FarthestRollRadians = 100 * MathF.PI / 180;

    private readonly HumanBone _shoulder, _upper, _lower, _hand;
    private readonly Vector3 _upperRest, _lowerRest, _hingeRest;
    private readonly float _middleRollRadians;
    private readonly Quaternion _middleRoll;

    public ArmSolver(Rig rig, BodySide side)
    {
        bool left = side == BodySide.Left;
        _shoulder = left ? HumanBone.LeftShoulder : HumanBone.RightShoulder;
        _upper = left ? HumanBone.LeftUpperArm : HumanBone.RightUpperArm;
        _lower = left ? HumanBone.LeftLowerArm : HumanBone.RightLowerArm;
        _hand = left ? HumanBone.LeftHand : HumanBone.RightHand;
        _upperRest = RestDirections.Of(rig, _upper, _lower);
        _lowerRest = RestDirections.Of(rig, _lower, _hand);
        _hingeRest = Vector3.Normalize(Vector3.Cross(_upperRest, Vector3.UnitZ)); // from the T-pose an elbow bends forward
        // Supination turns the thumb, which points forward in the T-pose, upwards: backwards about the left arm, forwards about the right.
        _middleRollRadians = left ? -MiddleOfRollRadians : MiddleOfRollRadians;
        _middleRoll = Quaternion.CreateFromAxisAngle(_lowerRest, _middleRollRadians);
    }

    public void Solve(Subject subject, BoneVectors vectors, BoneRotations bones, Quaternion? hand)
    {
        Quaternion chest = bones[HumanBone.UpperChest];
        bones[_shoulder] = chest;

        // 1. Which way the two bones point; a relaxed arm where they are not to be seen.
        Vector3 upper = RelaxedArm(chest), lower = upper;
        if (subject.HasBody
            && Rotation.TryNormalize(vectors[_upper], out Vector3 seenUpper)
            && Rotation.TryNormalize(vectors[_lower], out Vector3 seenLower))
            (upper, lower) = (seenUpper, seenLower);

        // 2. The plane of the elbow fixes the twist of the upper arm.
        Quaternion swing = Rotation.Between(Vector3.Transform(_upperRest, chest), upper) * chest;
        Vector3 hinge = HingePlane.Axis(upper, lower, Vector3.Transform(_hingeRest, swing));
        bones[_upper] = Rotation.TryBetweenFrames(_upperRest, _hingeRest, upper, hinge, out Quaternion turn) ? turn : swing;
        Quaternion unrolled = Rotation.TryBetweenFrames(_lowerRest, _hingeRest, lower, hinge, out turn)
            ? turn
            : Rotation.Between(Vector3.Transform(_lowerRest, bones[_upper]), lower) * bones[_upper];

        // 3. The hand's roll, shared between lower arm and hand.
        bones[_hand] = hand ?? unrolled;
        bones[_lower] = Quaternion.Normalize(unrolled * LowerArmRoll(unrolled, bones[_hand], hand is not null));
    }

    private Quaternion LowerArmRoll(Quaternion unrolled, Quaternion hand, bool isSeen)
    {
        if (!isSeen) return Quaternion.Identity;
        Quaternion fromMiddle = Rotation.Twist(Quaternion.Conjugate(unrolled * _middleRoll) * hand, _lowerRest);
        float roll = WithinRange(Vector3.Dot(Rotation.Log(fromMiddle), _lowerRest)) + _middleRollRadians;
        return Quaternion.CreateFromAxisAngle(_lowerRest, roll * LowerArmShareOfRoll);
    }

    /// <summary>Rolls that no arm reaches fall back to the middle, so that half a turn, where the sign changes, makes no jump.</summary>
    private static float WithinRange(float roll)
    {
        float size = MathF.Abs(roll);
        return size <= FarthestRollRadians ? roll : MathF.CopySign(FarthestRollRadians * (MathF.PI - size) / (MathF.PI - FarthestRollRadians), roll);
    }

    /// <summary>Down beside the trunk, a little to the side.</summary>
    private Vector3 RelaxedArm(Quaternion chest) =>
        Vector3.Transform(Vector3.Normalize(new Vector3(0.25f * MathF.Sign(_upperRest.X), -1, 0.05f)), chest);
}
