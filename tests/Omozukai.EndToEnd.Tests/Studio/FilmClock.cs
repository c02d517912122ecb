using System.Text.Json;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>
/// Where a film was at which time. A browser that is short of time plays its camera's film unevenly, so each picture of the film carries its number
/// in a corner, as boxes that are white for a 1, the lowest bit first.
/// </summary>
internal sealed class FilmClock
{
    /// <summary>The corner, in pixels of the film.</summary>
    public const int Bits = 10, Box = 12, Width = Bits * Box;

    /// <summary>A film may have so many pictures.</summary>
    public const int MostFrames = 1 << Bits;

    /// <summary>Of a motion that is played, frames a second.</summary>
    public const double PlayedRate = 30;

    public static readonly FilmClock None = new([]);

    private readonly IReadOnlyList<(double Seconds, double Frame)> _seen;

    private FilmClock(IReadOnlyList<(double Seconds, double Frame)> seen) => _seen = seen;

    /// <summary>An ffmpeg filter that writes the numbers.</summary>
    public static string Filter { get; } = $"drawbox=x=0:y=0:w={Width}:h={Box}:color=black:t=fill," +
        string.Join(',', Enumerable.Range(0, Bits).Select(bit => $"drawbox=x={bit * Box}:y=0:w={Box}:h={Box}:color=white:t=fill:enable='mod(floor(n/{1 << bit}),2)'"));

    /// <summary>As the page has noted it: pairs of milliseconds and a number.</summary>
    public static FilmClock Read(JsonElement seen) => new([.. seen.EnumerateArray().Select(pair => (pair[0].GetDouble() / 1000, pair[1].GetDouble()))]);

    /// <summary>The film's time at a moment: seconds from its first picture, null where the moment lies outside what was noted.</summary>
    public double? At(double seconds, double framesPerSecond)
    {
        int next = 0;
        while (next < _seen.Count && _seen[next].Seconds <= seconds) next++;
        if (next == 0 || next == _seen.Count) return null;
        ((double t0, double from), (double t1, double to)) = (_seen[next - 1], _seen[next]);
        return (to < from ? from : from + (to - from) * (seconds - t0) / (t1 - t0)) / framesPerSecond;
    }
}
