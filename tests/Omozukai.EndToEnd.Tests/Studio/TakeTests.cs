using System.Text.Json;
using Microsoft.Playwright;
using Omozukai.Formats;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>Recording, exporting, losing the server.</summary>
[Collection(StudioCollection.Name)]
public sealed class TakeTests(StudioBrowser browser) : IDisposable
{
    private readonly Workplace _work = new();

    /// <summary>A take is exported as `convert` writes it, byte for byte.</summary>
    [Fact]
    public async Task A_take_is_recorded_renamed_and_exported_as_convert_does()
    {
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync()).GoAsync(studio);
        await page.TabAsync("Takes");
        await page.ClickAsync("Record");
        await page.WaitForStateAsync("s.recording.isOn");
        await page.IsMovingAsync(20);
        await page.ClickAsync("Pause");
        await page.WaitForStateAsync("s.recording.isPaused");
        await page.ClickAsync("Resume");
        await page.IsMovingAsync(20);
        await page.ClickAsync("Stop");
        await page.WaitForStateAsync("s.takes.length === 1 && !s.recording.isOn");
        JsonElement take = (await studio.StateAsync()).GetProperty("takes")[0];
        take.GetProperty("frames").GetInt32().ShouldBeGreaterThan(30);
        string name = take.GetProperty("name").GetString()!;

        await page.ClickAsync($"Rename {name}");
        await page.Page.GetByLabel("New name").FillAsync("舞 one");
        await page.ClickAsync("Save");
        await page.WaitForStateAsync("s.takes[0].name === '舞 one'");

        using var client = new HttpClient { BaseAddress = studio.Address };
        string file = _work["data/takes/舞 one.jsonl"];
        File.Exists(file).ShouldBeTrue();
        foreach (string extension in MotionFormats.All.Where(format => format.CreateSink is not null).Select(format => format.Extension))
        {
            byte[] exported = await client.GetByteArrayAsync(new Uri($"/api/takes/{Uri.EscapeDataString("舞 one")}/take{extension}", UriKind.Relative));
            Cli.Start("convert", file, "-o", _work["converted" + extension]).ShouldHaveDone();
            exported.SequenceEqual(File.ReadAllBytes(_work["converted" + extension])).ShouldBeTrue(extension);
        }

        // What a format does not keep is said when it is saved by hand.
        await page.Page.GetByText("Export 舞 one").ClickAsync();
        IDownload saved = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = ".bvh" }).ClickAsync());
        saved.SuggestedFilename.ShouldBe("舞 one.bvh");
        File.ReadAllBytes(await saved.PathAsync()).SequenceEqual(File.ReadAllBytes(_work["converted.bvh"])).ShouldBeTrue();
        await page.Page.GetByRole(AriaRole.Status).GetByText("舞 one.bvh").WaitForAsync();

        await page.ClickAsync("Delete 舞 one");
        await page.ClickAsync("Delete");
        await page.WaitForStateAsync("s.takes.length === 0");
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>The power goes: the take is there to its last pose, and pages come back by themselves.</summary>
    [Fact]
    public async Task A_killed_server_loses_no_take_and_pages_come_back()
    {
        StudioProcess first = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync()).GoAsync(first);
        await using StudioPage viewer = await (await browser.OpenAsync()).GoAsync(first, "/view?render=off");
        await page.ClickAsync("Record");
        await page.WaitForStateAsync("s.recording.isOn");
        await page.IsMovingAsync(30);
        first.Kill();
        int port = first.Address.Port;
        await page.Page.GetByText("The studio does not answer").WaitForAsync();

        // A line that the crash has cut in two is none.
        string left = Directory.EnumerateFiles(_work["data/takes"], "*.recording").Single();
        int lines = File.ReadLines(left).Count();
        File.AppendAllText(left, "{\"type\":\"frame\",\"index\":99");

        await using StudioProcess second = await StudioProcess.StartAsync(_work["data"], "--port", $"{port}");
        await page.IsMovingAsync(10);
        await viewer.IsMovingAsync(10);
        JsonElement take = (await second.StateAsync()).GetProperty("takes")[0];
        take.GetProperty("frames").GetInt32().ShouldBe(lines - 1);
        take.GetProperty("frames").GetInt32().ShouldBeGreaterThan(20);
        Cli.Inspect(Directory.EnumerateFiles(_work["data/takes"], "*.jsonl").Single()).GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    /// <summary>A video that is dropped becomes a take: what `capture` makes of it.</summary>
    [Fact]
    public async Task A_video_becomes_a_take()
    {
        string clip = _work.PersonClip(frames: 10);
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync()).GoAsync(studio);
        await page.TabAsync("Takes");
        await page.Page.GetByLabel("Open a video").SetInputFilesAsync(clip);
        await page.WaitForStateAsync("s.videos.length === 1 && s.videos[0].phase === 'done'");
        await page.WaitForStateAsync("s.takes.length === 1 && s.takes[0].name === 'person'");
        Cli.Start("capture", clip, "-o", _work["captured.jsonl"], "--mirror").ShouldHaveDone();
        IReadOnlyList<Sample> take = Sample.ReadFile(_work["data/takes/person.jsonl"]), captured = Sample.ReadFile(_work["captured.jsonl"]);
        take.Count.ShouldBe(captured.Count);
        for (int i = 0; i < take.Count; i++)
        {
            take[i].Seconds.ShouldBe(captured[i].Seconds, 1e-3);
            (take[i].Turn("head") - captured[i].Turn("head")).Length().ShouldBeLessThan(0.1f);
        }

        // Somebody who is nobody is told so.
        await page.Page.GetByLabel("Open a video").SetInputFilesAsync(_work.EmptyClip());
        await page.WaitForStateAsync("s.videos.length === 2 && s.videos[1].phase === 'failed'");
        await page.Page.GetByText("Nobody was seen in empty.mp4").First.WaitForAsync();
    }

    /// <summary>`--record` writes a motion file that is whole after Ctrl-C.</summary>
    [Fact]
    public async Task Record_writes_everything_until_the_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        await using (StudioProcess studio = await StudioProcess.StartAsync(_work["data"], "--record", _work["all.vrma"]))
        {
            await Task.Delay(1500);
            (int exitCode, string errors) = await studio.StopAsync();
            exitCode.ShouldBe(0);
            errors.ShouldContain("all.vrma");
        }
        Cli.Inspect(_work["all.vrma"]).GetProperty("frames").GetInt32().ShouldBeGreaterThan(10);
    }

    public void Dispose() => _work.Dispose();
}
