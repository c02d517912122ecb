using System.Numerics;
using Omozukai.Vision.Imaging;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Where to look for a body.</summary>
internal static class BodyRegions
{
    /// <summary>Room round the circle that holds the person. Source: pose_detection_to_roi.pbtxt, pose_landmarks_to_roi.pbtxt.</summary>
    private const float Room = 1.25f;

    /// <summary>From the circle round the person, as the detector or the last frame's framing points give it.</summary>
    public static RegionOfInterest FromCircle(Vector2 center, Vector2 top) =>
        RegionOfInterest.FromAlignmentPoints(center, top, RegionOfInterest.Upwards).Square(Room);
}
