using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Detection;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Finds the hands of one person wherever palms are seen, and tells whose side they are on.</summary>
internal sealed class PalmFinder(NetworkLoader loader) : IDisposable
{
    private readonly Detector _palms = new(DetectorModel.Palm, loader);
    private readonly SearchPace _pace = new();

    /// <summary>Wherever palms are seen, while a hand is lost.</summary>
    public void Find(VideoFrame frame, BodyLandmarks body, FaceLandmarks face, HandTracker left, HandTracker right)
    {
        if ((left.Hand.IsPresent && right.Hand.IsPresent) || !_pace.IsDue(frame.Timestamp)) return;
        foreach (Detection.Detection palm in _palms.Detect(frame, RegionOfInterest.Whole(frame.Width, frame.Height)))
        {
            LookAt(palm, frame, body, face, left, right);
            if (left.Hand.IsPresent && right.Hand.IsPresent) break;
        }
        _pace.Note(left.Hand.IsPresent && right.Hand.IsPresent, frame.Timestamp);
    }

    /// <summary>The next search comes at once.</summary>
    public void Reset() => _pace.Reset();

    public void Dispose() => _palms.Dispose();

    private static void LookAt(Detection.Detection palm, VideoFrame frame, BodyLandmarks body, FaceLandmarks face, HandTracker left, HandTracker right)
    {
        var picture = new Vector2(frame.Width, frame.Height);
        // 1. A palm that is a known hand's is not another one.
        if (HandPlausibility.IsSame(palm, left.Hand, picture) || HandPlausibility.IsSame(palm, right.Hand, picture)) return;
        // 2. The hand itself.
        (HandTracker hand, HandTracker other) = left.Hand.IsPresent ? (right, left) : (left, right);
        hand.Look(frame, HandRegions.FromPalm(palm));
        if (!hand.Hand.IsPresent) return;
        // 3. Its side: whose arm ends here; by its looks where no arm is seen; somebody else's where both end elsewhere.
        bool? isLeft = HandPlausibility.SideByArms(hand.Hand, body, picture);
        if (isLeft is null && body.IsPresent && !HandPlausibility.ArmsAreUnknown(body) && !HandPlausibility.IsTakenForBody(hand.Hand, body, picture))
        {
            hand.Drop();
            return;
        }
        if ((isLeft ?? hand.RightProbability < 0.5f) != hand.IsLeft)
        {
            if (!other.Hand.IsPresent)
            {
                other.TakeFrom(hand);
                (hand, other) = (other, hand);
            }
            else if (isLeft is not null) hand.Drop();
        }
        // 4. Not the other hand, not the face.
        if (!HandPlausibility.Holds(frame, hand, other, body, face)) hand.Drop();
    }
}
