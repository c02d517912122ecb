using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Vmd;

/// <summary>
/// A pose in MikuMikuDance's terms: left-handed, facing -Z, arms hanging aslant at rest (A-pose), upper and lower body as two children of the centre.
/// </summary>
internal static class VmdPose
{
    /// <summary>Units of MMD in a metre: its models are some 20 units tall, one being 8 cm.</summary>
    public const float UnitsPerMetre = 12.5f;

    /// <summary>How far the arms of MMD's models hang at rest, in radians: 35..40° of the models that come with it. Models that differ show a constant slant.</summary>
    private const float ArmsHang = 37 * MathF.PI / 180;

    private static readonly Quaternion s_leftHang = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, ArmsHang);
    private static readonly Quaternion s_rightHang = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -ArmsHang);

    /// <summary>The centre's travel from rest, in MMD's units and axes.</summary>
    public static Vector3 Travel(AvatarPose pose, Rig rig)
    {
        Vector3 metres = pose.HipsPosition - rig.RestPosition(HumanBone.Hips);
        return new Vector3(metres.X, metres.Y, -metres.Z) * UnitsPerMetre;
    }

    /// <summary>The hips' rotation, which the lower body has.</summary>
    public static Quaternion LowerBody(AvatarPose pose) => Mirrored(pose[HumanBone.Hips]);

    /// <summary>The gaze, which the bone of both eyes has.</summary>
    public static Quaternion Eyes(AvatarPose pose) => Mirrored(EyeRotation.From(pose));

    /// <summary>The rotation of a bone that MMD has by itself.</summary>
    public static Quaternion Rotation(AvatarPose pose, HumanBone bone) => Mirrored(bone switch
    {
        HumanBone.Spine => pose[HumanBone.Hips] * pose[HumanBone.Spine], // the upper body is no child of the lower
        HumanBone.Chest => pose[HumanBone.Chest] * pose[HumanBone.UpperChest],
        HumanBone.LeftUpperArm => pose[bone] * s_leftHang,
        HumanBone.RightUpperArm => pose[bone] * s_rightHang,
        HumanBone.LeftLowerArm or HumanBone.LeftHand or (>= HumanBone.LeftThumbMetacarpal and <= HumanBone.LeftLittleDistal) => Below(pose[bone], s_leftHang),
        HumanBone.RightLowerArm or HumanBone.RightHand or (>= HumanBone.RightThumbMetacarpal and <= HumanBone.RightLittleDistal) => Below(pose[bone], s_rightHang),
        _ => pose[bone],
    });

    /// <summary>A rotation below a bone that hangs at rest, where the axes hang with it.</summary>
    private static Quaternion Below(Quaternion rotation, Quaternion hang) => Quaternion.Conjugate(hang) * rotation * hang;

    /// <summary>From right-handed and facing +Z to left-handed and facing -Z: Z is mirrored.</summary>
    private static Quaternion Mirrored(Quaternion rotation) => new(-rotation.X, -rotation.Y, rotation.Z, rotation.W);
}
