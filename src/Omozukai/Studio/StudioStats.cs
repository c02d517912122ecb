namespace Omozukai.Studio;

/// <summary>The performance line, once a second.</summary>
internal sealed record StudioStats
{
    public string Type => "stats";

    /// <summary>Pictures tracked in a second.</summary>
    public double TrackedPerSecond { get; init; }

    /// <summary>Poses sent in a second.</summary>
    public double PosesPerSecond { get; init; }

    /// <summary>Milliseconds that tracking and solving of a picture take.</summary>
    public double TrackingMs { get; init; }

    /// <summary>Pictures left out in that second.</summary>
    public double DroppedPerSecond { get; init; }

    /// <summary>The program's share of all processors, 0..1.</summary>
    public double Cpu { get; init; }

    /// <summary>The program's memory, in megabytes.</summary>
    public double MemoryMegabytes { get; init; }

    /// <summary>Pages that look on.</summary>
    public int Pages { get; init; }
}
