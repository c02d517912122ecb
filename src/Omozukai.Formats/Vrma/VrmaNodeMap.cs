using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrma;

/// <summary>Which node of a file is which bone, expression and gaze: the extension VRMC_vrm_animation.</summary>
internal sealed class VrmaNodeMap
{
    public const string ExtensionName = "VRMC_vrm_animation";

    public Dictionary<HumanBone, int> Bones { get; } = [];

    public Dictionary<Expression, int> Expressions { get; } = [];

    public int? LookAt { get; private set; }

    /// <summary>Reads the extension of a file.</summary>
    /// <exception cref="InvalidDataException">It is not there, or lacks what it must have; without the file's name.</exception>
    public static VrmaNodeMap Parse(GltfFile file)
    {
        if (file.Extension(ExtensionName) is not { } extension)
            throw new InvalidDataException($"the extension {ExtensionName} is missing: this glTF is no VRM animation");
        if (extension.Text("specVersion") is { } version && version is not ("1.0" or "1.0-draft"))
            throw new InvalidDataException($"{ExtensionName} has version {version}; this program reads 1.0");

        var map = new VrmaNodeMap();
        foreach ((string name, int node) in Nodes(extension.Child("humanoid").Child("humanBones"), file))
            if (HumanBones.TryParse(name, out HumanBone bone)) map.Bones[bone] = node;
        if (!map.Bones.ContainsKey(HumanBone.Hips)) throw new InvalidDataException("the humanoid has no hips");
        foreach (string kind in new[] { "custom", "preset" })
        {
            foreach ((string name, int node) in Nodes(extension.Child("expressions").Child(kind), file))
                if (Core.Humanoid.Expressions.TryParse(name, out Expression expression)) map.Expressions[expression] = node;
        }
        map.LookAt = extension.Child("lookAt")?.Index("node", $"{ExtensionName}.lookAt", file.Nodes.Count, "nodes");
        return map;
    }

    private static IEnumerable<(string Name, int Node)> Nodes(JsonElement? parent, GltfFile file)
    {
        foreach (JsonProperty link in parent.Members())
            if (link.Value.Index("node", $"{ExtensionName}: {link.Name}", file.Nodes.Count, "nodes") is { } node) yield return (link.Name, node);
    }
}
