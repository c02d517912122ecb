using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Detection;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Finds one body and follows it from frame to frame.</summary>
/// <remarks>Source: MediaPipe, pose_landmark_cpu.pbtxt.</remarks>
internal sealed class BodyTracker(NetworkLoader loader, HolisticOptions options) : IDisposable
{
    private const float MinPresence = 0.5f;

    /// <summary>A person lost for less than this is waited for; after it, anybody is taken.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly Detector _detector = new(DetectorModel.Pose, loader);
    private readonly BodyNetwork _network = new(loader, options.Quality);
    private readonly BodySmoother _smoother = new();
    private readonly SearchPace _pace = new();
    private RegionOfInterest? _region;
    private RegionOfInterest? _lastSeenIn;
    private TimeSpan _lastSeen;

    /// <summary>The body; present only where it is in this frame's view.</summary>
    public BodyLandmarks Body { get; } = new();

    /// <summary>Looks where the last frame's points say.</summary>
    public void Follow(VideoFrame frame)
    {
        Body.Clear();
        if (_region is { } region) Look(frame, region);
    }

    /// <summary>Where the body is lost, searches the picture.</summary>
    public void Find(VideoFrame frame)
    {
        if (Body.IsPresent || !_pace.IsDue(frame.Timestamp)) return;
        Search(frame);
        _pace.Note(Body.IsPresent, frame.Timestamp);
    }

    /// <summary>What was taken for a body is none.</summary>
    public void Drop()
    {
        Body.Clear();
        _region = _lastSeenIn = null;
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        Drop();
        _pace.Reset();
    }

    public void Dispose()
    {
        _detector.Dispose();
        _network.Dispose();
    }

    private void Search(VideoFrame frame)
    {
        _smoother.Reset();
        foreach (Detection.Detection person in _detector.Detect(frame, RegionOfInterest.Whole(frame.Width, frame.Height)))
        {
            RegionOfInterest region = BodyRegions.FromCircle(person.Keypoints[0], person.Keypoints[1]);
            if (!MayBeTheSame(region, frame.Timestamp)) continue;
            Look(frame, region);
            if (Body.IsPresent) return;
        }
    }

    private void Look(VideoFrame frame, RegionOfInterest region)
    {
        _region = null;
        if (!region.IsUsable(frame.Width, frame.Height)) return;
        _network.Run(frame, region, Body);
        Body.IsPresent = Body.Score > MinPresence;
        if (!Body.IsPresent) return;

        (Vector2 center, Vector2 scale) = _smoother.Apply(Body, _network.Framing, frame.Width, frame.Height, frame.Timestamp, options.Smooth && !options.IsStatic);
        _region = BodyRegions.FromCircle(center, scale);
        _lastSeenIn = _region;
        _lastSeen = frame.Timestamp;
    }

    private bool MayBeTheSame(RegionOfInterest region, TimeSpan now)
    {
        if (_lastSeenIn is not { } last || now - _lastSeen > s_patience || now < _lastSeen) return true;
        return Vector2.Distance(region.Center, last.Center) < last.Size.X / 2;
    }
}
