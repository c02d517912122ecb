namespace Omozukai.Studio;

/// <summary>Keeps the settings, and writes them into the file that remembers them.</summary>
internal sealed class SettingsKeeper(string path, StudioSettings settings)
{
    private readonly Lock _gate = new();
    private volatile StudioSettings _current = settings;

    public StudioSettings Current => _current;

    /// <summary>Changes them, one change after the other: pages do not wait for each other.</summary>
    public void Change(Func<StudioSettings, StudioSettings> change)
    {
        lock (_gate)
        {
            _current = change(_current);
            try
            {
                _current.Write(path);
            }
            catch (IOException)
            {
                // They hold until the studio closes.
            }
        }
    }
}
