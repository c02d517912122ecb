using System.Text.Json;

namespace Omozukai.Formats.Gltf;

/// <summary>What can be morphed in a mesh.</summary>
/// <param name="Targets">The number of morph targets, the same of all its primitives.</param>
/// <param name="Weights">The targets' weights at rest; empty: all 0.</param>
/// <param name="TargetNames">The targets' names, where the file has them.</param>
/// <param name="Vertices">Of all primitives together.</param>
internal sealed record GltfMesh(int Targets, float[] Weights, IReadOnlyList<string?> TargetNames, long Vertices)
{
    /// <exception cref="InvalidDataException">The primitives disagree, or lead nowhere.</exception>
    public static GltfMesh[] ReadAll(JsonElement root)
    {
        long[] counts = [.. root.Items("accessors").Select((accessor, i) => accessor.Whole("count", $"accessors[{i}]") ?? 0)];
        return [.. root.Items("meshes").Select((mesh, i) => Read(mesh, $"meshes[{i}]", counts))];
    }

    private static GltfMesh Read(JsonElement mesh, string place, long[] counts)
    {
        int? targets = null;
        long vertices = 0;
        IReadOnlyList<string?> names = Names(mesh);
        JsonElement[] primitives = mesh.Items("primitives");
        for (int i = 0; i < primitives.Length; i++)
        {
            JsonElement[] items = primitives[i].Items("targets");
            if ((targets ??= items.Length) != items.Length) throw new InvalidDataException($"{place}.primitives[{i}] has {items.Length} morph targets, and the one before it {targets}");
            JsonElement? attributes = primitives[i].Child("attributes");
            vertices += Accessor(attributes, "POSITION") is { } positions ? counts[positions] : 0;
            foreach (JsonElement target in items)
                foreach (JsonProperty attribute in ((JsonElement?)target).Members()) Accessor(target, attribute.Name);

            int? Accessor(JsonElement? owner, string name) => owner?.Index(name, $"{place}.primitives[{i}]", counts.Length, "accessors");
            if (names.Count == 0) names = Names(primitives[i]); // where older exporters of Unity put them
        }
        float[] weights = mesh.Numbers("weights", place) ?? [];
        if (weights.Length > 0 && weights.Length != (targets ?? 0)) throw new InvalidDataException($"{place} has {targets ?? 0} morph targets and {weights.Length} weights");
        return new GltfMesh(targets ?? 0, weights, names, vertices);
    }

    private static IReadOnlyList<string?> Names(JsonElement owner) =>
        [.. owner.Child("extras").Items("targetNames").Select(name => name.ValueKind == JsonValueKind.String ? name.GetString() : null)];
}
