using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>One leg of a rig: where its joints and its sole are in a pose, and how to bend it so that the ankle reaches a point.</summary>
internal sealed class LegGeometry
{
    /// <summary>The heel ends this far behind the ankle, as a share of the way to the ball (Winter: foot 0.152 H, ankle about a quarter from the heel).</summary>
    private const float HeelShare = 0.35f;

    /// <summary>A leg is stretched to this share of its length at most, unless it was stretched more: the last of the way costs a knee that snaps.</summary>
    private const float FarthestReach = 0.995f;

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

    /// <summary>The ankle in model space.</summary>
    public Vector3 Ankle(BoneRotations bones, Vector3 hips) =>
        Hip(bones, hips) + Vector3.Transform(_upperOffset, bones[_upper]) + Vector3.Transform(_lowerOffset, bones[_lower]);

    /// <summary>The middle of the sole, seen from the ankle.</summary>
    public Vector3 Sole(BoneRotations bones) => Vector3.Transform((_ball + _heel) / 2, bones[_foot]);

    /// <summary>How far the sole's lowest end is below the ankle.</summary>
    public float Drop(BoneRotations bones) =>
        -Math.Min(Vector3.Transform(_ball, bones[_foot]).Y, Vector3.Transform(_heel, bones[_foot]).Y);

    /// <summary>Turns thigh and shank in the plane of the knee so that the ankle comes to a point, or as near as the leg reaches. The foot keeps its rotation.</summary>
    public void Reach(BoneRotations bones, Vector3 hips, Vector3 ankle)
    {
        Vector3 hip = Hip(bones, hips), way = ankle - hip;
        Vector3 upper = Vector3.Transform(_upperOffset, bones[_upper]), lower = Vector3.Transform(_lowerOffset, bones[_lower]);
        float a = _upperOffset.Length(), b = _lowerOffset.Length(), now = (upper + lower).Length();
        if (!Rotation.TryNormalize(way, out Vector3 along)) return;

        // The law of cosines gives the knee; its side is where the hinge bends to.
        float most = Math.Max(now, (a + b) * FarthestReach), least = MathF.Abs(a - b) + 0.01f;
        float distance = Math.Clamp(way.Length(), least, most);
        float cosine = Math.Clamp(((a * a) + (distance * distance) - (b * b)) / (2 * a * distance), -1, 1);
        Vector3 hinge = Vector3.Transform(_hingeRest, bones[_upper]);
        if (!Rotation.TryNormalize(Vector3.Cross(along, hinge), out Vector3 front)) return;
        Vector3 knee = ((along * cosine) + (front * MathF.Sqrt(1 - (cosine * cosine)))) * a;
        Vector3 shank = (along * distance) - knee;

        Turn(ref bones[_upper], upper, knee);
        Turn(ref bones[_lower], lower, shank);
    }

    private Vector3 Hip(BoneRotations bones, Vector3 hips) => hips + Vector3.Transform(_hip, bones[HumanBone.Hips]);

    private static void Turn(ref Quaternion rotation, Vector3 from, Vector3 to)
    {
        if (Rotation.TryNormalize(from, out from) && Rotation.TryNormalize(to, out to))
            rotation = Quaternion.Normalize(Rotation.Between(from, to) * rotation);
    }
}
