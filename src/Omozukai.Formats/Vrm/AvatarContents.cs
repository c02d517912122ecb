namespace Omozukai.Formats.Vrm;

/// <summary>How much of what is in an avatar's file.</summary>
public sealed record AvatarContents
{
    /// <summary>Nodes, bones among them.</summary>
    public int Nodes { get; init; }

    /// <summary>Vertices of all meshes.</summary>
    public long Vertices { get; init; }

    /// <summary>Morph targets of all meshes.</summary>
    public int MorphTargets { get; init; }

    /// <summary>Materials.</summary>
    public int Materials { get; init; }

    /// <summary>Pictures.</summary>
    public int Textures { get; init; }

    /// <summary>Animations that the file brings.</summary>
    public int Animations { get; init; }

    /// <summary>Chains of bones that swing by themselves: hair, skirts.</summary>
    public int SpringChains { get; init; }

    /// <summary>Nodes that follow others by rules (VRMC_node_constraint).</summary>
    public int Constraints { get; init; }
}
