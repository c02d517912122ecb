using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrm;

/// <summary>What the extension VRMC_vrm 1.0 says.</summary>
internal sealed class Vrm1Extension(GltfFile file, GltfMesh[] meshes, JsonElement extension)
{
    public const string Name = "VRMC_vrm";

    public Dictionary<HumanBone, GltfNode> Bones()
    {
        var bones = new Dictionary<HumanBone, GltfNode>();
        foreach (JsonProperty item in extension.Child("humanoid").Child("humanBones").Members())
        {
            if (HumanBones.TryParse(item.Name, out HumanBone bone) && item.Value.Index("node", $"{Name}.humanoid.humanBones.{item.Name}", file.Nodes.Count, "nodes") is { } node)
                bones[bone] = file.Nodes[node];
        }
        return bones;
    }

    public List<AvatarExpression> Expressions()
    {
        var expressions = new List<AvatarExpression>();
        foreach (string kind in new[] { "preset", "custom" })
            foreach (JsonProperty item in extension.Child("expressions").Child(kind).Members()) expressions.Add(Expression(item.Name, item.Value, $"{Name}.expressions.{kind}.{item.Name}"));
        return expressions;
    }

    public AvatarLookAt? LookAt()
    {
        if (extension.Child("lookAt") is not { } lookAt) return null;
        const string Place = Name + ".lookAt";
        bool usesExpressions = lookAt.Text("type") == "expression";
        LookRange usual = usesExpressions ? LookRange.Default with { OutputScale = 1 } : LookRange.Default;
        return new AvatarLookAt
        {
            UsesExpressions = usesExpressions,
            OffsetFromHead = lookAt.Vector("offsetFromHeadBone", Place) ?? default,
            HorizontalInner = Range("rangeMapHorizontalInner"),
            HorizontalOuter = Range("rangeMapHorizontalOuter"),
            VerticalDown = Range("rangeMapVerticalDown"),
            VerticalUp = Range("rangeMapVerticalUp"),
        };

        LookRange Range(string name) => lookAt.Child(name) is var range
            ? new LookRange(range.Number("inputMaxValue", $"{Place}.{name}") ?? usual.InputMaxDegrees, range.Number("outputScale", $"{Place}.{name}") ?? usual.OutputScale)
            : usual;
    }

    public AvatarMeta Meta()
    {
        JsonElement? meta = extension.Child("meta");
        return new AvatarMeta
        {
            Name = meta.Text("name"),
            Authors = [.. meta.Items("authors").Where(author => author.ValueKind == JsonValueKind.String).Select(author => author.GetString()!)],
            Version = meta.Text("version"),
            License = meta.Text("licenseUrl"),
            Terms = MetaTerms.Of(meta, ["name", "authors", "version", "licenseUrl"]),
        };
    }

    private AvatarExpression Expression(string name, JsonElement item, string place)
    {
        var morphs = new List<MorphBind>();
        foreach (JsonElement bind in item.Items("morphTargetBinds"))
        {
            if (bind.Reference("node", file.Nodes.Count) is not { } node || file.Nodes[node].Mesh is not { } mesh) continue;
            if (bind.Reference("index", meshes[mesh].Targets) is { } target)
                morphs.Add(new MorphBind(node, target, ((JsonElement?)bind).Number("weight", place) ?? 0));
        }
        return new AvatarExpression
        {
            Name = name,
            Meaning = Core.Humanoid.Expressions.TryParse(name, out Expression meaning) ? meaning : null,
            IsBinary = ((JsonElement?)item).IsTrue("isBinary"),
            OverrideMouth = Override("overrideMouth"),
            OverrideBlink = Override("overrideBlink"),
            OverrideLookAt = Override("overrideLookAt"),
            MaterialCount = item.Items("materialColorBinds").Length + item.Items("textureTransformBinds").Length,
            Morphs = morphs,
        };

        ExpressionOverride Override(string group) => item.Text(group) switch
        {
            "block" => ExpressionOverride.Block,
            "blend" => ExpressionOverride.Blend,
            _ => ExpressionOverride.None,
        };
    }
}
