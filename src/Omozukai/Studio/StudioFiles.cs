namespace Omozukai.Studio;

/// <summary>What the program brings along: the page, the default avatars, the demo.</summary>
internal static class StudioFiles
{
    public static string Page { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static string Assets { get; } = Path.Combine(AppContext.BaseDirectory, "assets");

    /// <summary>The motion of the first visit.</summary>
    public static string Demo { get; } = Path.Combine(Assets, "demo.motion.jsonl.gz");
}
