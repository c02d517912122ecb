using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Detection;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Finds the hands of one person: at the ends of the body's arms, and wherever palms are seen.</summary>
/// <remarks>Source of the way over the arms: MediaPipe, hand_landmarks_from_pose_cpu.pbtxt.</remarks>
internal sealed class HandFinder(NetworkLoader loader) : IDisposable
{
    /// <summary>A wrist less visible than this is not looked at. Source: hand_visibility_from_hand_landmarks_from_pose.pbtxt.</summary>
    private const float MinWristVisibility = 0.1f;

    private readonly Detector _palms = new(DetectorModel.Palm, loader);
    private readonly HandRecropNetwork _recrop = new(loader);

    /// <summary>At the ends of the arms: finds a lost hand, and looks again where a followed one has drifted from its arm's end.</summary>
    public void FindByArms(VideoFrame frame, BodyLandmarks body, FaceLandmarks face, HandTracker hand, HandTracker other)
    {
        if (!body.IsPresent || body.Image[(int)HandPlausibility.Wrist(hand.IsLeft)].Visibility <= MinWristVisibility) return;
        var picture = new Vector2(frame.Width, frame.Height);
        RegionOfInterest rough = HandRegions.FromBody(body, hand.IsLeft, picture);
        if (!rough.IsUsable(frame.Width, frame.Height)) return;

        RegionOfInterest expected = _recrop.Run(frame, rough);
        if (hand.Hand.IsPresent && HandRegions.Agree(hand.LookedAt, expected, hand.Hand, picture)) return;
        hand.Look(frame, expected);
        if (!HandPlausibility.Holds(frame, hand, other, body, face)) hand.Drop();
    }

    /// <summary>Wherever palms are seen.</summary>
    public void FindByPalms(VideoFrame frame, BodyLandmarks body, FaceLandmarks face, HandTracker left, HandTracker right)
    {
        if (left.Hand.IsPresent && right.Hand.IsPresent) return;
        var picture = new Vector2(frame.Width, frame.Height);
        foreach (Detection.Detection palm in _palms.Detect(frame, RegionOfInterest.Whole(frame.Width, frame.Height)))
        {
            // 1. A palm that is a known hand's is not another one.
            if (HandPlausibility.IsSame(palm, left.Hand, picture) || HandPlausibility.IsSame(palm, right.Hand, picture)) continue;
            // 2. Whose arm ends here, where there are arms; by its looks otherwise.
            HandTracker hand = left.Hand.IsPresent ? right : left;
            HandTracker other = hand == left ? right : left;
            hand.Look(frame, HandRegions.FromPalm(palm));
            if (!hand.Hand.IsPresent) continue;
            bool? isLeft = HandPlausibility.SideByArms(hand.Hand, body, picture);
            if (isLeft is null && body.IsPresent && !HandPlausibility.ArmsAreUnknown(body))
            {
                hand.Drop(); // somebody else's
                continue;
            }
            if ((isLeft ?? hand.RightProbability < 0.5f) != hand.IsLeft)
            {
                if (other.Hand.IsPresent && isLeft is not null)
                {
                    hand.Drop();
                    continue;
                }
                if (!other.Hand.IsPresent)
                {
                    other.TakeFrom(hand);
                    (hand, other) = (other, hand);
                }
            }
            // 3. Not the other hand, not the face.
            if (!HandPlausibility.Holds(frame, hand, other, body, face)) hand.Drop();
            if (left.Hand.IsPresent && right.Hand.IsPresent) return;
        }
    }

    public void Dispose()
    {
        _palms.Dispose();
        _recrop.Dispose();
    }
}
