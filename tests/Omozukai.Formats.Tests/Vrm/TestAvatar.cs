using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Tests.Vrma;

namespace Omozukai.Formats.Tests.Vrm;

/// <summary>
/// Makes avatars for tests: the default figure, or another rig, as boxes on bones with a face that morphs, in any of the kinds of file,
/// with any rest rotations, in any unit and facing any way.
/// </summary>
internal sealed record TestAvatar
{
    public Rig Rig { get; init; } = Rig.Default;

    /// <summary>Whether each bone's node is turned at rest, each differently.</summary>
    public bool IsTurnedAtRest { get; init; }

    /// <summary>From the normalized space to the file's scene: turn, units a metre, place.</summary>
    public Quaternion Turn { get; init; } = Quaternion.Identity;

    public float Scale { get; init; } = 1;

    public Vector3 Offset { get; init; }

    /// <summary>A node above the hips that turns, moves and scales.</summary>
    public bool HasArmature { get; init; }

    /// <summary>A node between two bones.</summary>
    public bool HasBetween { get; init; }

    /// <summary>Names of nodes.</summary>
    public Func<HumanBone, string> Name { get; init; } = bone => "node of " + bone.Name();

    /// <summary>Rest rotations in the normalized space away from the T-pose: lowered arms.</summary>
    public Func<HumanBone, Quaternion> Away { get; init; } = _ => Quaternion.Identity;

    public static TestAvatar Vrm1 => new();

    public static TestAvatar Vrm0 => new() { Turn = new Quaternion(0, 1, 0, 0) };

    public byte[] ToVrm1()
    {
        Glb glb = Build();
        var humanBones = new JsonObject();
        foreach (HumanBone bone in Rig.Bones) humanBones[bone.Name()] = new JsonObject { ["node"] = _nodes[bone] };
        var preset = new JsonObject();
        var custom = new JsonObject();
        foreach (Expression expression in Enum.GetValues<Expression>())
        {
            (expression.IsPreset() ? preset : custom)[expression.Name()] = new JsonObject
            {
                ["morphTargetBinds"] = new JsonArray(new JsonObject { ["node"] = _face, ["index"] = (int)expression, ["weight"] = 1 }),
            };
        }
        glb.Json["extensionsUsed"] = new JsonArray("VRMC_vrm");
        glb.Json["extensions"] = new JsonObject
        {
            ["VRMC_vrm"] = new JsonObject
            {
                ["specVersion"] = "1.0",
                ["meta"] = new JsonObject { ["name"] = "Box", ["authors"] = new JsonArray("tests"), ["licenseUrl"] = "https://vrm.dev/licenses/1.0/", ["commercialUsage"] = "corporation", ["allowRedistribution"] = true },
                ["humanoid"] = new JsonObject { ["humanBones"] = humanBones },
                ["expressions"] = new JsonObject { ["preset"] = preset, ["custom"] = custom },
                ["lookAt"] = new JsonObject
                {
                    ["type"] = "bone",
                    ["offsetFromHeadBone"] = new JsonArray(0, 0.06, 0),
                    ["rangeMapHorizontalInner"] = new JsonObject { ["inputMaxValue"] = 90, ["outputScale"] = 10 },
                    ["rangeMapHorizontalOuter"] = new JsonObject { ["inputMaxValue"] = 60, ["outputScale"] = 12 },
                },
            },
        };
        return glb.ToBytes();
    }

