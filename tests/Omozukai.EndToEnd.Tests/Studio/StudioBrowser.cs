using Microsoft.Playwright;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>The system's Chromium, which looks at a film in place of a camera. One serves all tests of the studio.</summary>
public sealed class StudioBrowser : IAsyncDisposable
{
    private readonly Dictionary<string, IBrowser> _browsers = new(StringComparer.Ordinal);
    private IPlaywright? _playwright;

    /// <summary>A page on a studio, in a browser whose camera plays a film.</summary>
    /// <param name="camera">A .mjpeg or .y4m file; null: the browser's test picture.</param>
    /// <param name="options">Size, language and appearance.</param>
    internal async Task<StudioPage> OpenAsync(string? camera = null, BrowserNewContextOptions? options = null)
    {
        string key = camera ?? "";
        if (!_browsers.TryGetValue(key, out IBrowser? browser))
        {
            _playwright ??= await Playwright.CreateAsync();
            string[] film = camera is null ? [] : [$"--use-file-for-fake-video-capture={camera}"];
            browser = _browsers[key] = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Find(),
                Args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", .. film],
            });
        }
        IBrowserContext context = await browser.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 }, Locale = "en-US", ColorScheme = ColorScheme.Dark });
        return new StudioPage(context);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IBrowser browser in _browsers.Values) await browser.CloseAsync();
        _playwright?.Dispose();
    }

    private static string Find()
    {
        string? found = Commands.Browser.Find();
        if (found is null || Path.GetFileName(found).Contains("firefox", StringComparison.OrdinalIgnoreCase) || found.Contains("Safari", StringComparison.Ordinal))
        {
            if (Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("No Chrome, Chromium or Edge is on this machine: the studio's page is not tried.");
            throw new InvalidOperationException("No Chrome, Chromium or Edge is on this machine.");
        }
        return found;
    }
}
