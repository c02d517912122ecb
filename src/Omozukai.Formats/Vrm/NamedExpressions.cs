using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrm;

/// <summary>Expressions of a glTF that names none: morph targets called as ARKit's shapes or VRM's presets, or as the visemes of Ready Player Me.</summary>
internal static class NamedExpressions
{
    private static readonly Dictionary<string, Expression> s_visemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["viseme_aa"] = Expression.Aa, ["viseme_E"] = Expression.Ee, ["viseme_I"] = Expression.Ih, ["viseme_O"] = Expression.Oh, ["viseme_U"] = Expression.Ou,
    };

    public static List<AvatarExpression> Find(GltfFile file, GltfMesh[] meshes)
    {
        var found = new SortedDictionary<Expression, List<MorphBind>>();
        foreach (GltfNode node in file.Nodes)
        {
            if (node.Mesh is not { } mesh) continue;
            IReadOnlyList<string?> names = meshes[mesh].TargetNames;
            for (int target = 0; target < Math.Min(names.Count, meshes[mesh].Targets); target++)
            {
                if (names[target] is not { } name || !(Expressions.TryParse(Short(name), out Expression expression) || s_visemes.TryGetValue(name, out expression))) continue;
                if (!found.TryGetValue(expression, out List<MorphBind>? morphs)) found[expression] = morphs = [];
                morphs.Add(new MorphBind(node.Index, target, 1));
            }
        }
        return [.. found.Select(pair => new AvatarExpression { Name = pair.Key.Name(), Meaning = pair.Key, Morphs = pair.Value })];
    }

    /// <summary>Without what exporters put before a name (Face.jawOpen), and with sides written out (eyeBlink_L).</summary>
    private static string Short(string name)
    {
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.EndsWith("_L", StringComparison.OrdinalIgnoreCase) ? name[..^2] + "Left" : name.EndsWith("_R", StringComparison.OrdinalIgnoreCase) ? name[..^2] + "Right" : name;
    }
}
