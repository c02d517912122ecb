using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Bvh;

/// <summary>A joint of a file: its place in the tree, its channels, and where it stands in the frame read last.</summary>
internal sealed class BvhJoint(string name, int parent)
{
    public string Name { get; } = name;

    /// <summary>Index of the parent, or -1.</summary>
    public int Parent { get; } = parent;

    /// <summary>The bone that the name means, if any.</summary>
    public HumanBone? Bone { get; set; }

    /// <summary>From the parent, in the file's unit.</summary>
    public Vector3 Offset { get; set; }

    /// <summary>Height at rest of the lower of the joint and its end site.</summary>
    public float Lowest { get; set; }

    /// <summary>X, Y, Z for positions and x, y, z for rotations, in the file's order.</summary>
    public string Channels { get; set; } = "";

    /// <summary>Position in the world, in the file's unit.</summary>
    public Vector3 WorldPosition { get; set; }

    /// <summary>Rotation in the world; at rest the identity.</summary>
    public Quaternion WorldRotation { get; set; } = Quaternion.Identity;
}
