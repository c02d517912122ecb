using System.Text.Json;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>Long, often, many at once.</summary>
[Collection(StudioCollection.Name)]
public sealed class EnduranceTests(StudioBrowser browser, ITestOutputHelper output) : IDisposable
{
    private const double Megabyte = 1 << 20;

    private readonly Workplace _work = new();

    /// <summary>A minute of camera with three pages open, one of them reloaded again and again; then the camera goes, and comes back.</summary>
    [Fact]
    public async Task A_minute_of_camera_three_pages_and_many_reloads()
    {
        string camera = _work.Camera($"-i {_work.PersonClip(frames: 90, rate: 30)}");
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync(camera)).GoAsync(studio);
        await using StudioPage viewer = await (await browser.OpenAsync()).GoAsync(studio, "/view?render=off");
        await using StudioPage other = await (await browser.OpenAsync()).GoAsync(studio);
        await page.ClickAsync("Use my camera");
        await page.WaitForStateAsync("s.source.kind === 'page' && s.source.phase === 'running'");

        // 1. Reloads, while the camera goes on; the page that has it takes it up again as well.
        DateTime end = DateTime.Now.AddSeconds(30);
        var (memory, latency) = (new List<double>(), new List<double>());
        for (int i = 0; DateTime.Now < end || i < 50; i++)
        {
            await other.Page.ReloadAsync(new() { WaitUntil = Microsoft.Playwright.WaitUntilState.DOMContentLoaded });
            if (i % 10 == 9)
            {
                memory.Add(studio.Memory / Megabyte);
                latency.Add((await page.AskAsync("omozukai.latencies().sort((a, b) => a - b)[Math.floor(omozukai.latencies().length / 2)] ?? 0")).GetDouble());
            }
        }
        await other.IsMovingAsync();
        await viewer.IsMovingAsync();
        output.WriteLine($"memory {string.Join(", ", memory.Select(value => $"{value:F0}"))} MB; latency {string.Join(", ", latency.Select(value => $"{value:F0}"))} ms");
        (memory[^1] - memory.Skip(1).First()).ShouldBeLessThan(40, "memory stays flat");
        await page.Page.ReloadAsync();
        await page.IsMovingAsync(5);
        await page.WaitForStateAsync("s.source.kind === 'page' && s.source.phase === 'running'");

        // 2. The camera is pulled out, and the words say so; one click takes it up again.
        await page.Page.EvaluateAsync("() => { const track = omozukai.stream().getVideoTracks()[0]; track.stop(); track.dispatchEvent(new Event('ended')); }");
        await page.Page.GetByText("The camera is gone").WaitForAsync();
        await page.ClickAsync("Try again");
        await page.WaitForStateAsync("s.source.kind === 'page' && s.source.phase === 'running'");
        await page.IsMovingAsync(5);

        // 3. Somebody stops it: the demo goes on.
        await page.ClickAsync("Stop camera");
        await page.WaitForStateAsync("s.source.kind === 'demo'");
        await viewer.IsMovingAsync();
        page.Complaints.ShouldBeEmpty();
        viewer.Complaints.ShouldBeEmpty();
    }

    /// <summary>A camera that is refused, and one that is not there, are told in words with a way on.</summary>
    [Theory]
    [InlineData("NotAllowedError", "The camera was refused")]
    [InlineData("NotReadableError", "Another program uses the camera")]
    [InlineData("NotFoundError", "No camera was found")]
    public async Task What_is_wrong_with_a_camera_is_said(string error, string words)
    {
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync()).GoAsync(studio);
        await page.Page.EvaluateAsync($"() => {{ const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices); let times = 0; navigator.mediaDevices.getUserMedia = wanted => times++ === 0 ? Promise.reject(new DOMException('', '{error}')) : real(wanted); }}");
        await page.ClickAsync("Use my camera");
        await page.Page.GetByText(words).WaitForAsync();
        await page.ClickAsync("Try again");
        await page.WaitForStateAsync("s.source.kind === 'page' && s.source.phase === 'running'");
        (await page.AskAsync("omozukai.camera().phase")).GetString().ShouldBe("on");
    }

    public void Dispose() => _work.Dispose();
}
