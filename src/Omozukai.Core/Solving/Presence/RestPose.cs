using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;
using Omozukai.Core.Solving.Spatial;

namespace Omozukai.Core.Solving.Presence;

/// <summary>How a body stands or sits where nothing is seen of it: local rotations of a relaxed pose on a rig.</summary>
internal sealed class RestPose
{
    /// <summary>A hanging arm stands this far out from the vertical, its elbow is bent by that much: by eye on people at ease.</summary>
    private const float ArmOutDegrees = 12, ElbowDegrees = 15;

    /// <summary>Flexion of a relaxed finger's three joints, by eye.</summary>
    private static readonly float[] s_fingerDegrees = [18, 22, 12];

    private readonly Quaternion[] _standing = [.. Enumerable.Repeat(Quaternion.Identity, HumanBones.Count)];
    private readonly Quaternion[] _seated;

    public RestPose(Rig rig)
    {
        foreach (BodySide side in Enum.GetValues<BodySide>())
        {
            float sign = side == BodySide.Left ? 1 : -1;
            HumanBone upper = side == BodySide.Left ? HumanBone.LeftUpperArm : HumanBone.RightUpperArm;
            Vector3 upperRest = RestDirections.Of(rig, upper, upper + 1), lowerRest = RestDirections.Of(rig, upper + 1, upper + 2);
            (float sine, float cosine) = MathF.SinCos(ArmOutDegrees * MathF.PI / 180);
            _standing[(int)upper] = Rotation.Between(upperRest, new Vector3(sign * sine, -cosine, 0));
            _standing[(int)upper + 1] = Turn(Vector3.Cross(lowerRest, Vector3.UnitZ), ElbowDegrees); // forward
            HumanBone index = side == BodySide.Left ? HumanBone.LeftIndexProximal : HumanBone.RightIndexProximal;
            for (int i = 0; i < 12; i++) _standing[(int)index + i] = Turn(-sign * Vector3.UnitZ, s_fingerDegrees[i % 3]); // towards the palm
        }

        _seated = [.. _standing];
        foreach (HumanBone upper in new[] { HumanBone.LeftUpperLeg, HumanBone.RightUpperLeg })
        {
            _seated[(int)upper] = Turn(-Vector3.UnitX, 85);
            _seated[(int)upper + 1] = Turn(Vector3.UnitX, 85);
        }
    }

    /// <summary>A bone's local rotation, between standing (0) and sitting (1).</summary>
    public Quaternion this[HumanBone bone, float seated] => seated <= 0
        ? _standing[(int)bone]
        : Quaternion.Slerp(_standing[(int)bone], _seated[(int)bone], seated);

    private static Quaternion Turn(Vector3 axis, float degrees) =>
        Quaternion.CreateFromAxisAngle(Vector3.Normalize(axis), degrees * MathF.PI / 180);
}
