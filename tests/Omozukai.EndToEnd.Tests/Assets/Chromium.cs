namespace Omozukai.EndToEnd.Tests.Assets;

/// <summary>The browser that draws the assets.</summary>
internal static class Chromium
{
    /// <summary>Skips the test where there is no Chromium; where CI=true the test goes on, and fails for it.</summary>
    public static void Demand()
    {
        string program = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(program) && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip($"There is no Chromium at {program} (set CHROMIUM to another).");
    }
}
