namespace Omozukai.Formats.Vrm;

/// <summary>What an avatar's file says of itself.</summary>
public enum AvatarKind
{
    /// <summary>VRM 1.0: the extension VRMC_vrm.</summary>
    Vrm1,

    /// <summary>VRM 0.x: the extension VRM. It faces −Z in its file and +Z as it is read.</summary>
    Vrm0,

    /// <summary>A glTF of a humanoid whose bones are known by their names alone.</summary>
    Gltf,
}
