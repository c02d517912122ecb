using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Vrma;

/// <summary>
/// Puts a spooled motion into a GLB. Written by hand: glTF libraries hold all keys in memory, and a recording may be long.
/// </summary>
internal sealed class VrmaFile
{
    private const uint GlbMagic = 0x46546C67, GlbVersion = 2, JsonChunk = 0x4E4F534A, BinaryChunk = 0x004E4942; // glTF 2.0, 4.4
    private const int GlbHeaderBytes = 12, ChunkHeaderBytes = 8;
    private const int Float = 5126; // glTF's componentType of a 32-bit float

    private readonly VrmaLayout _layout;
    private readonly KeySpool _spool;
    private readonly float[] _firstRow;
    private readonly float _lastTime;
    private readonly bool _hasFace;
    private readonly List<VrmaTrack> _tracks;
    private readonly long _binaryBytes;

    public VrmaFile(VrmaLayout layout, KeySpool spool, bool hasFace, float[] firstRow, float lastTime)
    {
        _layout = layout;
        _spool = spool;
        _firstRow = firstRow;
        _lastTime = lastTime;
        _hasFace = hasFace;
        _tracks = [.. layout.Tracks.Where(track => hasFace || track.Kind is VrmaTrackKind.HipsTranslation or VrmaTrackKind.BoneRotation)];

        // The binary chunk: all times, then the tracks one after the other.
        _binaryBytes = (long)spool.Count * sizeof(float);
        foreach (VrmaTrack track in _tracks)
        {
            track.ByteOffset = _binaryBytes;
            _binaryBytes += (long)KeyCount(track) * track.KeyWidth * sizeof(float);
        }
    }

    public void Write(OutputFile output)
    {
        ReadOnlySpan<byte> json = Json();
        long fileBytes = GlbHeaderBytes + ChunkHeaderBytes + json.Length + ChunkHeaderBytes + _binaryBytes;
        if (fileBytes > uint.MaxValue)
            throw new InvalidOperationException($"{output.Name} cannot be written: the motion has more than the 4 GB that a GLB may hold. Cut it in pieces with --start and --duration.");

        Stream stream = output.Stream;
        WriteUInt32(stream, GlbMagic);
        WriteUInt32(stream, GlbVersion);
        WriteUInt32(stream, (uint)fileBytes);
        WriteUInt32(stream, (uint)json.Length);
        WriteUInt32(stream, JsonChunk);
        stream.Write(json);
        WriteUInt32(stream, (uint)_binaryBytes);
        WriteUInt32(stream, BinaryChunk);
        WriteKeys(stream, stream.Position);
    }

    private int KeyCount(VrmaTrack track) => track.Moves ? _spool.Count : 1;

    /// <summary>Turns rows of moments into tracks: a block of rows becomes a piece of each track.</summary>
    private void WriteKeys(Stream stream, long origin)
    {
        stream.SetLength(origin + _binaryBytes);
        float[] piece = [];
        _spool.ForEachBlock((first, rows) =>
        {
            ReadOnlySpan<float> block = rows.Span;
            int count = block.Length / _spool.RowLength;
            if (piece.Length < count * 4) piece = new float[count * 4];

            for (int i = 0; i < count; i++) piece[i] = block[i * _spool.RowLength];
            WriteAt(stream, origin + (long)first * sizeof(float), piece.AsSpan(0, count));

            foreach (VrmaTrack track in _tracks)
            {
                if (!track.Moves && first > 0) continue;
                int keys = track.Moves ? count : 1;
                Span<float> values = piece.AsSpan(0, keys * track.KeyWidth);
                values.Clear();
                for (int i = 0; i < keys; i++)
                    block.Slice(i * _spool.RowLength + track.Column, track.RowWidth).CopyTo(values[(i * track.KeyWidth)..]);
                WriteAt(stream, origin + track.ByteOffset + (long)first * track.KeyWidth * sizeof(float), values);
            }
        });
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
        WriteAccessors(json);
        WriteAnimation(json);
        json.WriteEndObject();
        json.Flush();
        while (buffer.WrittenCount % 4 != 0) buffer.Write(" "u8); // chunks end on four bytes
        return buffer.WrittenSpan;
    }

