using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Follows one hand from frame to frame.</summary>
/// <remarks>Source: MediaPipe, hand_landmark_tracking_cpu.pbtxt.</remarks>
internal sealed class HandTracker(NetworkLoader loader, HolisticQuality quality, bool isLeft) : IDisposable
{
    private const float MinPresence = 0.5f;

    private readonly HandNetwork _network = new(loader, quality);
    /// <summary>A wrist less visible than this is not looked at. Source: hand_visibility_from_hand_landmarks_from_pose.pbtxt.</summary>
    private const float MinWristVisibility = 0.1f;

    /// <summary>Where the arm shows another region, the followed hand stays if it is surer by this.</summary>
    private const float ClearlySurer = 0.1f;

    private readonly HandRecropNetwork _recrop = new(loader);
    private readonly SearchPace _pace = new();
    private readonly HandLandmarks _last = new();
    private readonly HandLandmarks _followed = new();
    private RegionOfInterest? _region;
    private RegionOfInterest _lastRegion;

    /// <summary>Whether this is the person's own left hand.</summary>
    public bool IsLeft { get; } = isLeft;

    /// <summary>The hand; present only where it is in this frame's view.</summary>
    public HandLandmarks Hand { get; } = new();

    /// <summary>Probability that the hand, by its looks, is a right one.</summary>
    public float RightProbability => _network.RightProbability;

    /// <summary>Looks where the last frame's points say.</summary>
    public void Follow(VideoFrame frame)
    {
        _last.CopyFrom(Hand);
        Hand.Clear();
        if (_region is not { } region) return;
        _lastRegion = region;
        Look(frame, region);
    }

    /// <summary>Looks at the end of the body's arm: finds a lost hand, and looks again where a followed one has moved away from where it was.</summary>
    /// <remarks>
    /// Source: MediaPipe, hand_landmarks_from_pose_cpu.pbtxt. There the region is chosen before the one look; here the followed region
    /// was looked at beside the body. Where the choice falls on the other, that is looked at as well.
    /// </remarks>
    public void FindByArm(VideoFrame frame, BodyLandmarks body)
    {
        if (!body.IsPresent || body.Image[(int)HandPlausibility.Wrist(IsLeft)].Visibility <= MinWristVisibility) return;
        if (!Hand.IsPresent && !_pace.IsDue(frame.Timestamp)) return;
        var picture = new Vector2(frame.Width, frame.Height);
        RegionOfInterest rough = HandRegions.FromBody(body, IsLeft, picture);
        if (!rough.IsUsable(frame.Width, frame.Height)) return;

        RegionOfInterest expected = _recrop.Run(frame, rough);
        if (!Hand.IsPresent) Look(frame, expected);
        else if (!HandRegions.Agree(_lastRegion, expected, _last, picture)) LookAgain(frame, expected);
        _pace.Note(Hand.IsPresent, frame.Timestamp);
    }

    /// <summary>Looks for the hand in a region.</summary>
    public void Look(VideoFrame frame, RegionOfInterest region)
    {
        Drop();
        if (!region.IsUsable(frame.Width, frame.Height)) return;
        _network.Run(frame, region, Hand);
        Hand.IsPresent = Hand.Score > MinPresence;
        if (Hand.IsPresent) _region = HandRegions.FromLandmarks(Hand, new Vector2(frame.Width, frame.Height));
    }

    /// <summary>Takes over another tracker's hand and leaves that one without.</summary>
    public void TakeFrom(HandTracker other)
    {
        Hand.CopyFrom(other.Hand);
        _region = other._region;
        other.Drop();
    }

    /// <summary>The hand is lost.</summary>
    public void Drop()
    {
        Hand.Clear();
        _region = null;
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        Drop();
        _pace.Reset();
    }

    public void Dispose()
    {
        _network.Dispose();
        _recrop.Dispose();
    }

    /// <summary>Looks in another region as well; the hand that was followed stays only if it is clearly surer.</summary>
    private void LookAgain(VideoFrame frame, RegionOfInterest region)
    {
        RegionOfInterest? next = _region;
        _followed.CopyFrom(Hand);
        Look(frame, region);
        if (Hand.IsPresent && Hand.Score >= _followed.Score - ClearlySurer) return;
        Hand.CopyFrom(_followed);
        _region = next;
    }
}
