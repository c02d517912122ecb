using System.Diagnostics;

namespace Omozukai.Studio;

/// <summary>Counts for the performance line.</summary>
internal sealed class StatsMeter
{
    private readonly Lock _gate = new();
    private long _tracked, _poses, _dropped, _droppedBefore, _trackingTicks, _lastTicks = Stopwatch.GetTimestamp();
    private TimeSpan _lastCpu = Environment.CpuUsage.TotalTime;

    public void CountTracked(TimeSpan duration, long droppedSoFar)
    {
        lock (_gate)
        {
            _tracked++;
            _trackingTicks += duration.Ticks;
            _dropped = droppedSoFar;
        }
    }

    public void CountPose()
    {
        lock (_gate) _poses++;
    }

    /// <summary>What has happened since this was last asked.</summary>
    public StudioStats Take(int pages)
    {
        lock (_gate)
        {
            double seconds = Math.Max(1e-3, Stopwatch.GetElapsedTime(_lastTicks).TotalSeconds);
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            var stats = new StudioStats
            {
                TrackedPerSecond = Math.Round(_tracked / seconds, 1),
                PosesPerSecond = Math.Round(_poses / seconds, 1),
                TrackingMs = _tracked == 0 ? 0 : Math.Round(TimeSpan.FromTicks(_trackingTicks / _tracked).TotalMilliseconds, 1),
                DroppedPerSecond = Math.Round(Math.Max(0, _dropped - _droppedBefore) / seconds, 1),
                Cpu = Math.Round((cpu - _lastCpu).TotalSeconds / seconds / Environment.ProcessorCount, 3),
                MemoryMegabytes = Math.Round(Environment.WorkingSet / 1048576.0),
                Pages = pages,
            };
            (_lastCpu, _lastTicks, _droppedBefore) = (cpu, Stopwatch.GetTimestamp(), _dropped);
            (_tracked, _poses, _trackingTicks) = (0, 0, 0);
            return stats;
        }
    }
}
