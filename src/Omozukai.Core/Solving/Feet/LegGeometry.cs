using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving.Spatial;

namespace Omozukai.Core.Solving.Feet;

/// <summary>One leg of a rig: where its joints and its sole are in a pose, and how to bend it so that the ankle reaches a point.</summary>
internal sealed class LegGeometry
{
    /// <summary>The heel ends this far behind the ankle, as a share of the way to the ball (Winter: foot 0.152 H, ankle about a quarter from the heel).</summary>
    private const float HeelShare = 0.35f;

    private readonly HumanBone _upper, _lower, _foot, _toes;
    private readonly Vector3 _hip, _upperOffset, _lowerOffset, _ball, _heel, _hingeRest;

    public LegGeometry(Rig rig, BodySide side)
    {
        _upper = side == BodySide.Left ? HumanBone.LeftUpperLeg : HumanBone.RightUpperLeg;
        (_lower, _foot, _toes) = (_upper + 1, _upper + 2, _upper + 3);
        _hip = rig.RestPosition(_upper) - rig.RestPosition(HumanBone.Hips);
        _upperOffset = RestDirections.Offset(rig, _upper, _lower);
        _lowerOffset = RestDirections.Offset(rig, _lower, _foot);
        _hingeRest = RestDirections.Across(RestDirections.Of(rig, _upper, _lower), -Vector3.UnitZ);

        // The sole lies on the ground in the rest pose, from the heel to the ball of the foot.
        float ankleHeight = rig.RestPosition(_foot).Y;
        Vector3 toToes = RestDirections.Offset(rig, _foot, _toes);
        _ball = new Vector3(toToes.X, -ankleHeight, toToes.Z);
        _heel = new Vector3(-HeelShare * toToes.X, -ankleHeight, -HeelShare * toToes.Z);
    }

    /// <summary>Length of thigh and shank.</summary>
    public float Length => _upperOffset.Length() + _lowerOffset.Length();

    /// <summary>How the leg stands, whatever place its hips have.</summary>
    public LegStance Stance(BoneRotations bones)
    {
        Vector3 hip = Hip(bones), ankle = hip + Vector3.Transform(_upperOffset, bones[_upper]) + Vector3.Transform(_lowerOffset, bones[_lower]);
        Vector3 ball = Vector3.Transform(_ball, bones[_foot]), heel = Vector3.Transform(_heel, bones[_foot]);
        return new LegStance(ankle, (ball + heel) / 2, -Math.Min(ball.Y, heel.Y));
    }

    /// <summary>
    /// Turns thigh and shank in the plane of the knee so that the ankle comes to a point, or as near as the leg reaches.
    /// The foot keeps its rotation. An ankle that is there already changes nothing, however straight the leg.
    /// </summary>
    public void Reach(BoneRotations bones, Vector3 hips, Vector3 ankle)
    {
        Vector3 upper = Vector3.Transform(_upperOffset, bones[_upper]), lower = Vector3.Transform(_lowerOffset, bones[_lower]);
        Vector3 hinge = Vector3.Transform(_hingeRest, bones[_upper]);
        if (!TwoBones.TryReach(upper, lower, hinge, ankle - hips - Hip(bones), out Quaternion thighTurn, out Quaternion shankTurn)) return;
        bones[_upper] = Quaternion.Normalize(thighTurn * bones[_upper]);
        bones[_lower] = Quaternion.Normalize(shankTurn * bones[_lower]);
    }

    private Vector3 Hip(BoneRotations bones) => Vector3.Transform(_hip, bones[HumanBone.Hips]);
}
