using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrm;

/// <summary>What the extension VRM 0.x says, in the words of 1.0.</summary>
internal sealed class Vrm0Extension(GltfFile file, GltfMesh[] meshes, JsonElement extension)
{
    public const string Name = "VRM";

    /// <summary>A bind's weight of 1 in 1.0 (UniVRM, schema of 0.x: 0..100).</summary>
    private const float FullWeight = 100;

    /// <summary>A bind of 0.x means every node that shows its mesh: few words may ask for much. Rich avatars have some thousands.</summary>
    private const int MaxBinds = 1 << 18;

    private readonly ILookup<int?, GltfNode> _nodesOfMesh = file.Nodes.ToLookup(node => node.Mesh);
    private int _binds;

    public Dictionary<HumanBone, GltfNode> Bones()
    {
        var bones = new Dictionary<HumanBone, GltfNode>();
        foreach (JsonElement item in extension.Child("humanoid").Items("humanBones"))
        {
            if (item.Text("bone") is not { } name || Bone(name) is not { } bone) continue;
            if (item.Reference("node", file.Nodes.Count) is { } node) bones[bone] = file.Nodes[node];
        }
        return bones;
    }

    public List<AvatarExpression> Expressions()
    {
        var expressions = new List<AvatarExpression>();
        JsonElement[] groups = extension.Child("blendShapeMaster").Items("blendShapeGroups");
        for (int i = 0; i < groups.Length; i++) expressions.Add(Expression(groups[i], $"{Name}.blendShapeMaster.blendShapeGroups[{i}]"));
        return expressions;
    }

    public AvatarLookAt? LookAt()
    {
        if (extension.Child("firstPerson") is not { } firstPerson) return null;
        const string Place = Name + ".firstPerson";
        bool usesExpressions = firstPerson.Text("lookAtTypeName") == "BlendShape";
        LookRange usual = usesExpressions ? LookRange.Default with { OutputScale = 1 } : LookRange.Default;
        return new AvatarLookAt
        {
            UsesExpressions = usesExpressions,
            OffsetFromHead = Offset(firstPerson.Child("firstPersonBoneOffset"), Place + ".firstPersonBoneOffset"),
            HorizontalInner = Range("lookAtHorizontalInner"),
            HorizontalOuter = Range("lookAtHorizontalOuter"),
            VerticalDown = Range("lookAtVerticalDown"),
            VerticalUp = Range("lookAtVerticalUp"),
        };

        LookRange Range(string name) => firstPerson.Child(name) is var range
            ? new LookRange(range.Number("xRange", $"{Place}.{name}") ?? usual.InputMaxDegrees, range.Number("yRange", $"{Place}.{name}") ?? usual.OutputScale)
            : usual;
    }

    public AvatarMeta Meta()
    {
        JsonElement? meta = extension.Child("meta");
        return new AvatarMeta
        {
            Name = meta.Text("title"),
            Authors = meta.Text("author") is { Length: > 0 } author ? [author] : [],
            Version = meta.Text("version"),
            License = meta.Text("licenseName"),
            Terms = MetaTerms.Of(meta, ["title", "author", "version", "licenseName"]),
        };
    }

    /// <summary>0.x calls a thumb's bones proximal, intermediate and distal; 1.0 metacarpal, proximal and distal.</summary>
    private static HumanBone? Bone(string name)
    {
        name = name.Replace("ThumbProximal", "ThumbMetacarpal", StringComparison.Ordinal).Replace("ThumbIntermediate", "ThumbProximal", StringComparison.Ordinal);
        return HumanBones.TryParse(name, out HumanBone bone) ? bone : null;
    }

    /// <summary>Stored with Unity's axes: +Z ahead and +X to the right, where the normalized space has +X to the left.</summary>
    private static Vector3 Offset(JsonElement? offset, string place) =>
        new(-(offset.Number("x", place) ?? 0), offset.Number("y", place) ?? 0, offset.Number("z", place) ?? 0);

    private static string? PresetName(string? name) => name?.ToLowerInvariant() switch
    {
        "a" => "aa",
        "i" => "ih",
        "u" => "ou",
        "e" => "ee",
        "o" => "oh",
        "joy" => "happy",
        "sorrow" => "sad",
        "fun" => "relaxed",
        "blink_l" => "blinkLeft",
        "blink_r" => "blinkRight",
        "unknown" or "" or null => null,
        var same => Core.Humanoid.Expressions.TryParse(same, out Expression expression) ? expression.Name() : null,
    };

    private AvatarExpression Expression(JsonElement group, string place)
    {
        string name = PresetName(group.Text("presetName")) ?? group.Text("name") ?? "";
        var morphs = new List<MorphBind>();
        foreach (JsonElement bind in group.Items("binds"))
        {
            if (bind.Reference("mesh", meshes.Length) is not { } mesh || bind.Reference("index", meshes[mesh].Targets) is not { } target) continue;
            float weight = (((JsonElement?)bind).Number("weight", place) ?? 0) / FullWeight;
            foreach (GltfNode node in _nodesOfMesh[mesh])
            {
                if (_binds++ == MaxBinds) throw new InvalidDataException($"{place} and the expressions before it move more than {MaxBinds} morph targets");
                morphs.Add(new MorphBind(node.Index, target, weight));
            }
        }
        return new AvatarExpression
        {
            Name = name,
            Meaning = Core.Humanoid.Expressions.TryParse(name, out Expression meaning) ? meaning : null,
            IsBinary = ((JsonElement?)group).IsTrue("isBinary"),
            MaterialCount = group.Items("materialValues").Length,
            Morphs = morphs,
        };
    }
}
