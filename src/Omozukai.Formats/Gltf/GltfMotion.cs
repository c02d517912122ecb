using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Omozukai.Formats.Gltf;

/// <summary>
/// Keys of one glTF animation. They come moment by moment, and wait as rows in a scratch file; in the end they are written track by track, as
/// glTF wants them, in constant memory.
/// </summary>
/// <param name="scratch">Holds the rows; closed with the motion.</param>
/// <param name="tracks">All tracks that there may be; those that carry the motion's times have <see cref="GltfTrack.Moves"/> set.</param>
/// <param name="rowLength">Numbers in a row: the time, then the tracks'.</param>
internal sealed class GltfMotion(FileStream scratch, IReadOnlyList<GltfTrack> tracks, int rowLength) : IDisposable
{
    private const int Float = 5126; // glTF's componentType of a 32-bit float

    private readonly KeySpool _spool = new(scratch, rowLength);
    private readonly float[] _row = new float[rowLength];
    private readonly float[] _firstRow = new float[rowLength];
    private GltfTrack[] _tracks = [.. tracks];

    /// <summary>Rows so far.</summary>
    public int Count => _spool.Count;

    /// <summary>The row to fill; what is not filled keeps its last value.</summary>
    public Span<float> Row => _row;

    /// <summary>Bytes of times and keys.</summary>
    public long ByteLength { get; private set; }

    /// <summary>Starts a row. glTF's times increase: false for one that is not later than the row before, or before 0.</summary>
    public bool TryBegin(TimeSpan timestamp)
    {
        float time = (float)timestamp.TotalSeconds;
        if (time < 0 || (Count > 0 && time <= _row[0])) return false;
        _row[0] = time;
        return true;
    }

    /// <summary>Stores a rotation as a unit quaternion, of its two signs the one nearer to the key before: players blend neighbours the short way. What is no rotation holds the last.</summary>
    public void SetRotation(int column, Quaternion rotation)
    {
        if (!rotation.TryNormalize(out Quaternion unit)) return;
        Span<float> key = _row.AsSpan(column, 4);
        if (Quaternion.Dot(new Quaternion(key[0], key[1], key[2], key[3]), unit) < 0) unit = -unit;
        (key[0], key[1], key[2], key[3]) = (unit.X, unit.Y, unit.Z, unit.W);
    }

    /// <summary>Stores a position; what is not finite holds the last.</summary>
    public void SetTranslation(int column, Vector3 position)
    {
        if (float.IsFinite(position.X + position.Y + position.Z)) position.CopyTo(_row, column);
    }

    /// <summary>Ends a row.</summary>
    public void Add()
    {
        if (Count == 0) _row.CopyTo(_firstRow, 0);
        foreach (GltfTrack track in _tracks)
            track.Moves |= !_row.AsSpan(track.Column, track.RowWidth).SequenceEqual(_firstRow.AsSpan(track.Column, track.RowWidth));
        _spool.Add(_row);
    }

    /// <summary>Lays out the binary part: all times, then the tracks one after the other.</summary>
    /// <param name="keep">Which tracks are written.</param>
    public void LayOut(Predicate<GltfTrack> keep)
    {
        _tracks = [.. _tracks.Where(track => keep(track))];
        ByteLength = (long)Count * sizeof(float);
        foreach (GltfTrack track in _tracks)
        {
            track.ByteOffset = ByteLength;
            ByteLength += (long)KeyCount(track) * track.KeyWidth * sizeof(float);
        }
    }

    /// <summary>Writes the accessors into an array that is open: all times, the first time alone, then a track each.</summary>
    public void WriteAccessors(Utf8JsonWriter json, int view)
    {
        WriteAccessor(0, Count, "SCALAR", _row[0]);
        WriteAccessor(0, 1, "SCALAR", _firstRow[0]);
        foreach (GltfTrack track in _tracks)
        {
            bool isWeights = track.Path == GltfPath.Weights;
            WriteAccessor(track.ByteOffset, KeyCount(track) * (isWeights ? track.KeyWidth : 1), isWeights ? "SCALAR" : track.KeyWidth == 3 ? "VEC3" : "VEC4", null);
        }

        void WriteAccessor(long offset, int count, string type, float? lastTime)
        {
            json.WriteStartObject();
            json.WriteNumber("bufferView", view);
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

    /// <summary>Writes the animation into an array that is open.</summary>
    /// <param name="json">Where.</param>
    /// <param name="firstAccessor">Where <see cref="WriteAccessors"/> began.</param>
    public void WriteAnimation(Utf8JsonWriter json, int firstAccessor)
    {
        json.WriteStartObject();
        json.WriteString("name", "motion");
        json.WriteStartArray("samplers");
        for (int i = 0; i < _tracks.Length; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("input", firstAccessor + (_tracks[i].Moves ? 0 : 1));
            json.WriteNumber("output", firstAccessor + 2 + i);
            json.WriteString("interpolation", "LINEAR");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("channels");
        for (int i = 0; i < _tracks.Length; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("sampler", i);
            json.WriteStartObject("target");
            json.WriteNumber("node", _tracks[i].Node);
            json.WriteString("path", _tracks[i].Path switch { GltfPath.Translation => "translation", GltfPath.Rotation => "rotation", _ => "weights" });
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Turns rows of moments into tracks: a block of rows becomes a piece of each track.</summary>
    /// <param name="stream">The file; ends with the keys.</param>
    /// <param name="origin">Where the motion's part of the binary chunk begins.</param>
    public void WriteKeys(Stream stream, long origin)
    {
        stream.SetLength(origin + ByteLength);
        float[] piece = [];
        int widest = _tracks.Max(track => track.KeyWidth);
        _spool.ForEachBlock((first, rows) =>
        {
            ReadOnlySpan<float> block = rows.Span;
            int count = block.Length / rowLength;
            if (piece.Length < count * widest) piece = new float[count * widest];

            for (int i = 0; i < count; i++) piece[i] = block[i * rowLength];
            WriteAt(stream, origin + (long)first * sizeof(float), piece.AsSpan(0, count));
            foreach (GltfTrack track in _tracks)
            {
                if (!track.Moves && first > 0) continue;
                Span<float> keys = piece.AsSpan(0, (track.Moves ? count : 1) * track.KeyWidth);
                track.FillKeys(block, rowLength, keys);
                WriteAt(stream, origin + track.ByteOffset + (long)first * track.KeyWidth * sizeof(float), keys);
            }
        });
    }

    public void Dispose() => _spool.Dispose();

    private int KeyCount(GltfTrack track) => track.Moves ? Count : 1;

    private static void WriteAt(Stream stream, long position, ReadOnlySpan<float> values)
    {
        stream.Position = position;
        stream.Write(MemoryMarshal.AsBytes(values)); // little-endian, as every machine .NET runs on
    }
}
