namespace Omozukai.Vision.Landmarkers;

/// <summary>When to search for what is lost: at once; where that failed, again soon, but not in every frame, for a search costs more than following.</summary>
internal sealed class SearchPace
{
    private const int RestingFrames = 2;
    private static readonly TimeSpan s_restingTime = TimeSpan.FromMilliseconds(70); // slow sources, whose frames differ much, do not rest

    private int _restingFrames;
    private TimeSpan _restsUntil;

    /// <summary>Whether to search in this frame; asked once a frame while something is lost.</summary>
    public bool IsDue(TimeSpan now) => _restingFrames-- <= 0 || now >= _restsUntil || _restsUntil - now > s_restingTime;

    /// <summary>Notes how a search ended.</summary>
    public void Note(bool found, TimeSpan now) => (_restingFrames, _restsUntil) = found ? (0, now) : (RestingFrames, now + s_restingTime);

    /// <summary>The next search comes at once.</summary>
    public void Reset() => _restingFrames = 0;
}
