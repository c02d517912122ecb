using System.Diagnostics;

namespace Omozukai.Studio;

/// <summary>The time of day as pages tell it: milliseconds since 1970, with fractions, steady in between.</summary>
internal static class StudioClock
{
    private static readonly double s_start = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
    private static readonly long s_ticks = Stopwatch.GetTimestamp();

    public static double NowMs => s_start + Stopwatch.GetElapsedTime(s_ticks).TotalMilliseconds;
}
