using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;
using Omozukai.Formats.Vrm;

namespace Omozukai.Formats.Tests.Vrm;

/// <summary>Poses the nodes of an avatar's file as a glTF player does, and says where they stand in its scene.</summary>
internal static class NodeKinematics
{
    public static Dictionary<HumanBone, Matrix4x4> Pose(Avatar avatar, AvatarPose pose)
    {
        var local = avatar.File.Nodes.ToDictionary(node => node, node => (node.Translation, node.Rotation));
        foreach (HumanBone bone in avatar.Rig.Bones)
        {
            GltfNode node = avatar.Skeleton[bone].Node;
            local[node] = (bone == HumanBone.Hips ? avatar.ToNodeTranslation(pose.HipsPosition) : node.Translation, avatar.ToNodeRotation(bone, pose[bone]));
        }
        return avatar.Rig.Bones.ToArray().ToDictionary(bone => bone, bone =>
        {
            Matrix4x4 world = Matrix4x4.Identity;
            for (GltfNode? node = avatar.Skeleton[bone].Node; node is not null; node = node.Parent)
                world *= Matrix4x4.CreateScale(node.Scale) * Matrix4x4.CreateFromQuaternion(local[node].Rotation) * Matrix4x4.CreateTranslation(local[node].Translation);
            return world;
        });
    }
}
