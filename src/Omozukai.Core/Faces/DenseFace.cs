using System.Numerics;
using System.Runtime.InteropServices;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>
/// The mesh subdivided to thousands of points on one smooth surface: each level halves every edge. The first points are those of the
/// mesh. For effects and exports, with texture coordinates and triangles.
/// </summary>
/// <remarks>
/// Interpolating subdivision by the butterfly scheme (N. Dyn, D. Levin, J. Gregory, ACM Transactions on Graphics 9, 1990): a new point
/// lies in the middle of its edge, lifted as the triangles around it bend. Beside a border (outline, eyes, lips), where that stencil is
/// incomplete, the middle serves.
/// </remarks>
public sealed class DenseFace : IFaceTopology
{
    /// <summary>The butterfly's weights: its two triangles' far points, and the four wings.</summary>
    private const float Opposite = 1 / 8f, Wing = -1 / 16f;

    private readonly List<(int First, int Second, int[] Stencil)> _added = [];
    private readonly List<Vector2> _uv;
    private List<int> _triangles;

    /// <summary>Subdivides.</summary>
    /// <param name="surface">The mesh's surface.</param>
    /// <param name="levels">1: some 1800 points; 2: some 7200.</param>
    /// <exception cref="ArgumentOutOfRangeException">Neither one nor two levels.</exception>
    public DenseFace(FaceSurface surface, int levels = 1)
    {
        ArgumentNullException.ThrowIfNull(surface);
        if (levels is not (1 or 2)) throw new ArgumentOutOfRangeException(nameof(levels), levels, "A mesh is subdivided once or twice.");
        _uv = [.. surface.Uv];
        _triangles = [.. surface.Triangles];
        for (int level = 0; level < levels; level++) Subdivide();
    }

    /// <inheritdoc/>
    public string Name => "dense";

    /// <inheritdoc/>
    public int Count => _uv.Count;

    /// <summary>Texture coordinates of each point.</summary>
    public IReadOnlyList<Vector2> Uv => _uv;

    /// <summary>Three points a triangle.</summary>
    public IReadOnlyList<int> Triangles => _triangles;

    /// <inheritdoc/>
    public void Fill(FaceLandmarks face, Span<Vector3> points)
    {
        ArgumentNullException.ThrowIfNull(face);
        for (int i = 0; i < FaceLandmarks.MeshCount; i++) points[i] = face.Image[i].Position;
        int next = FaceLandmarks.MeshCount;
        foreach ((int first, int second, int[] stencil) in CollectionsMarshal.AsSpan(_added))
        {
            Vector3 point = (points[first] + points[second]) / 2;
            if (stencil.Length > 0)
                point += (Opposite * (points[stencil[0]] + points[stencil[1]])) + (Wing * (points[stencil[2]] + points[stencil[3]] + points[stencil[4]] + points[stencil[5]]));
            points[next++] = point;
        }
    }

    private void Subdivide()
    {
        // 1. Each edge with the points opposite to it.
        var opposite = new Dictionary<(int, int), List<int>>();
        for (int i = 0; i < _triangles.Count; i += 3)
            for (int k = 0; k < 3; k++)
            {
                (int a, int b, int c) = (_triangles[i + k], _triangles[i + ((k + 1) % 3)], _triangles[i + ((k + 2) % 3)]);
                if (!opposite.TryGetValue(Edge(a, b), out List<int>? list)) opposite[Edge(a, b)] = list = [];
                list.Add(c);
            }

        // 2. A point in each, with the stencil that lifts it.
        var middle = new Dictionary<(int, int), int>();
        foreach (((int a, int b), List<int> far) in opposite)
        {
            middle[(a, b)] = _uv.Count;
            _uv.Add((_uv[a] + _uv[b]) / 2);
            _added.Add((a, b, Stencil(a, b, far, opposite)));
        }

        // 3. Four triangles for each.
        var finer = new List<int>(4 * _triangles.Count);
        for (int i = 0; i < _triangles.Count; i += 3)
        {
            (int a, int b, int c) = (_triangles[i], _triangles[i + 1], _triangles[i + 2]);
            (int ab, int bc, int ca) = (middle[Edge(a, b)], middle[Edge(b, c)], middle[Edge(c, a)]);
            finer.AddRange([a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca]);
        }
        _triangles = finer;
    }

    private static int[] Stencil(int a, int b, List<int> far, Dictionary<(int, int), List<int>> opposite)
    {
        if (far.Count != 2) return [];
        int[] wings = [Across(a, far[0], b), Across(b, far[0], a), Across(a, far[1], b), Across(b, far[1], a)];
        return wings.Contains(-1) ? [] : [far[0], far[1], .. wings];

        int Across(int from, int to, int not)
        {
            List<int> list = opposite[Edge(from, to)];
            return list.Count != 2 ? -1 : list[0] == not ? list[1] : list[0];
        }
    }

    private static (int, int) Edge(int a, int b) => a < b ? (a, b) : (b, a);
}
