using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrm;

/// <summary>The bones of an avatar between its own nodes and the normalized humanoid.</summary>
internal sealed class AvatarSkeleton
{
    private readonly AvatarBone?[] _bones = new AvatarBone?[HumanBones.Count];
    private readonly AvatarFrame _frame;
    private readonly Matrix4x4 _hipsParentInverse = Matrix4x4.Identity;

    /// <param name="nodes">The nodes that are bones; each hangs from that of its parent.</param>
    /// <param name="frame">The way to the normalized space.</param>
    /// <param name="pose">How bones must turn to stand in T-pose.</param>
    /// <exception cref="InvalidDataException">What the hips hang from is squashed flat.</exception>
    public AvatarSkeleton(IReadOnlyDictionary<HumanBone, GltfNode> nodes, AvatarFrame frame, TPose pose)
    {
        _frame = frame;
        Rig = new Rig(nodes.Select(pair => KeyValuePair.Create(pair.Key, pose.Position(pair.Key))));
        foreach (HumanBone bone in Rig.Bones)
        {
            // A node above moves with the bone above, into the T-pose as anywhere else.
            GltfNode node = nodes[bone];
            Quaternion above = frame.Turn * (node.Parent?.WorldRotation ?? Quaternion.Identity);
            Quaternion parentWorld = Rig.Parent(bone) is { } parent ? pose.Turn(parent) * above : above;
            _bones[(int)bone] = new AvatarBone(bone, node, pose.Turn(bone) * frame.Turn * node.WorldRotation, parentWorld);
        }
        if (this[HumanBone.Hips].Node.Parent is { } root && !Matrix4x4.Invert(root.World, out _hipsParentInverse))
            throw new InvalidDataException($"nodes[{root.Index}] ({root.Name}), which the hips hang from, is squashed flat");
    }

    public Rig Rig { get; }

    public AvatarBone this[HumanBone bone] => _bones[(int)bone] ?? throw new KeyNotFoundException($"The avatar has no {bone.Name()}.");

    public Vector3 ToHipsTranslation(Vector3 hipsPosition) => Vector3.Transform(_frame.ToScene(hipsPosition), _hipsParentInverse);
}
