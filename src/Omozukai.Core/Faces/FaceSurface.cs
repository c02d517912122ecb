using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>How the 468 points of the mesh are a surface: its triangles, and where each point lies in a texture.</summary>
public sealed class FaceSurface
{
    /// <summary>Takes over a surface.</summary>
    /// <param name="uv">Texture coordinates of each of the 468 points, 0..1, v upwards.</param>
    /// <param name="triangles">Three points a triangle, counter-clockwise seen from outside.</param>
    /// <exception cref="ArgumentException">The numbers do not fit the mesh.</exception>
    public FaceSurface(IReadOnlyList<Vector2> uv, IReadOnlyList<int> triangles)
    {
        ArgumentNullException.ThrowIfNull(uv);
        ArgumentNullException.ThrowIfNull(triangles);
        if (uv.Count != FaceLandmarks.MeshCount) throw new ArgumentException($"The mesh has {FaceLandmarks.MeshCount} points, not {uv.Count}.", nameof(uv));
        if (triangles.Count % 3 != 0 || triangles.Any(point => (uint)point >= FaceLandmarks.MeshCount)) throw new ArgumentException("Triangles have three points of the mesh each.", nameof(triangles));
        (Uv, Triangles) = (uv, triangles);
    }

    /// <summary>Texture coordinates.</summary>
    public IReadOnlyList<Vector2> Uv { get; }

    /// <summary>Three points a triangle.</summary>
    public IReadOnlyList<int> Triangles { get; }
}