    public byte[] ToVrm0()
    {
        Glb glb = Build();
        var humanBones = new JsonArray();
        foreach (HumanBone bone in Rig.Bones)
        {
            string name = bone.Name().Replace("ThumbProximal", "ThumbIntermediate").Replace("ThumbMetacarpal", "ThumbProximal");
            humanBones.Add(new JsonObject { ["bone"] = name, ["node"] = _nodes[bone] });
        }
        humanBones.Add(new JsonObject { ["bone"] = "unset", ["node"] = -1 });
        var groups = new JsonArray();
        string[] presets = ["joy", "angry", "sorrow", "fun", "unknown", "a", "i", "u", "e", "o", "blink", "blink_l", "blink_r", "lookup", "lookdown", "lookleft", "lookright", "neutral"];
        foreach (Expression expression in Enum.GetValues<Expression>())
        {
            groups.Add(new JsonObject
            {
                ["presetName"] = expression.IsPreset() ? presets[(int)expression] : "unknown",
                ["name"] = expression.ToString(), // capitals, as Perfect Sync has them
                ["binds"] = new JsonArray(new JsonObject { ["mesh"] = 1, ["index"] = (int)expression, ["weight"] = 100 }, new JsonObject { ["mesh"] = -1, ["index"] = -1, ["weight"] = 100 }),
            });
        }
        glb.Json["extensionsUsed"] = new JsonArray("VRM");
        glb.Json["extensions"] = new JsonObject
        {
            ["VRM"] = new JsonObject
            {
                ["specVersion"] = "0.0",
                ["exporterVersion"] = "tests",
                ["meta"] = new JsonObject { ["title"] = "Box", ["author"] = "tests", ["licenseName"] = "CC0", ["commercialUssageName"] = "Allow" },
                ["humanoid"] = new JsonObject { ["humanBones"] = humanBones },
                ["firstPerson"] = new JsonObject
                {
                    ["firstPersonBone"] = _nodes[HumanBone.Head],
                    ["firstPersonBoneOffset"] = new JsonObject { ["x"] = 0, ["y"] = 0.06, ["z"] = 0.01 },
                    ["lookAtTypeName"] = "BlendShape",
                    ["lookAtHorizontalOuter"] = new JsonObject { ["xRange"] = 60, ["yRange"] = 1 },
                },
                ["blendShapeMaster"] = new JsonObject { ["blendShapeGroups"] = groups },
                ["secondaryAnimation"] = new JsonObject { ["boneGroups"] = new JsonArray(), ["colliderGroups"] = new JsonArray() },
                ["materialProperties"] = new JsonArray(),
            },
        };
        return glb.ToBytes();
    }

    public byte[] ToGltf() => Build().ToBytes();

    private readonly Dictionary<HumanBone, int> _nodes = [];
    private int _face;

    /// <summary>Nodes, boxes and the face; the first node is the armature where there is one.</summary>
    private Glb Build()
    {
        _nodes.Clear();
        var nodes = new JsonArray();
        var world = new Dictionary<int, (Vector3 Position, Quaternion Rotation, float Scale)>();
        (Vector3, Quaternion, float) root = (Vector3.Zero, Quaternion.Identity, 1f);
        int armature = -1;
        if (HasArmature)
        {
            root = (new Vector3(0.3f, -0.2f, 0.1f), Quaternion.Normalize(new Quaternion(0.3f, -0.2f, 0.5f, 0.7f)), 0.25f);
            armature = Add("Armature", root, parent: -1);
        }
        (Dictionary<HumanBone, Vector3> positions, Dictionary<HumanBone, Quaternion> turns) = Pose();
        foreach (HumanBone bone in Rig.Bones)
        {
            Vector3 position = Vector3.Transform(positions[bone], Turn) * Scale + Offset;
            Quaternion own = IsTurnedAtRest ? Quaternion.Normalize(new Quaternion(MathF.Sin((int)bone), MathF.Cos((int)bone * 3), MathF.Sin((int)bone * 7), 0.9f)) : Quaternion.Identity;
            int parent = Rig.Parent(bone) is { } above ? _nodes[above] : armature;
            if (HasBetween && bone is HumanBone.LeftUpperArm or HumanBone.Head)
                parent = Add("between", (position * 0.9f, Quaternion.Normalize(new Quaternion(0.1f, 0.7f, 0.2f, 0.5f)), Scale), parent);
            _nodes[bone] = Add(Name(bone), (position, Turn * turns[bone] * own, Scale), parent, mesh: 0);
        }
        _face = Add("Face", (Vector3.Transform(positions[HumanBone.Head] + new Vector3(0, 0.08f, 0.09f), Turn) * Scale + Offset, Turn, Scale), _nodes[HumanBone.Head], mesh: 1);
        var binary = new List<byte>();
        JsonObject[] accessors = [Box(binary, 0.02f, 0), .. Enumerable.Range(0, 1 + Expressions.Count).Select(i => Box(binary, i == 0 ? 0.03f : 0.0005f * i, i))];
        var views = new JsonArray();
        for (int i = 0; i < accessors.Length; i++)
        {
            accessors[i]["bufferView"] = i;
            views.Add(new JsonObject { ["buffer"] = 0, ["byteOffset"] = i * 36 * 12, ["byteLength"] = 36 * 12, ["target"] = 34962 });
        }
        var targets = new JsonArray([.. Enumerable.Range(0, Expressions.Count).Select(i => new JsonObject { ["POSITION"] = 2 + i })]);
        var names = new JsonArray([.. Enum.GetValues<Expression>().Select(expression => JsonValue.Create(expression.Name()))]);
        return new Glb(new JsonObject
        {
            ["asset"] = new JsonObject { ["version"] = "2.0", ["copyright"] = "CC0" },
            ["scene"] = 0,
            ["scenes"] = new JsonArray(new JsonObject { ["nodes"] = new JsonArray(0) }),
            ["nodes"] = nodes,
            ["materials"] = new JsonArray(Material(0.8f, 0.6f, 0.4f), Material(0.9f, 0.3f, 0.3f)),
            ["meshes"] = new JsonArray(
                new JsonObject { ["primitives"] = new JsonArray(new JsonObject { ["attributes"] = new JsonObject { ["POSITION"] = 0 }, ["material"] = 0 }) },
                new JsonObject
                {
                    ["primitives"] = new JsonArray(new JsonObject { ["attributes"] = new JsonObject { ["POSITION"] = 1 }, ["targets"] = targets, ["material"] = 1 }),
                    ["extras"] = new JsonObject { ["targetNames"] = names },
                }),
            ["accessors"] = new JsonArray(accessors),
            ["bufferViews"] = views,
            ["buffers"] = new JsonArray(new JsonObject { ["byteLength"] = binary.Count }),
        }, [.. binary]);

        int Add(string name, (Vector3 Position, Quaternion Rotation, float Scale) place, int parent, int? mesh = null)
        {
            (Vector3 p, Quaternion r, float s) = parent < 0 ? (Vector3.Zero, Quaternion.Identity, 1f) : world[parent];
            Vector3 t = Vector3.Transform(place.Position - p, Quaternion.Conjugate(r)) / s;
            Quaternion q = Quaternion.Conjugate(r) * place.Rotation;
            var node = new JsonObject { ["name"] = name };
            if (t != Vector3.Zero) node["translation"] = new JsonArray(t.X, t.Y, t.Z);
            if (Math.Abs(q.W) < 1) node["rotation"] = new JsonArray(q.X, q.Y, q.Z, q.W);
            float own = place.Scale / s;
            if (own != 1) node["scale"] = new JsonArray(own, own, own);
            if (mesh is { } shown) node["mesh"] = shown;
            int index = nodes.Count;
            nodes.Add(node);
            world[index] = place;
            if (parent >= 0)
            {
                if (nodes[parent]!["children"] is not JsonArray children) nodes[parent]!["children"] = children = [];
                children.Add(index);
            }
            return index;
        }
    }

