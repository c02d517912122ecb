using System.Buffers;
using System.Numerics;
using System.Text.Json;
using Omozukai.Formats.Vrm;

namespace Omozukai.Formats.Gltf;

/// <summary>
/// Puts a motion into a copy of an avatar's file. Everything of the file stays as it is, extensions that nobody here knows included; the
/// motion comes before animations that the file brings, for players play the first.
/// </summary>
internal sealed class GlbFile(Avatar avatar, GltfMotion motion)
{
    private readonly JsonElement _root = avatar.File.Root;
    private readonly GltfBytes _bytes = new(avatar.File);

    public void Write(OutputFile output)
    {
        motion.LayOut(_ => true);
        GlbHeader.Write(output, Json(), _bytes.Length + motion.ByteLength);
        _bytes.CopyTo(output.Stream);
        motion.WriteKeys(output.Stream, output.Stream.Position);
    }

    private ReadOnlySpan<byte> Json()
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        foreach (JsonProperty property in _root.EnumerateObject())
            if (property.Name is not ("nodes" or "buffers" or "bufferViews" or "accessors" or "images" or "animations")) property.WriteTo(json);
        WriteNodes(json);
        _bytes.WriteBuffers(json, _bytes.Length + motion.ByteLength);
        if (_root.Items("images").Length > 0) _bytes.WritePictures(json);

        json.WriteStartArray("bufferViews");
        _bytes.WriteViews(json);
        json.WriteStartObject();
        json.WriteNumber("buffer", 0);
        json.WriteNumber("byteOffset", _bytes.Length);
        json.WriteNumber("byteLength", motion.ByteLength);
        json.WriteEndObject();
        json.WriteEndArray();

        JsonElement[] accessors = _root.Items("accessors");
        json.WriteStartArray("accessors");
        foreach (JsonElement accessor in accessors) accessor.WriteTo(json);
        motion.WriteAccessors(json, _bytes.ViewCount);
        json.WriteEndArray();

        json.WriteStartArray("animations");
        motion.WriteAnimation(json, accessors.Length);
        foreach (JsonElement animation in _root.Items("animations")) animation.WriteTo(json);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    /// <summary>Nodes that are animated may not have a matrix (glTF 2.0, 5.25.3): theirs is taken apart.</summary>
    private void WriteNodes(Utf8JsonWriter json)
    {
        HashSet<int> animated = [.. avatar.Rig.Bones.ToArray().Select(bone => avatar.Skeleton[bone].Node.Index)];
        JsonElement[] nodes = _root.Items("nodes");
        json.WriteStartArray("nodes");
        for (int i = 0; i < nodes.Length; i++)
        {
            GltfNode node = avatar.File.Nodes[i];
            if (!node.HasMatrix || !animated.Contains(i))
            {
                nodes[i].WriteTo(json);
                continue;
            }
            json.WriteStartObject();
            foreach (JsonProperty property in nodes[i].EnumerateObject())
                if (property.Name != "matrix") property.WriteTo(json);
            Numbers("translation", node.Translation.X, node.Translation.Y, node.Translation.Z);
            Numbers("rotation", node.Rotation.X, node.Rotation.Y, node.Rotation.Z, node.Rotation.W);
            Numbers("scale", node.Scale.X, node.Scale.Y, node.Scale.Z);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        void Numbers(string name, params ReadOnlySpan<float> values)
        {
            json.WriteStartArray(name);
            foreach (float value in values) json.WriteNumberValue(value);
            json.WriteEndArray();
        }
    }
}
