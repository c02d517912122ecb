namespace Omozukai.Vision.Frames;

/// <summary>Which part of a source is read, and at what rate.</summary>
public sealed record FrameSourceOptions
{
    /// <summary>Rate of a folder of pictures for which none is asked, in pictures a second.</summary>
    public const double DefaultFolderRate = 30;

    /// <summary>Where reading starts; times of frames count from there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan Start
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    }

    /// <summary>How much is read; null: to the end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan? Duration
    {
        get;
        init
        {
            if (value <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(value), value, "A duration is longer than nothing.");
            field = value;
        }
    }

    /// <summary>Frames a second to read, by repeating or leaving out frames of a video; for folders, the rate of the film. Null: a video's own frames at their own times, <see cref="DefaultFolderRate"/> for folders.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in ]0, 1000].</exception>
    public double? FramesPerSecond
    {
        get;
        init
        {
            if (value is { } rate && rate is not (> 0 and <= 1000))
                throw new ArgumentOutOfRangeException(nameof(value), rate, "A rate lies above 0 and at most at 1000 frames a second.");
            field = value;
        }
    }
}
