using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>Upper and lower leg, foot and toes of one side.</summary>
internal sealed class LegSolver
{
    private readonly HumanBone _upper, _lower, _foot, _toes;
    private readonly BodyLandmark _anklePoint, _heelPoint;
    private readonly Vector3 _upperRest, _lowerRest, _hingeRest, _footRest;

    public LegSolver(Rig rig, BodySide side)
    {
        bool left = side == BodySide.Left;
        _upper = left ? HumanBone.LeftUpperLeg : HumanBone.RightUpperLeg;
        _lower = left ? HumanBone.LeftLowerLeg : HumanBone.RightLowerLeg;
        _foot = left ? HumanBone.LeftFoot : HumanBone.RightFoot;
        _toes = left ? HumanBone.LeftToes : HumanBone.RightToes;
        _anklePoint = left ? BodyLandmark.LeftAnkle : BodyLandmark.RightAnkle;
        _heelPoint = left ? BodyLandmark.LeftHeel : BodyLandmark.RightHeel;
        _upperRest = RestDirections.Of(rig, _upper, _lower);
        _lowerRest = RestDirections.Of(rig, _lower, _foot);
        _footRest = RestDirections.Of(rig, _foot, _toes);
        _hingeRest = Vector3.Normalize(Vector3.Cross(_upperRest, -Vector3.UnitZ)); // a knee bends backward
    }

    public void Solve(Subject subject, BoneVectors vectors, BoneRotations bones)
    {
        Quaternion hips = bones[HumanBone.Hips];

        // 1. Which way the two bones point; a standing leg where they are not to be seen.
        Vector3 upper = Vector3.Transform(_upperRest, hips), lower = upper;
        bool isSeen = subject.HasBody
            && Rotation.TryNormalize(vectors[_upper], out upper)
            && Rotation.TryNormalize(vectors[_lower], out lower);
        if (!isSeen) (upper, lower) = (Vector3.Transform(_upperRest, hips), Vector3.Transform(_lowerRest, hips));

        // 2. The plane of the knee fixes the twist of the thigh.
        Quaternion swing = Rotation.Between(Vector3.Transform(_upperRest, hips), upper) * hips;
        Vector3 hinge = HingePlane.Axis(upper, lower, Vector3.Transform(_hingeRest, swing));
        bones[_upper] = Rotation.TryBetweenFrames(_upperRest, _hingeRest, upper, hinge, out Quaternion turn) ? turn : swing;
        bones[_lower] = Rotation.TryBetweenFrames(_lowerRest, _hingeRest, lower, hinge, out turn)
            ? turn
            : Rotation.Between(Vector3.Transform(_lowerRest, bones[_upper]), lower) * bones[_upper];

        // 3. The foot points from ankle to toes and stands across the plane of ankle, heel and toes.
        Vector3 toToes = vectors[_foot], toHeel = subject[_heelPoint] - subject[_anklePoint];
        bones[_foot] = isSeen && Rotation.TryBetweenFrames(_footRest, Vector3.UnitX, toToes, 100 * Vector3.Cross(toToes, toHeel), out turn)
            ? turn
            : bones[_lower];
        bones[_toes] = bones[_foot];
    }
}
