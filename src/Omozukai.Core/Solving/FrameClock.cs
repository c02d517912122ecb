namespace Omozukai.Core.Solving;

/// <summary>Time between frames, and whether one continues the other.</summary>
internal sealed class FrameClock
{
    /// <summary>The first frame is taken to be this long, so that rates mean something.</summary>
    private const float NominalSeconds = 1 / 30f;

    /// <summary>Two frames farther apart than this belong to different scenes.</summary>
    private const float LongestSeconds = 1;

    private TimeSpan? _last;

    /// <summary>Seconds since the last frame, always positive.</summary>
    /// <param name="time">The frame's time.</param>
    /// <param name="isContinued">False for a first frame, after a gap, and when time went backwards or stood still.</param>
    public float Advance(TimeSpan time, out bool isContinued)
    {
        double seconds = _last is { } last ? (time - last).TotalSeconds : 0;
        _last = time;
        isContinued = seconds is > 0 and <= LongestSeconds;
        return isContinued ? (float)seconds : NominalSeconds;
    }
}
