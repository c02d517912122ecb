using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrm;

/// <summary>Which node is which bone, and whether that can be.</summary>
internal static class HumanoidNodes
{
    /// <summary>Drops what cannot be, as long as no bone is lost that every humanoid must have.</summary>
    /// <param name="nodes">What the file says.</param>
    /// <param name="warnings">Gets what was dropped.</param>
    /// <exception cref="InvalidDataException">A required bone is missing or impossible.</exception>
    public static void Mend(Dictionary<HumanBone, GltfNode> nodes, List<string> warnings)
    {
        HumanBone[] missing = [.. Enum.GetValues<HumanBone>().Where(bone => bone.IsRequired() && !nodes.ContainsKey(bone))];
        if (missing.Length > 0) throw new InvalidDataException($"it lacks {(missing.Length == 1 ? "a bone" : "bones")} that a humanoid must have: {string.Join(", ", missing.Select(bone => bone.Name()))}");

        // Parents come before children, so that a bone is measured against bones that stay
        foreach (HumanBone bone in Enum.GetValues<HumanBone>())
        {
            if (!nodes.TryGetValue(bone, out GltfNode? node) || Problem(nodes, bone, node) is not { } problem) continue;
            if (bone.IsRequired()) throw new InvalidDataException($"nodes[{node.Index}] ({node.Name}) cannot be {bone.Name()}: {problem}");
            nodes.Remove(bone);
            warnings.Add($"{bone.Name()} was left out: its node {node.Name} {problem}");
        }
    }

    private static string? Problem(Dictionary<HumanBone, GltfNode> nodes, HumanBone bone, GltfNode node)
    {
        foreach ((HumanBone other, GltfNode taken) in nodes)
            if (other < bone && taken == node) return $"is {other.Name()} already";
        HumanBone? parent = bone.Parent();
        while (parent is { } candidate && !nodes.ContainsKey(candidate)) parent = candidate.Parent();
        return parent is { } above && !node.IsWithin(nodes[above]) ? $"does not hang from {above.Name()}" : null;
    }
}
