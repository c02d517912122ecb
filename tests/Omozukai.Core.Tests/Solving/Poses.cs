using System.Numerics;
using CsCheck;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Tests.Solving;

/// <summary>Random poses that a body could take, more or less.</summary>
internal static class Poses
{
    private static readonly HumanBone[] s_bones = Enum.GetValues<HumanBone>();

    /// <summary>Every bone turned by up to its own bound about a random axis, elbows and knees about theirs, the whole body by anything about the vertical.</summary>
    public static Gen<AvatarPose> Random { get; } =
        Gen.Select(Gen.Double[-1, 1].Array[s_bones.Length * 3], Gen.Double[-Math.PI, Math.PI], Gen.Double[-1, 1].Array[3]).Select((turns, yaw, place) =>
        {
            var pose = new AvatarPose();
            foreach (HumanBone bone in s_bones)
            {
                int i = (int)bone * 3;
                var vector = new Vector3((float)turns[i], (float)turns[i + 1], (float)turns[i + 2]);
                pose[bone] = Turn(Hinge(bone) is { } hinge ? hinge * MathF.Abs(vector.X) : vector * BoundRadians(bone));
            }
            pose[HumanBone.Hips] = Quaternion.CreateFromAxisAngle(Vector3.UnitY, (float)yaw) * pose[HumanBone.Hips];
            pose.HipsPosition = new Vector3((float)place[0], 0.9f + (0.2f * (float)place[1]), (float)place[2]);
            return pose;
        });

    /// <summary>The axis about which a joint bends and no other, times the farthest angle in radians; null for a ball joint.</summary>
    private static Vector3? Hinge(HumanBone bone) => bone switch
    {
        HumanBone.LeftLowerArm => -Vector3.UnitY * 2,
        HumanBone.RightLowerArm => Vector3.UnitY * 2,
        HumanBone.LeftLowerLeg or HumanBone.RightLowerLeg => Vector3.UnitX * 2,
        HumanBone.LeftShoulder or HumanBone.RightShoulder or HumanBone.LeftToes or HumanBone.RightToes => Vector3.Zero,
        _ => null,
    };

    private static float BoundRadians(HumanBone bone) => bone switch
    {
        HumanBone.Spine or HumanBone.Chest or HumanBone.UpperChest => 0.15f,
        HumanBone.LeftUpperArm or HumanBone.RightUpperArm => 0.9f,
        HumanBone.LeftUpperLeg or HumanBone.RightUpperLeg => 0.7f,
        HumanBone.Neck or HumanBone.Head => 0.2f,
        _ => 0.3f,
    };

    private static Quaternion Turn(Vector3 vector) =>
        vector.Length() > 0 ? Quaternion.CreateFromAxisAngle(Vector3.Normalize(vector), vector.Length()) : Quaternion.Identity;
}
