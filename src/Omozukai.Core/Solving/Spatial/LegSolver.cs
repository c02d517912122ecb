using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;
using Omozukai.Core.Solving.Presence;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>Upper and lower leg, foot and toes of one side.</summary>
internal sealed class LegSolver
{
    private readonly TrackedPart _upperPart, _lowerPart, _footPart;
    private readonly HumanBone _upper, _lower, _foot, _toes;
    private readonly BodyLandmark _anklePoint, _heelPoint;
    private readonly Vector3 _upperRest, _lowerRest, _hingeRest;
    private readonly Quaternion _upperFrame, _footFrame;
    private readonly HingePlane _knee;

    public LegSolver(Rig rig, BodySide side)
    {
        bool left = side == BodySide.Left;
        _knee = new HingePlane(side);
        _upperPart = left ? TrackedPart.LeftUpperLeg : TrackedPart.RightUpperLeg;
        _lowerPart = left ? TrackedPart.LeftLowerLeg : TrackedPart.RightLowerLeg;
        _footPart = left ? TrackedPart.LeftFoot : TrackedPart.RightFoot;
        _upper = left ? HumanBone.LeftUpperLeg : HumanBone.RightUpperLeg;
        _lower = left ? HumanBone.LeftLowerLeg : HumanBone.RightLowerLeg;
        _foot = left ? HumanBone.LeftFoot : HumanBone.RightFoot;
        _toes = left ? HumanBone.LeftToes : HumanBone.RightToes;
        _anklePoint = left ? BodyLandmark.LeftAnkle : BodyLandmark.RightAnkle;
        _heelPoint = left ? BodyLandmark.LeftHeel : BodyLandmark.RightHeel;
        _upperRest = RestDirections.Of(rig, _upper, _lower);
        _lowerRest = RestDirections.Of(rig, _lower, _foot);
        _footFrame = Rotation.InverseFrame(RestDirections.Of(rig, _foot, _toes), Vector3.UnitX);
        _hingeRest = RestDirections.Across(_upperRest, -Vector3.UnitZ); // a knee bends backward
        _upperFrame = Rotation.InverseFrame(_upperRest, _hingeRest);
    }

    /// <summary>Solves the leg; parts that are not seen keep the rotation of their parent.</summary>
    public void Solve(Subject subject, BoneVectors vectors, SolvedBody body, float seconds)
    {
        BoneRotations bones = body.Bones;
        Quaternion hips = bones[HumanBone.Hips];
        bones[_upper] = bones[_lower] = bones[_foot] = bones[_toes] = hips;
        if (!body.IsSeen(_upperPart) || !Rotation.TryNormalize(vectors[_upper], out Vector3 upper)) return;
        bool hasLower = Rotation.TryNormalize(vectors[_lower], out Vector3 lower) && body.IsSeen(_lowerPart);

        // 1. The thigh points where it is seen to; the plane of the knee fixes its twist.
        Quaternion swing = Rotation.Between(Vector3.Transform(_upperRest, hips), upper) * hips;
        Vector3 hinge = _knee.Next(upper, hasLower ? lower : upper, Vector3.Transform(_hingeRest, swing), seconds);
        bones[_upper] = Quaternion.Normalize(Rotation.TryFrame(upper, hinge, out Quaternion frame) ? frame * _upperFrame : swing);
        bones[_lower] = bones[_foot] = bones[_toes] = bones[_upper];
        if (!hasLower) return;

        // 2. The shank bends in that plane.
        bones[_lower] = Quaternion.Normalize(Rotation.Between(Vector3.Transform(_lowerRest, bones[_upper]), lower) * bones[_upper]);
        bones[_foot] = bones[_toes] = bones[_lower];
        if (!body.IsSeen(_footPart)) return;

        // 3. The foot points from ankle to toes and stands across the plane of ankle, heel and toes.
        Vector3 toHeel = subject[_heelPoint] - subject[_anklePoint];
        Vector3 across = 100 * Vector3.Cross(vectors[_foot], toHeel); // square metres: a foot gives 1e-2
        if (Rotation.TryFrame(vectors[_foot], across, out frame))
            bones[_foot] = bones[_toes] = Quaternion.Normalize(frame * _footFrame);
    }
}
