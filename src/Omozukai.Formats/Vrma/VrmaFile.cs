using System.Buffers;
using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrma;

/// <summary>
/// Puts a motion into a GLB. Written by hand: glTF libraries hold all keys in memory, and a recording may be long.
/// </summary>
internal sealed class VrmaFile(VrmaLayout layout, GltfMotion motion, bool hasFace)
{
    public void Write(OutputFile output)
    {
        motion.LayOut(track => hasFace || track.Column < layout.FirstFaceColumn);
        GlbHeader.Write(output, Json(), motion.ByteLength);
        motion.WriteKeys(output.Stream, output.Stream.Position);
    }

    private ReadOnlySpan<byte> Json()
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 15);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartObject("asset");
        json.WriteString("version", "2.0");
        json.WriteString("generator", "Omozukai");
        json.WriteEndObject();
        json.WriteStartArray("extensionsUsed");
        json.WriteStringValue("VRMC_vrm_animation");
        json.WriteEndArray();
        WriteExtension(json);
        WriteNodes(json);
        WriteMotion(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private void WriteExtension(Utf8JsonWriter json)
    {
        json.WriteStartObject("extensions");
        json.WriteStartObject("VRMC_vrm_animation");
        json.WriteString("specVersion", "1.0");
        json.WriteStartObject("humanoid");
        json.WriteStartObject("humanBones");
        foreach ((HumanBone bone, int node) in layout.BoneNodes) WriteNodeLink(json, bone.Name(), node);
        json.WriteEndObject();
        json.WriteEndObject();
        if (hasFace)
        {
            json.WriteStartObject("expressions");
            foreach (bool preset in new[] { true, false })
            {
                json.WriteStartObject(preset ? "preset" : "custom");
                foreach ((Expression expression, string name, int node) in layout.Expressions)
                    if ((expression.IsPreset() && name == expression.Name()) == preset) WriteNodeLink(json, name, node);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteStartObject("lookAt");
            json.WriteNumber("node", layout.LookAtNode);
            json.WriteStartArray("offsetFromHeadBone");
            json.WriteNumberValue(layout.EyesFromHead.X);
            json.WriteNumberValue(layout.EyesFromHead.Y);
            json.WriteNumberValue(layout.EyesFromHead.Z);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();

        static void WriteNodeLink(Utf8JsonWriter json, string name, int node)
        {
            json.WriteStartObject(name);
            json.WriteNumber("node", node);
            json.WriteEndObject();
        }
    }

    private void WriteNodes(Utf8JsonWriter json)
    {
        int count = hasFace ? layout.Nodes.Count : layout.BoneNodes.Count(); // the bones come first
        var roots = Enumerable.Range(0, count).Except(layout.Nodes.SelectMany(node => node.Children));
        json.WriteNumber("scene", 0);
        json.WriteStartArray("scenes");
        json.WriteStartObject();
        json.WriteStartArray("nodes");
        foreach (int root in roots) json.WriteNumberValue(root);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();

        json.WriteStartArray("nodes");
        foreach (VrmaNode node in layout.Nodes.Take(count))
        {
            json.WriteStartObject();
            json.WriteString("name", node.Name);
            json.WriteStartArray("translation");
            json.WriteNumberValue(node.Translation.X);
            json.WriteNumberValue(node.Translation.Y);
            json.WriteNumberValue(node.Translation.Z);
            json.WriteEndArray();
            if (node.Children.Count > 0)
            {
                json.WriteStartArray("children");
                foreach (int child in node.Children) json.WriteNumberValue(child);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>One view of one buffer holds all keys.</summary>
    private void WriteMotion(Utf8JsonWriter json)
    {
        json.WriteStartArray("buffers");
        json.WriteStartObject();
        json.WriteNumber("byteLength", motion.ByteLength);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("bufferViews");
        json.WriteStartObject();
        json.WriteNumber("buffer", 0);
        json.WriteNumber("byteLength", motion.ByteLength);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("accessors");
        motion.WriteAccessors(json, view: 0);
        json.WriteEndArray();
        json.WriteStartArray("animations");
        motion.WriteAnimation(json, firstAccessor: 0);
        json.WriteEndArray();
    }
}
