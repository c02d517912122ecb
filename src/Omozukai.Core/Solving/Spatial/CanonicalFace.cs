using System.Numerics;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>
/// Points of MediaPipe's canonical face that lie on bone and do not move with lips, jaw, lids or brows, in centimetres
/// (x to the subject's left, y up, z forward, origin inside the head). Source: geometry_pipeline_metadata_landmarks of
/// MediaPipe's face geometry module (Apache-2.0). The weights say how well a landmark keeps its place on the skull.
/// </summary>
internal static class CanonicalFace
{
    public static ReadOnlySpan<Point> Points => s_points;

    private static readonly Point[] s_points =
    [
        new(4, 4, new(0, -0.463f, 7.587f), 1), // tip of the nose
        new(168, 168, new(0, 3.271f, 5.236f), 1), // root of the nose
        new(10, 10, new(0, 8.262f, 4.482f), 0.5f), // top of the forehead
        new(33, 263, new(-4.446f, 2.664f, 3.173f), 1), // outer corner of the right eye
        new(263, 33, new(4.446f, 2.664f, 3.173f), 1), // outer corner of the left eye
    ];

    /// <summary>One point: its number in the mesh, that of its mirror image, its place in centimetres, its weight.</summary>
    internal readonly record struct Point(int Id, int MirroredId, Vector3 Position, float Weight);
}
