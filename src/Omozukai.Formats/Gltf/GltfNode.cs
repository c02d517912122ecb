using System.Numerics;

namespace Omozukai.Formats.Gltf;

/// <summary>A node at rest, with what follows from its parents.</summary>
internal sealed class GltfNode
{
    public required int Index { get; init; }

    public required string Name { get; init; }

    public required Vector3 Translation { get; init; }

    /// <summary>A unit quaternion.</summary>
    public required Quaternion Rotation { get; init; }

    public required Vector3 Scale { get; init; }

    /// <summary>Whether the file gives a matrix: such a node may not be animated as it is.</summary>
    public required bool HasMatrix { get; init; }

    public required int? Mesh { get; init; }

    public required int? Skin { get; init; }

    /// <summary>Morph weights of this node alone, which go before its mesh's.</summary>
    public required float[]? Weights { get; init; }

    public List<GltfNode> Children { get; } = [];

    public GltfNode? Parent { get; set; }

    /// <summary>From the node's space to the scene's.</summary>
    public Matrix4x4 World { get; set; }

    /// <summary>The product of the rotations down to this node: what <see cref="World"/> turns by, whatever it scales.</summary>
    public Quaternion WorldRotation { get; set; }

    public Matrix4x4 Local => Matrix4x4.CreateScale(Scale) * Matrix4x4.CreateFromQuaternion(Rotation) * Matrix4x4.CreateTranslation(Translation);

    /// <summary>Whether this node is another, or hangs from it.</summary>
    public bool IsWithin(GltfNode other)
    {
        for (GltfNode? node = this; node is not null; node = node.Parent)
            if (node == other) return true;
        return false;
    }
}
