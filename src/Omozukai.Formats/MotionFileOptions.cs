using Omozukai.Formats.Bvh;
using Omozukai.Formats.Live2D;
using Omozukai.Formats.Vrm;

namespace Omozukai.Formats;

/// <summary>How motion is laid out in a file; formats without the notion pass over what does not concern them.</summary>
public sealed record MotionFileOptions
{
    /// <summary>What is used where nobody says otherwise.</summary>
    public static MotionFileOptions Default { get; } = new();

    private readonly double? _fps;

    /// <summary>
    /// Frames a second. BVH has a fixed step and is resampled to it (30 where unknown), VMD has 30 always; the others keep the poses' own times.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, or above 1000.</exception>
    public double? Fps
    {
        get => _fps;
        init
        {
            if (value is { } fps && !(fps > 0 && fps <= 1000)) throw new ArgumentOutOfRangeException(nameof(value), fps, "Frames a second lie above 0 and up to 1000.");
            _fps = value;
        }
    }

    /// <summary>The avatar that moves. Formats that contain it cannot be written without; others take its names.</summary>
    public Avatar? Avatar { get; init; }

    /// <summary>The source's time that becomes time 0 of the file; earlier poses are left out.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>What the joints of a BVH are called.</summary>
    public BvhNaming BvhNaming { get; init; }

    /// <summary>The model that a motion3.json is for; null: one with Live2D's standard parameters.</summary>
    public Live2DModel? Live2DModel { get; init; }
}