    /// <summary>Where the bones stand at rest: <see cref="Away"/> is relative to the T-pose, each bone's own.</summary>
    private (Dictionary<HumanBone, Vector3> Positions, Dictionary<HumanBone, Quaternion> Turns) Pose()
    {
        var pose = new AvatarPose { HipsPosition = Rig.RestPosition(HumanBone.Hips) };
        foreach (HumanBone bone in Rig.Bones) pose[bone] = Away(bone);
        var kinematics = new ForwardKinematics(Rig);
        kinematics.Update(pose);
        HumanBone[] bones = Rig.Bones.ToArray();
        return (bones.ToDictionary(bone => bone, kinematics.Position), bones.ToDictionary(bone => bone, kinematics.Rotation));
    }

    private static JsonObject Material(float r, float g, float b) =>
        new() { ["pbrMetallicRoughness"] = new JsonObject { ["baseColorFactor"] = new JsonArray(r, g, b, 1), ["metallicFactor"] = 0 } };

    /// <summary>Twelve triangles about the origin, or, for a morph target, how far its corners go out; every target differs.</summary>
    private static JsonObject Box(List<byte> binary, float half, int salt)
    {
        int[] faces = [0, 1, 3, 0, 3, 2, 4, 6, 7, 4, 7, 5, 0, 4, 5, 0, 5, 1, 2, 3, 7, 2, 7, 6, 0, 2, 6, 0, 6, 4, 1, 5, 7, 1, 7, 3];
        Vector3[] corners = [.. faces.Select(c => new Vector3((c & 4) == 0 ? -half : half, (c & 2) == 0 ? -half : half, (c & 1) == 0 ? -half : half) * (salt == 0 ? 1 : 0.5f + 0.5f * (salt % 3)))];
        binary.AddRange(MemoryMarshal.AsBytes<Vector3>(corners));
        Vector3 min = corners.Aggregate(Vector3.Min), max = corners.Aggregate(Vector3.Max);
        return new JsonObject
        {
            ["componentType"] = 5126,
            ["count"] = corners.Length,
            ["type"] = "VEC3",
            ["min"] = new JsonArray(min.X, min.Y, min.Z),
            ["max"] = new JsonArray(max.X, max.Y, max.Z),
        };
    }
}