    private void WriteExtension(Utf8JsonWriter json)
    {
        json.WriteStartObject("extensions");
        json.WriteStartObject("VRMC_vrm_animation");
        json.WriteString("specVersion", "1.0");
        json.WriteStartObject("humanoid");
        json.WriteStartObject("humanBones");
        foreach ((HumanBone bone, int node) in _layout.BoneNodes) WriteNodeLink(json, bone.Name(), node);
        json.WriteEndObject();
        json.WriteEndObject();
        if (_hasFace)
        {
            json.WriteStartObject("expressions");
            foreach (bool preset in new[] { true, false })
            {
                json.WriteStartObject(preset ? "preset" : "custom");
                foreach ((Expression expression, int node) in _layout.Expressions)
                    if (expression.IsPreset() == preset) WriteNodeLink(json, expression.Name(), node);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteStartObject("lookAt");
            json.WriteNumber("node", _layout.LookAtNode);
            json.WriteStartArray("offsetFromHeadBone");
            json.WriteNumberValue(_layout.EyesFromHead.X);
            json.WriteNumberValue(_layout.EyesFromHead.Y);
            json.WriteNumberValue(_layout.EyesFromHead.Z);
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
        int count = _hasFace ? _layout.Nodes.Count : _layout.BoneNodes.Count(); // the bones come first
        var roots = Enumerable.Range(0, count).Except(_layout.Nodes.SelectMany(node => node.Children));
        json.WriteNumber("scene", 0);
        json.WriteStartArray("scenes");
        json.WriteStartObject();
        json.WriteStartArray("nodes");
        foreach (int root in roots) json.WriteNumberValue(root);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();

        json.WriteStartArray("nodes");
        foreach (VrmaNode node in _layout.Nodes.Take(count))
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

    /// <summary>Accessor 0 is all times, 1 the first time alone, then a track each; one view of one buffer holds them.</summary>
    private void WriteAccessors(Utf8JsonWriter json)
    {
        json.WriteStartArray("buffers");
        json.WriteStartObject();
        json.WriteNumber("byteLength", _binaryBytes);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("bufferViews");
        json.WriteStartObject();
        json.WriteNumber("buffer", 0);
        json.WriteNumber("byteLength", _binaryBytes);
        json.WriteEndObject();
        json.WriteEndArray();

        json.WriteStartArray("accessors");
        WriteAccessor(0, _spool.Count, "SCALAR", _lastTime);
        WriteAccessor(0, 1, "SCALAR", _firstRow[0]);
        foreach (VrmaTrack track in _tracks) WriteAccessor(track.ByteOffset, KeyCount(track), track.KeyWidth == 3 ? "VEC3" : "VEC4", null);
        json.WriteEndArray();

        void WriteAccessor(long offset, int count, string type, float? lastTime)
        {
            json.WriteStartObject();
            json.WriteNumber("bufferView", 0);
            json.WriteNumber("byteOffset", offset);
            json.WriteNumber("componentType", Float);
            json.WriteNumber("count", count);
            json.WriteString("type", type);
            if (lastTime is { } last)
            {
                json.WriteStartArray("min");
                json.WriteNumberValue(_firstRow[0]);
                json.WriteEndArray();
                json.WriteStartArray("max");
                json.WriteNumberValue(last);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
    }

    private void WriteAnimation(Utf8JsonWriter json)
    {
        json.WriteStartArray("animations");
        json.WriteStartObject();
        json.WriteString("name", "motion");
        json.WriteStartArray("samplers");
        for (int i = 0; i < _tracks.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("input", _tracks[i].Moves ? 0 : 1);
            json.WriteNumber("output", 2 + i);
            json.WriteString("interpolation", "LINEAR");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("channels");
        for (int i = 0; i < _tracks.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("sampler", i);
            json.WriteStartObject("target");
            json.WriteNumber("node", _tracks[i].Node);
            json.WriteString("path", _tracks[i].IsRotation ? "rotation" : "translation");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteAt(Stream stream, long position, ReadOnlySpan<float> values)
    {
        stream.Position = position;
        stream.Write(MemoryMarshal.AsBytes(values)); // little-endian, as every machine .NET runs on
    }

    private static void WriteUInt32(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
