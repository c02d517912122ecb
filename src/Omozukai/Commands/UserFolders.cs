namespace Omozukai.Commands;

/// <summary>Where the program keeps what it can make again, and what the user has made.</summary>
internal static class UserFolders
{
    /// <summary>The environment variable that names another cache.</summary>
    public const string Variable = "OMOZUKAI_CACHE";

    /// <summary>The environment variable that names another folder for takes, avatars and settings.</summary>
    public const string DataVariable = "OMOZUKAI_DATA";

    /// <summary>Takes, avatars and settings, as each system wants it: $XDG_DATA_HOME or ~/.local/share, ~/Library/Application Support, %APPDATA%.</summary>
    public static string Data => Environment.GetEnvironmentVariable(DataVariable) is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.Combine(Environment.GetFolderPath(OperatingSystem.IsWindows() ? Environment.SpecialFolder.ApplicationData : Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "omozukai");

    /// <summary>The cache as each system wants it: $XDG_CACHE_HOME or ~/.cache, ~/Library/Caches, %LOCALAPPDATA%.</summary>
    public static string Cache
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return Path.GetFullPath(named);
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "omozukai", "cache");
            if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Caches", "omozukai");
            return Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(home, ".cache"), "omozukai");
        }
    }

    /// <summary>The cache, made if need be; null where it cannot be written, which costs time at the start and nothing else.</summary>
    public static string? WritableCache
    {
        get
        {
            try
            {
                Directory.CreateDirectory(Cache);
                string probe = Path.Combine(Cache, $".probe-{Environment.ProcessId}");
                File.WriteAllBytes(probe, []);
                File.Delete(probe);
                return Cache;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
