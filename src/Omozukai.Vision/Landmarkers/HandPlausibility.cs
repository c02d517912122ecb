using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Imaging;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Whether a hand can be what it is taken for: at the end of its arm, not the other hand, not the face.</summary>
internal static class HandPlausibility
{
    /// <summary>A hand whose wrist lies further from the arm's than this share of the body's rough hand region is not that arm's.</summary>
    private const float MaxWristDistance = 0.4f;

    /// <summary>From here on an arm's wrist is a witness.</summary>
    private const float VisibleWrist = 0.5f;

    /// <summary>Two hands are one when this many points lie within a fifth of the palm's size. Source: MediaPipe, hand_landmarks_deduplication_calculator.</summary>
    private const int SamePoints = 10;
    private const float SameDistance = 0.2f;

    /// <summary>A hand that lies in the face with this share of its points is the face, if no arm reaches there.</summary>
    private const float MaxShareInFace = 0.7f;

    // Shoulder to wrist, in widths between the shoulder joints and in lengths from shoulders to hips (Drillis and Contini 1966:
    // 0.332 of the height to 0.259 and 0.288); the tolerance is for arms that come towards the camera.
    private const float ArmPerShoulderWidth = 1.3f;
    private const float ArmPerTrunk = 1.15f;
    private const float ReachTolerance = 1.4f;

    /// <summary>The body's wrist of a side.</summary>
    public static BodyLandmark Wrist(bool left) => left ? BodyLandmark.LeftWrist : BodyLandmark.RightWrist;

    /// <summary>Whether a hand stands up to what else is known of the person.</summary>
    public static bool Holds(VideoFrame frame, HandTracker hand, HandTracker other, BodyLandmarks body, FaceLandmarks face)
    {
        if (!hand.Hand.IsPresent) return false;
        var picture = new Vector2(frame.Width, frame.Height);
        if (other.Hand.IsPresent && AreSame(hand.Hand, other.Hand, picture)) return false;
        if (!body.IsPresent || IsTakenForBody(hand.Hand, body, picture)) return !IsInFace(hand.Hand, face);
        if (body.Image[(int)Wrist(hand.IsLeft)].Visibility > VisibleWrist)
            return WristDistance(hand.Hand, body, hand.IsLeft, picture) < MaxWristDistance;
        return IsWithinReach(hand.Hand, body, hand.IsLeft, picture) && !IsInFace(hand.Hand, face);
    }

    /// <summary>Whether a palm detection shows a hand that is known.</summary>
    public static bool IsSame(Detection.Detection palm, HandLandmarks hand, Vector2 picture)
    {
        if (!hand.IsPresent) return false;
        Vector2 knuckle = Pixels(hand, HandLandmark.MiddleFingerMcp, picture), wrist = Pixels(hand, HandLandmark.Wrist, picture);
        return Vector2.Distance(palm.Center, (knuckle + wrist) / 2) < Vector2.Distance(knuckle, wrist);
    }

    /// <summary>True where the left arm ends at the hand, false where the right does, null where neither.</summary>
    public static bool? SideByArms(HandLandmarks hand, BodyLandmarks body, Vector2 picture)
    {
        if (!body.IsPresent || IsTakenForBody(hand, body, picture)) return null;
        float left = WristDistance(hand, body, true, picture), right = WristDistance(hand, body, false, picture);
        if (MathF.Min(left, right) > MaxWristDistance) return null;
        return left < right;
    }

    /// <summary>Whether the body shows neither wrist.</summary>
    public static bool ArmsAreUnknown(BodyLandmarks body) =>
        body.Image[(int)BodyLandmark.LeftWrist].Visibility < VisibleWrist || body.Image[(int)BodyLandmark.RightWrist].Visibility < VisibleWrist;

    /// <summary>Whether a body is seen in what is a hand: its trunk is shorter than the palm.</summary>
    public static bool IsTakenForBody(HandLandmarks hand, BodyLandmarks body, Vector2 picture) =>
        hand.IsPresent && body.IsPresent && PalmSize(hand, picture) > TrunkLength(body, picture);

