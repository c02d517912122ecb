using System.Numerics;
using System.Runtime.Intrinsics;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Faces;

/// <summary>
/// Points of MediaPipe's canonical face by which a head is found, in centimetres (x to the subject's left, y up, z forward, origin
/// inside the head). Source: geometry_pipeline_metadata_landmarks of MediaPipe's face geometry module (Apache-2.0), vertices and
/// procrustes_landmark_basis.
/// </summary>
internal static class CanonicalFace
{
    private static readonly Point[] s_points =
    [
        new(4, new(0, -0.4632f, 7.5866f), 0.0709f, 0),
        new(6, new(0, 2.4733f, 5.7886f), 0.0321f, 1),
        new(10, new(0, 8.2618f, 4.4815f), 0.0084f, 0.3f),
        new(33, new(-4.4459f, 2.664f, 3.1734f), 0.0587f, 1),
        new(54, new(-6.2793f, 6.6154f, 1.4259f), 0.0077f, 0.3f),
        new(67, new(-3.524f, 8.006f, 3.7292f), 0.0091f, 0),
        new(117, new(-5.2587f, 0.9458f, 2.9743f), 0.0098f, 0),
        new(119, new(-3.3007f, 0.8616f, 3.8728f), 0.0146f, 0),
        new(121, new(-1.8207f, 1.468f, 4.2241f), 0.0186f, 0),
        new(127, new(-7.7431f, 2.365f, -2.0052f), 0.0052f, 0.5f),
        new(129, new(-1.7858f, -0.9783f, 4.8505f), 0.1206f, 0),
        new(132, new(-7.2709f, -2.8909f, -2.2525f), 0.0056f, 0),
        new(133, new(-1.8564f, 2.5852f, 3.7579f), 0.0533f, 1),
        new(136, new(-5.0853f, -7.1786f, 0.7147f), 0.0669f, 0),
        new(143, new(-6.4076f, 2.236f, 1.5608f), 0.0148f, 0.5f),
        new(147, new(-6.2349f, -1.9444f, 1.6635f), 0.0143f, 0),
        new(168, new(0, 3.271f, 5.236f), 0, 1),
        new(197, new(0, 1.7284f, 6.3167f), 0, 0.5f),
        new(198, new(-1.2468f, 0.2303f, 5.681f), 0.0255f, 0),
        new(205, new(-3.8329f, -1.5373f, 4.1377f), 0.0473f, 0),
        new(263, new(4.4459f, 2.664f, 3.1734f), 0.0587f, 1),
        new(284, new(6.2793f, 6.6154f, 1.4259f), 0.0077f, 0.3f),
        new(297, new(3.524f, 8.006f, 3.7292f), 0.0091f, 0),
        new(346, new(5.2587f, 0.9458f, 2.9743f), 0.0098f, 0),
        new(348, new(3.3007f, 0.8616f, 3.8728f), 0.0146f, 0),
        new(350, new(1.8207f, 1.468f, 4.2241f), 0.0186f, 0),
        new(356, new(7.7431f, 2.365f, -2.0052f), 0.0052f, 0.5f),
        new(358, new(1.7858f, -0.9783f, 4.8505f), 0.1206f, 0),
        new(361, new(7.2709f, -2.8909f, -2.2525f), 0.0056f, 0),
        new(362, new(1.8564f, 2.5852f, 3.7579f), 0.0533f, 1),
        new(365, new(5.0853f, -7.1786f, 0.7147f), 0.0669f, 0),
        new(372, new(6.4076f, 2.236f, 1.5608f), 0.0148f, 0.5f),
        new(376, new(6.2349f, -1.9444f, 1.6635f), 0.0143f, 0),
        new(420, new(1.2468f, 0.2303f, 5.681f), 0.0255f, 0),
        new(425, new(3.8329f, -1.5373f, 4.1377f), 0.0473f, 0),
    ];

    /// <summary>The sum of the points' place weights, the middle that these weights make, and their spread about it: sums of weights times squares.</summary>
    public static readonly float PlaceWeight = s_points.Sum(point => point.PlaceWeight);

    public static readonly Vector3 PlaceCentre = s_points.Aggregate(Vector3.Zero, (sum, point) => sum + (point.PlaceWeight * point.Position)) / PlaceWeight;

    public static readonly float PlaceSpread = s_points.Sum(point => point.PlaceWeight * (point.Position - PlaceCentre).LengthSquared());

    /// <summary>The points' places beside each other, and from <see cref="PlaceCentre"/>, times the weights of places.</summary>
    public static readonly PointLanes Lanes = PointLanes.Of([.. s_points.Select(point => point.Position)]), PlaceArms = PointLanes.Of([.. s_points.Select(point => point.PlaceArm)]);

    public static readonly Vector256<float>[] RotationWeights = PointLanes.Of([.. s_points.Select(point => point.RotationWeight)]), PlaceWeights = PointLanes.Of([.. s_points.Select(point => point.PlaceWeight)]);

    public static ReadOnlySpan<Point> Points => s_points;

    /// <summary>A point of the canonical face.</summary>
    /// <param name="Id">Its number in the mesh.</param>
    /// <param name="Position">Its place in centimetres.</param>
    /// <param name="RotationWeight">MediaPipe's weight, of which the rotation is made: the same head pose as the face landmarker's.</param>
    /// <param name="PlaceWeight">
    /// How well the point keeps its place and size whatever the face does: corners of the eyes, bridge of the nose, temples. Of these
    /// scale and shift are made, so that an opening jaw moves nothing else. Ours.
    /// </param>
    internal readonly record struct Point(int Id, Vector3 Position, float RotationWeight, float PlaceWeight)
    {
        /// <summary>From <see cref="PlaceCentre"/>, times the weight.</summary>
        public Vector3 PlaceArm => PlaceWeight * (Position - PlaceCentre);
    }
}
