using System.Numerics;
using System.Text.Json.Nodes;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Tests.Vrma;

/// <summary>The smallest VRM 1.0 avatar that an animation can be played on: a rig's nodes and nothing to see.</summary>
internal static class SmallVrm
{
    public static void Write(string path, Rig rig)
    {
        var index = new Dictionary<HumanBone, int>();
        foreach (HumanBone bone in rig.Bones) index[bone] = index.Count;
        var nodes = new JsonArray();
        var humanBones = new JsonObject();
        foreach (HumanBone bone in rig.Bones)
        {
            Vector3 offset = rig.RestOffset(bone);
            var node = new JsonObject { ["name"] = "node of " + bone.Name(), ["translation"] = new JsonArray(offset.X, offset.Y, offset.Z) };
            int[] children = [.. index.Where(pair => rig.Parent(pair.Key) == bone).Select(pair => pair.Value)];
            if (children.Length > 0) node["children"] = new JsonArray([.. children.Select(child => JsonValue.Create(child))]);
            nodes.Add(node);
            humanBones[bone.Name()] = new JsonObject { ["node"] = index[bone] };
        }
        var preset = new JsonObject();
        var custom = new JsonObject();
        foreach (Expression expression in Enum.GetValues<Expression>()) (expression.IsPreset() ? preset : custom)[expression.Name()] = new JsonObject();
        var root = new JsonObject
        {
            ["asset"] = new JsonObject { ["version"] = "2.0" },
            ["extensionsUsed"] = new JsonArray("VRMC_vrm"),
            ["scene"] = 0,
            ["scenes"] = new JsonArray(new JsonObject { ["nodes"] = new JsonArray(0) }),
            ["nodes"] = nodes,
            ["extensions"] = new JsonObject
            {
                ["VRMC_vrm"] = new JsonObject
                {
                    ["specVersion"] = "1.0",
                    ["meta"] = new JsonObject { ["name"] = "small", ["authors"] = new JsonArray("tests"), ["licenseUrl"] = "https://vrm.dev/licenses/1.0/" },
                    ["humanoid"] = new JsonObject { ["humanBones"] = humanBones },
                    ["expressions"] = new JsonObject { ["preset"] = preset, ["custom"] = custom },
                    ["lookAt"] = new JsonObject { ["type"] = "bone" },
                },
            },
        };
        File.WriteAllBytes(path, new Glb(root, []).ToBytes());
    }
}
