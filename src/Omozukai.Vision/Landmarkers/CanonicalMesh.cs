using System.Buffers.Binary;
using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Landmarks;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Reads MediaPipe's canonical face from its metadata file (protocol buffers: GeometryPipelineMetadata, Mesh3d).</summary>
public static class CanonicalMesh
{
    /// <summary>The file's name among the models.</summary>
    public const string File = "geometry_pipeline_metadata_landmarks.binarypb";

    /// <summary>Fields: the mesh in the file; vertices (x, y, z in centimetres, u, v) and triangles in the mesh.</summary>
    private const int Mesh = 1, Vertices = 3, Indices = 4, FloatsPerVertex = 5;

    /// <summary>Reads the surface: triangles and texture coordinates.</summary>
    /// <param name="path">The file; null looks where the program's own is.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static FaceSurface Read(string? path = null)
    {
        path ??= new ModelFiles().Find(File);
        ReadOnlySpan<byte> file = System.IO.File.ReadAllBytes(path);
        var floats = new List<float>();
        var indices = new List<int>();
        try
        {
            while (file.Length > 0)
            {
                ReadOnlySpan<byte> field = Field(ref file, out int number, out _, out _);
                if (number == Mesh) ReadMesh(field, floats, indices);
            }
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw Damaged(path, error);
        }
        if (floats.Count != FloatsPerVertex * FaceLandmarks.MeshCount || indices.Count == 0 || indices.Count % 3 != 0 || indices.Any(index => (uint)index >= FaceLandmarks.MeshCount)) throw Damaged(path, null);
        Vector2[] uv = [.. Enumerable.Range(0, FaceLandmarks.MeshCount).Select(i => new Vector2(floats[(FloatsPerVertex * i) + 3], floats[(FloatsPerVertex * i) + 4]))];
        return new FaceSurface(uv, indices);
    }

    private static InvalidDataException Damaged(string path, Exception? inner) =>
        new($"{path}: this is not MediaPipe's canonical face of {FaceLandmarks.MeshCount} points. Build or install the program again.", inner);

    private static void ReadMesh(ReadOnlySpan<byte> mesh, List<float> floats, List<int> indices)
    {
        while (mesh.Length > 0)
        {
            Field(ref mesh, out int number, out ulong value, out float single);
            if (number == Vertices) floats.Add(single);
            else if (number == Indices) indices.Add((int)Math.Min(value, int.MaxValue));
        }
    }

    /// <summary>Takes the next field: a varint, 8 or 4 bytes, or bytes.</summary>
    private static ReadOnlySpan<byte> Field(ref ReadOnlySpan<byte> data, out int number, out ulong value, out float single)
    {
        ulong tag = Varint(ref data);
        (number, value, single) = ((int)(tag >> 3), 0, 0);
        int length = 0;
        switch (tag & 7)
        {
            case 0: value = Varint(ref data); break;
            case 1: length = 8; break;
            case 2: length = (int)Math.Min(Varint(ref data), int.MaxValue); break;
            case 5:
                length = 4;
                single = BinaryPrimitives.ReadSingleLittleEndian(data[..4]);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(data), tag & 7, "No such wire type.");
        }
        ReadOnlySpan<byte> field = data[..length];
        data = data[length..];
        return field;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> data)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = data.Length > 0 ? data[0] : throw new ArgumentOutOfRangeException(nameof(data), "The file ends in the middle.");
            data = data[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) break;
        }
        return value;
    }
}
