using System.Numerics;
using CsCheck;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Tests.Solving;

/// <summary>Random poses that a body could take, more or less.</summary>
internal static class Poses
{
    private static readonly HumanBone[] s_bones = Enum.GetValues<HumanBone>();

    /// <summary>Every bone turned by up to its own bound about a random axis, the whole body by anything about the vertical.</summary>
    public static Gen<AvatarPose> Random { get; } =
        Gen.Select(Gen.Double[-1, 1].Array[s_bones.Length * 3], Gen.Double[-Math.PI, Math.PI], Gen.Double[-1, 1].Array[3]).Select((turns, yaw, place) =>
        {
            var pose = new AvatarPose();
            foreach (HumanBone bone in s_bones)
            {
                int i = (int)bone * 3;
                var vector = new Vector3((float)turns[i], (float)turns[i + 1], (float)turns[i + 2]) * BoundRadians(bone);
                pose[bone] = vector.Length() > 0 ? Quaternion.CreateFromAxisAngle(Vector3.Normalize(vector), vector.Length()) : Quaternion.Identity;
            }
            pose[HumanBone.Hips] = Quaternion.CreateFromAxisAngle(Vector3.UnitY, (float)yaw) * pose[HumanBone.Hips];
            pose.HipsPosition = new Vector3((float)place[0], 0.9f + (0.2f * (float)place[1]), (float)place[2]);
            return pose;
        });

    private static float BoundRadians(HumanBone bone) => bone switch
    {
        HumanBone.Hips or HumanBone.Neck or HumanBone.Head => 0.3f,
        HumanBone.Spine or HumanBone.Chest or HumanBone.UpperChest => 0.15f,
        HumanBone.LeftUpperArm or HumanBone.RightUpperArm or HumanBone.LeftLowerArm or HumanBone.RightLowerArm => 0.9f,
        HumanBone.LeftUpperLeg or HumanBone.RightUpperLeg or HumanBone.LeftLowerLeg or HumanBone.RightLowerLeg => 0.7f,
        HumanBone.LeftShoulder or HumanBone.RightShoulder or HumanBone.LeftToes or HumanBone.RightToes => 0,
        _ => 0.3f,
    };
}
