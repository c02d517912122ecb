using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Vision.Imaging;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Where to look for a hand; all regions are turned so that the fingers point up.</summary>
internal static class HandRegions
{
    private const int PalmWrist = 0, PalmMiddleKnuckle = 2;

    /// <summary>The points that frame a hand: wrist, thumb without its tip, and each finger's first two joints. Source: hand_landmarks_to_rect_calculator.</summary>
    private static ReadOnlySpan<byte> FramingPoints => [0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18];

    /// <summary>A rough region round a body's hand. Source: hand_detections_from_pose_to_rects_calculator, hand_landmarks_from_pose_to_recrop_roi.pbtxt.</summary>
    public static RegionOfInterest FromBody(BodyLandmarks body, bool left, Vector2 picture)
    {
        Vector2 wrist = Pixels(body.Image[(int)(left ? BodyLandmark.LeftWrist : BodyLandmark.RightWrist)], picture);
        Vector2 pinky = Pixels(body.Image[(int)(left ? BodyLandmark.LeftPinky : BodyLandmark.RightPinky)], picture);
        Vector2 index = Pixels(body.Image[(int)(left ? BodyLandmark.LeftIndex : BodyLandmark.RightIndex)], picture);
        Vector2 middle = (2 * index + pinky) / 3;
        float side = 2 * Vector2.Distance(middle, wrist);
        float rotation = RegionOfInterest.RotationTowards(wrist, middle, RegionOfInterest.Upwards);
        return new RegionOfInterest(middle, new Vector2(side), rotation).Shifted(0, -0.1f).Square(2.7f);
    }

    /// <summary>From a palm detection. Source: palm_detection_detection_to_roi.pbtxt.</summary>
    public static RegionOfInterest FromPalm(Detection.Detection palm)
    {
        float rotation = RegionOfInterest.RotationTowards(palm.Keypoints[PalmWrist], palm.Keypoints[PalmMiddleKnuckle], RegionOfInterest.Upwards);
        return new RegionOfInterest(palm.Center, palm.Max - palm.Min, rotation).Shifted(0, -0.5f).Square(2.6f);
    }

    /// <summary>From the last frame's points. Source: hand_landmarks_to_rect_calculator, hand_landmark_landmarks_to_roi.pbtxt.</summary>
    public static RegionOfInterest FromLandmarks(HandLandmarks hand, Vector2 picture)
    {
        // 1. Up is from the wrist to between the knuckles of index, middle (twice) and ring finger.
        Vector2 wrist = Pixels(hand.Image[(int)HandLandmark.Wrist], picture);
        Vector2 index = Pixels(hand.Image[(int)HandLandmark.IndexFingerMcp], picture);
        Vector2 middle = Pixels(hand.Image[(int)HandLandmark.MiddleFingerMcp], picture);
        Vector2 ring = Pixels(hand.Image[(int)HandLandmark.RingFingerMcp], picture);
        float rotation = RegionOfInterest.RotationTowards(wrist, ((index + ring) / 2 + middle) / 2, RegionOfInterest.Upwards);

        // 2. The box round the framing points along these axes.
        Span<Vector2> points = stackalloc Vector2[FramingPoints.Length];
        for (int i = 0; i < points.Length; i++) points[i] = Pixels(hand.Image[FramingPoints[i]], picture);
        RegionOfInterest turned = RegionOfInterest.Around(points) with { RotationRadians = rotation };
        for (int i = 0; i < points.Length; i++) points[i] = turned.RotateBack(points[i] - turned.Center);
        RegionOfInterest box = RegionOfInterest.Around(points);
        return new RegionOfInterest(turned.Center + turned.Rotate(box.Center), box.Size, rotation).Shifted(0, -0.1f).Square(2);
    }

    /// <summary>Whether the last frame's points, and the region that they give, still fit where the arm now says that the hand is.</summary>
    /// <remarks>Source: MediaPipe, roi_tracking_calculator with the limits of hand_tracking.pbtxt.</remarks>
    public static bool Agree(RegionOfInterest followed, RegionOfInterest expected, HandLandmarks hand, Vector2 picture)
    {
        const float maxRotation = 40 * MathF.PI / 180, maxShift = 0.2f, maxGrowth = 0.4f, room = 0.9f;
        float turn = MathF.Abs(MathF.IEEERemainder(followed.RotationRadians - expected.RotationRadians, 2 * MathF.PI));
        if (turn > maxRotation) return false;
        Vector2 shift = Vector2.Abs(expected.RotateBack(followed.Center - expected.Center));
        if (shift.X > maxShift * expected.Size.X || shift.Y > maxShift * expected.Size.Y) return false;
        if (MathF.Abs(followed.Size.X - expected.Size.X) > maxGrowth * expected.Size.X) return false;
        for (int i = 0; i < HandLandmarks.Count; i++)
        {
            Vector2 offset = Vector2.Abs(expected.RotateBack(Pixels(hand.Image[i], picture) - expected.Center));
            if (offset.X > room / 2 * expected.Size.X || offset.Y > room / 2 * expected.Size.Y) return false;
        }
        return true;
    }

    private static Vector2 Pixels(NormalizedLandmark landmark, Vector2 picture) => new Vector2(landmark.Position.X, landmark.Position.Y) * picture;
}
