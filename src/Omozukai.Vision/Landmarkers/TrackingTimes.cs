using System.Diagnostics;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Time spent in each <see cref="TrackingStage"/>, added up over frames. Each stage is written by one thread at a time.</summary>
public sealed class TrackingTimes
{
    private readonly long[] _ticks = new long[Enum.GetValues<TrackingStage>().Length];

    /// <summary>The time spent in a stage since the last <see cref="Reset"/>.</summary>
    public TimeSpan this[TrackingStage stage] => Stopwatch.GetElapsedTime(0, _ticks[(int)stage]);

    /// <summary>Back to zero.</summary>
    public void Reset() => _ticks.AsSpan().Clear();

    internal void Add(TrackingStage stage, long startTimestamp) => _ticks[(int)stage] += Stopwatch.GetTimestamp() - startTimestamp;
}
