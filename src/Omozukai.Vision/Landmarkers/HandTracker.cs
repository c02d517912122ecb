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
    private readonly HandLandmarks _before = new();
    private RegionOfInterest? _region;

    /// <summary>The region of the last look.</summary>
    public RegionOfInterest LookedAt { get; private set; }

    /// <summary>When to look at the arm's end while the hand is lost.</summary>
    public SearchPace Pace { get; } = new();

    /// <summary>Whether this is the person's own left hand.</summary>
    public bool IsLeft { get; } = isLeft;

    /// <summary>The hand; present only where it is in this frame's view.</summary>
    public HandLandmarks Hand { get; } = new();

    /// <summary>Probability that the hand, by its looks, is a right one.</summary>
    public float RightProbability => _network.RightProbability;

    /// <summary>Looks where the last frame's points say.</summary>
    public void Follow(VideoFrame frame)
    {
        Hand.Clear();
        if (_region is { } region) Look(frame, region);
    }

    /// <summary>Looks for the hand in a region.</summary>
    public void Look(VideoFrame frame, RegionOfInterest region)
    {
        Drop();
        if (!region.IsUsable(frame.Width, frame.Height)) return;
        LookedAt = region;
        _network.Run(frame, region, Hand);
        Hand.IsPresent = Hand.Score > MinPresence;
        if (Hand.IsPresent) _region = HandRegions.FromLandmarks(Hand, new Vector2(frame.Width, frame.Height));
    }

    /// <summary>Looks in another region as well and keeps the surer of the two hands.</summary>
    public void LookAgain(VideoFrame frame, RegionOfInterest region)
    {
        (RegionOfInterest? followed, RegionOfInterest lookedAt) = (_region, LookedAt);
        _before.CopyFrom(Hand);
        Look(frame, region);
        if (Hand.IsPresent && Hand.Score >= _before.Score) return;
        Hand.CopyFrom(_before);
        (_region, LookedAt) = (followed, lookedAt);
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
        Pace.Reset();
    }

    public void Dispose() => _network.Dispose();
}
