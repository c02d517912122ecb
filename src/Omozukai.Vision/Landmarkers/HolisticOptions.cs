namespace Omozukai.Vision.Landmarkers;

/// <summary>How <see cref="HolisticLandmarker"/> works.</summary>
public sealed record HolisticOptions
{
    /// <summary>Which networks are used.</summary>
    public HolisticQuality Quality { get; init; } = HolisticQuality.Full;

    /// <summary>Which networks find the face's points.</summary>
    public FaceModel FaceModel { get; init; } = FaceModel.Attention;

    /// <summary>Whether each picture stands for itself: nothing is followed and nothing smoothed.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Whether the body's points are smoothed over time as MediaPipe does.</summary>
    public bool Smooth { get; init; } = true;

    /// <summary>The folder with the models; null looks where the program's own are.</summary>
    public string? ModelFolder { get; init; }

    /// <summary>Where optimised networks are kept for a faster next start; null keeps none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>How many threads work side by side on a picture, at least 1.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);
}
