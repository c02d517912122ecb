using System.Text.Json;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Vrma;

/// <summary>Which node of a file is which bone, expression and gaze: the extension VRMC_vrm_animation.</summary>
internal sealed class VrmaNodeMap
{
    private const string ExtensionName = "VRMC_vrm_animation";

    public Dictionary<HumanBone, int> Bones { get; } = [];

    public Dictionary<Expression, int> Expressions { get; } = [];

    public int? LookAt { get; private set; }

    /// <summary>Reads the extension from a glTF's JSON.</summary>
    /// <exception cref="InvalidDataException">It is not there, or lacks what it must have; without the file's name.</exception>
    public static VrmaNodeMap Parse(ReadOnlyMemory<byte> gltfJson)
    {
        using JsonDocument document = JsonDocument.Parse(gltfJson);
        if (Child(Child(document.RootElement, "extensions"), ExtensionName) is not { } extension)
            throw new InvalidDataException($"the extension {ExtensionName} is missing: this glTF is no VRM animation");
        if (Child(extension, "specVersion") is { } version && version.ValueKind == JsonValueKind.String && version.GetString() is not ("1.0" or "1.0-draft"))
            throw new InvalidDataException($"{ExtensionName} has version {version.GetString()}; this program reads 1.0");

        var map = new VrmaNodeMap();
        foreach ((string name, int node) in Nodes(Child(Child(extension, "humanoid"), "humanBones")))
            if (HumanBones.TryParse(name, out HumanBone bone)) map.Bones[bone] = node;
        if (!map.Bones.ContainsKey(HumanBone.Hips)) throw new InvalidDataException("the humanoid has no hips");
        JsonElement? expressions = Child(extension, "expressions");
        foreach (string kind in new[] { "custom", "preset" })
        {
            foreach ((string name, int node) in Nodes(Child(expressions, kind)))
                if (Core.Humanoid.Expressions.TryParse(name, out Expression expression)) map.Expressions[expression] = node;
        }
        if (Child(extension, "lookAt") is { } lookAt) map.LookAt = Node(lookAt);
        return map;
    }

    private static IEnumerable<(string Name, int Node)> Nodes(JsonElement? parent)
    {
        if (parent is not { ValueKind: JsonValueKind.Object } links) yield break;
        foreach (JsonProperty link in links.EnumerateObject())
            if (Node(link.Value) is { } node) yield return (link.Name, node);
    }

    private static int? Node(JsonElement link) =>
        Child(link, "node") is { ValueKind: JsonValueKind.Number } node && node.TryGetInt32(out int index) ? index : null;

    private static JsonElement? Child(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out JsonElement child) ? child : null;
}
