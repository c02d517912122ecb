namespace Omozukai.Commands;

/// <summary>Looks for a browser in each system's usual places.</summary>
internal static class Browser
{
    private static readonly string[] s_onPath = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge", "firefox"];
    private static readonly string[] s_macApplications = ["Google Chrome.app", "Chromium.app", "Microsoft Edge.app", "Firefox.app", "Safari.app"];
    private static readonly string[] s_windowsPrograms = [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe", @"Mozilla Firefox\firefox.exe"];

    /// <summary>The path of a browser, or null.</summary>
    public static string? Find() => Candidates().FirstOrDefault(Path.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsMacOS()) return s_macApplications.Select(application => Path.Combine("/Applications", application));
        if (OperatingSystem.IsWindows())
            return new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
                .Select(Environment.GetFolderPath)
                .SelectMany(folder => s_windowsPrograms.Select(program => Path.Combine(folder, program)));
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => s_onPath.Select(program => Path.Combine(folder, program)));
    }
}
