using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Vision.Detection;
using Omozukai.Vision.Imaging;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Where to look for a face; all regions are turned so that the eyes lie level.</summary>
internal static class FaceRegions
{
    private const int FacePointsOfBody = 11;
    private const int RightEyeOuterCorner = 33, LeftEyeOuterCorner = 263;

    /// <summary>The detector's key points: right eye, left eye, nose, mouth, right and left ear.</summary>
    private const int KeypointCount = 6;

    /// <summary>A rough region round the face of a body. Source: face_landmarks_from_pose_to_recrop_roi.pbtxt.</summary>
    public static RegionOfInterest FromBody(BodyLandmarks body, Vector2 picture)
    {
        Span<Vector2> points = stackalloc Vector2[FacePointsOfBody];
        for (int i = 0; i < points.Length; i++) points[i] = Pixels(body.Image[i], picture);
        float rotation = RegionOfInterest.RotationTowards(points[(int)BodyLandmark.RightEye], points[(int)BodyLandmark.LeftEye], 0);
        return (RegionOfInterest.Around(points) with { RotationRadians = rotation }).Square(3);
    }

    /// <summary>From a detection near a body's face: the hull of its key points. Source: face_detection_front_detections_to_roi.pbtxt.</summary>
    public static RegionOfInterest FromKeypoints(Detection.Detection face)
    {
        Keypoints points = face.Keypoints;
        ReadOnlySpan<Vector2> all = points;
        RegionOfInterest hull = RegionOfInterest.Around(all[..KeypointCount]);
        float rotation = RegionOfInterest.RotationTowards(points[0], points[1], 0);
        return (hull with { RotationRadians = rotation }).Shifted(0, -0.1f).Square(2);
    }

    /// <summary>From a detection by itself: its box, made a square (face_detection_front_detection_to_roi.pbtxt) or not (face_detector_graph.cc).</summary>
    public static RegionOfInterest FromBox(Detection.Detection face, bool isSquare)
    {
        float rotation = RegionOfInterest.RotationTowards(face.Keypoints[0], face.Keypoints[1], 0);
        var box = new RegionOfInterest(face.Center, face.Max - face.Min, rotation);
        return isSquare ? box.Square(1.5f) : box with { Size = box.Size * 1.5f };
    }

    /// <summary>From the last frame's points. Source: face_landmark_landmarks_to_roi.pbtxt.</summary>
    public static RegionOfInterest FromLandmarks(FaceLandmarks face, Vector2 picture)
    {
        Span<Vector2> points = stackalloc Vector2[FaceLandmarks.Count];
        for (int i = 0; i < points.Length; i++) points[i] = Pixels(face.Image[i], picture);
        float rotation = RegionOfInterest.RotationTowards(points[RightEyeOuterCorner], points[LeftEyeOuterCorner], 0);
        return (RegionOfInterest.Around(points) with { RotationRadians = rotation }).Square(1.5f);
    }

    private static Vector2 Pixels(NormalizedLandmark landmark, Vector2 picture) => new Vector2(landmark.Position.X, landmark.Position.Y) * picture;
}
