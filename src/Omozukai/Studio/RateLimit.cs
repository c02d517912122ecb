namespace Omozukai.Studio;

/// <summary>Counts messages: so many a second on average, with room for a burst of as many.</summary>
internal sealed class RateLimit(double perSecond)
{
    private double _spent;
    private double _lastMs = StudioClock.NowMs;

    /// <summary>Counts one.</summary>
    /// <returns>False where it is one too many.</returns>
    public bool Allows()
    {
        double now = StudioClock.NowMs;
        _spent = Math.Max(0, _spent - (now - _lastMs) / 1000 * perSecond) + 1;
        _lastMs = now;
        if (_spent <= perSecond) return true;
        _spent = perSecond;
        return false;
    }
}