    /// <summary>Whether two hands lie on the same place.</summary>
    public static bool AreSame(HandLandmarks a, HandLandmarks b, Vector2 picture)
    {
        float near = SameDistance * MathF.Max(PalmSize(a, picture), PalmSize(b, picture));
        int same = 0;
        for (int i = 0; i < HandLandmarks.Count; i++)
            if (Vector2.Distance(Pixels(a, (HandLandmark)i, picture), Pixels(b, (HandLandmark)i, picture)) < near) same++;
        return same >= SamePoints;
    }

    /// <summary>Whether the arm, wherever it is, is long enough for the hand: arms are measured by shoulders and trunk, whichever looks longer.</summary>
    private static bool IsWithinReach(HandLandmarks hand, BodyLandmarks body, bool left, Vector2 picture)
    {
        Vector2 leftShoulder = Pixels(body, BodyLandmark.LeftShoulder, picture), rightShoulder = Pixels(body, BodyLandmark.RightShoulder, picture);
        float arm = MathF.Max(ArmPerShoulderWidth * Vector2.Distance(leftShoulder, rightShoulder), ArmPerTrunk * TrunkLength(body, picture));
        return Vector2.Distance(left ? leftShoulder : rightShoulder, Pixels(hand, HandLandmark.Wrist, picture)) < ReachTolerance * arm;
    }

    private static float TrunkLength(BodyLandmarks body, Vector2 picture)
    {
        Vector2 shoulders = Pixels(body, BodyLandmark.LeftShoulder, picture) + Pixels(body, BodyLandmark.RightShoulder, picture);
        Vector2 hips = Pixels(body, BodyLandmark.LeftHip, picture) + Pixels(body, BodyLandmark.RightHip, picture);
        return Vector2.Distance(shoulders, hips) / 2;
    }

    private static float WristDistance(HandLandmarks hand, BodyLandmarks body, bool left, Vector2 picture)
    {
        Vector3 wrist = body.Image[(int)Wrist(left)].Position;
        float rough = HandRegions.FromBody(body, left, picture).Size.X;
        float palm = 4 * PalmSize(hand, picture); // the body's hand may be seen end-on: the hand's own size counts as well
        return Vector2.Distance(new Vector2(wrist.X, wrist.Y) * picture, Pixels(hand, HandLandmark.Wrist, picture)) / MathF.Max(rough, palm);
    }

    private static float PalmSize(HandLandmarks hand, Vector2 picture)
    {
        Vector2 wrist = Pixels(hand, HandLandmark.Wrist, picture), index = Pixels(hand, HandLandmark.IndexFingerMcp, picture), little = Pixels(hand, HandLandmark.LittleFingerMcp, picture);
        return MathF.Max(Vector2.Distance(wrist, index), MathF.Max(Vector2.Distance(index, little), Vector2.Distance(little, wrist)));
    }

    private static bool IsInFace(HandLandmarks hand, FaceLandmarks face)
    {
        if (!face.IsPresent) return false;
        Vector3 min = new(float.MaxValue), max = new(float.MinValue);
        foreach (NormalizedLandmark point in face.Image)
        {
            min = Vector3.Min(min, point.Position);
            max = Vector3.Max(max, point.Position);
        }
        int inside = 0;
        foreach (NormalizedLandmark point in hand.Image)
            if (point.Position.X > min.X && point.Position.X < max.X && point.Position.Y > min.Y && point.Position.Y < max.Y) inside++;
        return inside > MaxShareInFace * HandLandmarks.Count;
    }

    private static Vector2 Pixels(BodyLandmarks body, BodyLandmark landmark, Vector2 picture)
    {
        Vector3 position = body.Image[(int)landmark].Position;
        return new Vector2(position.X, position.Y) * picture;
    }

    private static Vector2 Pixels(HandLandmarks hand, HandLandmark landmark, Vector2 picture)
    {
        Vector3 position = hand.Image[(int)landmark].Position;
        return new Vector2(position.X, position.Y) * picture;
    }
}
