using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrm;

/// <summary>A bone's node, and how it and the node above it are turned in the T-pose.</summary>
internal sealed class AvatarBone(HumanBone bone, GltfNode node, Quaternion world, Quaternion parentWorld)
{
    private readonly Quaternion _inverseParentWorld = Quaternion.Conjugate(parentWorld);

    public HumanBone Bone { get; } = bone;

    public GltfNode Node { get; } = node;

    /// <summary>
    /// W(parent)⁻¹ · normalized · W with world rotations of the T-pose. Nodes between two bones do not move, so that
    /// the node above turns with the bone above.
    /// </summary>
    public Quaternion ToNode(Quaternion normalized) => _inverseParentWorld * normalized * world;
}
