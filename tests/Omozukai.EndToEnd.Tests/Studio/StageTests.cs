using System.Text.Json;
using Microsoft.Playwright;
using SkiaSharp;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>What is on the stage, and what is made of it.</summary>
[Collection(StudioCollection.Name)]
public sealed class StageTests(StudioBrowser browser) : IDisposable
{
    private readonly Workplace _work = new();

    /// <summary>The 2D avatar before a picture, filmed: a WebM that other programs play, with the picture in it.</summary>
    [Fact]
    public async Task The_stage_is_filmed_with_its_background()
    {
        using (var picture = new SKBitmap(320, 200))
        {
            picture.Erase(new SKColor(255, 0, 255));
            using SKData data = picture.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(_work["wall.png"], data.ToArray());
        }
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        // A browser without windows has nobody to ask where to save.
        await using StudioPage page = await (await browser.OpenAsync(options: new() { ViewportSize = new() { Width = 900, Height = 500 }, Locale = "en-US" })).WithAsync("""{"avatar":{"kind":"puppet"},"framing":"bust"}""");
        await page.BeforeAsync("delete window.showSaveFilePicker");
        await page.GoAsync(studio, "/");

        await page.TabAsync("Avatar");
        await page.Page.GetByLabel("Choose a picture").SetInputFilesAsync(_work["wall.png"]);
        await page.Page.WaitForFunctionAsync("() => { const c = document.querySelector('.canvas canvas'); const [r, g, b] = c.getContext('2d').getImageData(3, 3, 1, 1).data; return r > 220 && g < 40 && b > 220; }");

        await page.TabAsync("Takes");
        await page.ClickAsync("Start filming");
        await page.IsMovingAsync(60);
        IDownload film = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Button, new() { Name = "Stop and save" }).ClickAsync());
        film.SuggestedFilename.ShouldEndWith(".webm");
        File.Copy(await film.PathAsync(), _work["film.webm"]);

        byte[] last = File.ReadAllBytes(_work.Ffmpeg("last.rgba", $"-i {_work["film.webm"]} -vf scale=16:16,format=rgba -f rawvideo"));
        (last.Length / (16 * 16 * 4)).ShouldBeGreaterThan(3, "pictures in the film");
        // Whatever the figure does, a sleeve in a corner or not: much of the last picture is background.
        int pink = last[^(16 * 16 * 4)..].Chunk(4).Count(pixel => pixel[0] > 200 && pixel[1] < 60 && pixel[2] > 200);
        pink.ShouldBeGreaterThan(64, "of 256 parts of the last picture show the background");
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>A video that the program reads by itself drives the avatar of a page that only looks on.</summary>
    [Fact]
    public async Task A_file_drives_the_avatar_without_a_camera()
    {
        string clip = _work.PersonClip(frames: 60, rate: 10);
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"], "--source", clip);
        await using StudioPage view = await (await browser.OpenAsync()).GoAsync(studio, "/view?render=off");
        JsonElement source = (await studio.StateAsync()).GetProperty("source");
        source.GetProperty("kind").GetString().ShouldBe("server");
        await view.Page.WaitForFunctionAsync("() => omozukai.pose().isTracked");
        view.Complaints.ShouldBeEmpty();
    }

    public void Dispose() => _work.Dispose();
}
