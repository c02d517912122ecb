using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrm;

/// <summary>
/// An avatar as its file describes it, without its looks: the rest pose of its bones, its expressions and what may be done with it.
/// Made by <see cref="AvatarReader"/>; nothing in it changes.
/// </summary>
public sealed class Avatar
{
    internal Avatar(GltfFile file, AvatarSkeleton skeleton)
    {
        File = file;
        Skeleton = skeleton;
    }

    /// <summary>The file as its user named it.</summary>
    public string FileName => File.Name;

    /// <summary>What the file says of itself.</summary>
    public required AvatarKind Kind { get; init; }

    /// <summary>The rest pose in the VRM 1.0 normalized space, whatever way the file faces and its bones are turned.</summary>
    public Rig Rig => Skeleton.Rig;

    /// <summary>What its face can do, in the file's order.</summary>
    public required IReadOnlyList<AvatarExpression> Expressions { get; init; }

    /// <summary>How it looks somewhere; null where it cannot.</summary>
    public required AvatarLookAt? LookAt { get; init; }

    /// <summary>Who made it, and what may be done with it.</summary>
    public required AvatarMeta Meta { get; init; }

    /// <summary>How much of what is in it.</summary>
    public required AvatarContents Contents { get; init; }

    /// <summary>What the file did not say and was guessed: bones by their names, the unit, the way it faces, the T-pose.</summary>
    public required IReadOnlyList<string> Guesses { get; init; }

    /// <summary>What is not as it should be in the file, and was passed over.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    internal GltfFile File { get; }

    internal AvatarSkeleton Skeleton { get; }

    /// <summary>The name of the node that is a bone.</summary>
    /// <exception cref="KeyNotFoundException">The avatar lacks the bone.</exception>
    public string NodeName(HumanBone bone) => Skeleton[bone].Node.Name;

    /// <summary>
    /// Turns a rotation of the normalized humanoid into the local rotation of the avatar's own node, as its file means it (glTF, right-handed).
    /// </summary>
    /// <exception cref="KeyNotFoundException">The avatar lacks the bone.</exception>
    public Quaternion ToNodeRotation(HumanBone bone, Quaternion normalized) => Skeleton[bone].ToNode(normalized);

    /// <summary>Turns a position of the hips in metres into the local translation of the avatar's own node, as its file means it.</summary>
    public Vector3 ToNodeTranslation(Vector3 hipsPosition) => Skeleton.ToHipsTranslation(hipsPosition);
}
