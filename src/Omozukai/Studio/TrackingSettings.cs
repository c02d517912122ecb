using Omozukai.Core.Filtering;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Studio;

/// <summary>How the camera's pictures become poses, as the page's tracking panel sets it.</summary>
internal sealed record TrackingSettings
{
    public Smoothing Smoothing { get; init; } = Smoothing.Medium;

    /// <summary>Whether the avatar moves as a mirror image, which is what people expect of their own picture.</summary>
    public bool Mirror { get; init; } = true;

    public TrackedBody Body { get; init; } = TrackedBody.Full;

    public HolisticQuality Quality { get; init; } = HolisticQuality.Full;
}
