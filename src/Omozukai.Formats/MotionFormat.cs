using Omozukai.Core.Pipeline;

namespace Omozukai.Formats;

/// <summary>A kind of motion file: its extension, and who writes and reads it.</summary>
public sealed record MotionFormat
{
    /// <summary>The end of the file's name, with its dot, in lower case.</summary>
    public required string Extension { get; init; }

    /// <summary>What the format is, in a few words.</summary>
    public required string Description { get; init; }

    /// <summary>What a file of this kind keeps as it is.</summary>
    public required MotionContent Carries { get; init; }

    /// <summary>What it keeps in its own, poorer terms.</summary>
    public MotionContent Reduces { get; init; }

    /// <summary>The fixed rate, in frames a second, that poses are resampled to; null where a file keeps the poses' own times.</summary>
    public Func<MotionFileOptions, double>? FixedFps { get; init; }

    /// <summary>Makes a sink for a file of one person's motion; null where the format is only read.</summary>
    public Func<string, MotionFileOptions, IPoseSink>? CreateSink { get; init; }

    /// <summary>Opens a file; null where the format is only written. Throws <see cref="IOException"/> or <see cref="InvalidDataException"/>.</summary>
    public Func<string, IMotionReader>? Open { get; init; }
}
