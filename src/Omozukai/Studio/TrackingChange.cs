using Omozukai.Core.Filtering;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Studio;

/// <summary>What a page changes of the <see cref="TrackingSettings"/>: what is null stays, whoever has set it.</summary>
internal sealed record TrackingChange
{
    public Smoothing? Smoothing { get; init; }

    public bool? Mirror { get; init; }

    public TrackedBody? Body { get; init; }

    public HolisticQuality? Quality { get; init; }

    public TrackingSettings Of(TrackingSettings settings) => new()
    {
        Smoothing = Smoothing ?? settings.Smoothing,
        Mirror = Mirror ?? settings.Mirror,
        Body = Body ?? settings.Body,
        Quality = Quality ?? settings.Quality,
    };
}
