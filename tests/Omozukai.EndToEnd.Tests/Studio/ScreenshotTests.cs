using Microsoft.Playwright;
using Omozukai.Tests;
using SkiaSharp;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>
/// The pictures of the studio in docs/pictures. They are taken anew in each run, into artifacts/screenshots; with OMOZUKAI_PICTURES=update
/// they take the place of those in docs.
/// </summary>
[Collection(StudioCollection.Name)]
public sealed class ScreenshotTests(StudioBrowser browser) : IDisposable
{
    private static readonly string s_folder = Directory.CreateDirectory(TestFiles.Checkout("artifacts/screenshots")).FullName;

    private readonly Workplace _work = new();

    [Fact]
    public async Task The_main_states_look_as_the_documentation_shows()
    {
        string camera = _work.Camera($"-loop 1 -framerate 30 -i {Workplace.Photo("body")}", "scale=480:-2,crop=480:360:0:0,pad=640:360:80:0:gray", "-frames:v 30 -q:v 2");
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using (StudioPage page = await (await browser.OpenAsync(options: Options(ColorScheme.Dark, "en-US"))).GoAsync(studio, "/?render=full"))
        {
            await TakeAsync(page, "studio-demo");
        }
        // The flat avatar is drawn without a graphics card as quickly as with one.
        const string Flat = """{"avatar":{"kind":"puppet"},"framing":"bust"}""";
        await using (StudioPage page = await (await (await browser.OpenAsync(camera, Options(ColorScheme.Dark, "en-US"))).WithAsync(Flat)).GoAsync(studio, "/"))
        {
            await page.ClickAsync("Use my camera");
            await page.WaitForStateAsync("s.source.kind === 'page' && s.source.phase === 'running'");
            await page.IsMovingAsync(20);
            // A film's name stands where a camera's would.
            await page.Page.EvaluateAsync("() => document.querySelectorAll('select option').forEach(option => option.textContent = option.textContent.replace(/.*camera.mjpeg/, 'Webcam'))");
            await TakeAsync(page, "studio-camera");
            await page.TabAsync("Takes");
            await page.ClickAsync("Record");
            await page.WaitForStateAsync("s.recording.isOn");
            await page.IsMovingAsync(10);
            await page.ClickAsync("Stop");
            await page.WaitForStateAsync("s.takes.length === 1");
            await page.ClickAsync("Stop camera");
        }
        await using (StudioPage page = await (await (await browser.OpenAsync(options: Options(ColorScheme.Light, "en-US"))).WithAsync(Flat)).GoAsync(studio, "/"))
        {
            await page.TabAsync("Avatar");
            await TakeAsync(page, "studio-light");
        }
        await using (StudioPage page = await (await (await browser.OpenAsync(options: Options(ColorScheme.Dark, "en-US", 360, 740))).WithAsync(Flat)).GoAsync(studio, "/"))
        {
            await page.TabAsync("Takes");
            await TakeAsync(page, "studio-phone");
        }
    }

    public void Dispose() => _work.Dispose();

    private static BrowserNewContextOptions Options(ColorScheme scheme, string locale, int width = 1280, int height = 800) =>
        new() { ViewportSize = new() { Width = width, Height = height }, Locale = locale, ColorScheme = scheme };

    /// <summary>A picture with an avatar in it: many colours in the middle of the stage.</summary>
    private static async Task TakeAsync(StudioPage page, string name)
    {
        await page.Page.EvaluateAsync("() => new Promise(done => { let frames = 0; const step = () => ++frames > 8 ? done() : requestAnimationFrame(step); step(); })");
        string path = Path.Combine(s_folder, name + ".png");
        await page.Page.ScreenshotAsync(new() { Path = path, Timeout = 60_000 });
        using SKBitmap picture = SKBitmap.Decode(path);
        (int width, int height) = (picture.Width > 800 ? picture.Width - 372 : picture.Width, picture.Height / 2);
        var colors = new HashSet<uint>();
        for (int x = width / 3; x < width * 2 / 3; x += 2)
            for (int y = height / 4; y < height; y += 2) colors.Add((uint)picture.GetPixel(x, y) & 0xF0F0F0);
        colors.Count.ShouldBeGreaterThan(25, $"{name}: there is no avatar on the stage");

        string documented = TestFiles.Checkout($"docs/pictures/{name}.png");
        if (Environment.GetEnvironmentVariable("OMOZUKAI_PICTURES") == "update") File.Copy(path, documented, overwrite: true);
        using SKBitmap shown = SKBitmap.Decode(documented);
        (shown.Width, shown.Height).ShouldBe((picture.Width, picture.Height));
    }
}
