using System.Text.Json;
using Omozukai.Tests;
using SkiaSharp;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>Live2D in the page, on a stand-in for Cubism Core, which belongs to Live2D Inc. and is nowhere in this project.</summary>
[Collection(StudioCollection.Name)]
public sealed class Live2DTests(StudioBrowser browser) : IDisposable
{
    private readonly Workplace _work = new();

    [Fact]
    public async Task A_model_runs_on_the_users_own_core()
    {
        string folder = WriteModel();
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync()).GoAsync(studio, "/");

        // 1. Without Core the page says where to get it; what is no Core is refused.
        await page.TabAsync("Avatar");
        await page.Page.GetByText("Live2D models need Cubism Core").WaitForAsync();
        File.WriteAllText(_work["other.js"], "alert(1)");
        await page.Page.GetByLabel("Choose live2dcubismcore.min.js").SetInputFilesAsync(_work["other.js"]);
        await page.Page.GetByText("This is not Cubism Core").WaitForAsync();

        // 2. With it a model's folder is opened.
        await page.Page.GetByLabel("Choose live2dcubismcore.min.js").SetInputFilesAsync(TestFiles.Checkout("tests/Omozukai.EndToEnd.Tests/Studio/stand-in-core.js"));
        await page.WaitForStateAsync("s.live2D.hasCore");
        await page.Page.GetByLabel("Choose a model’s folder").SetInputFilesAsync(folder);
        await page.WaitForStateAsync("s.live2D.models.length === 1");
        await page.Page.WaitForFunctionAsync("() => window.coreLog?.filter(entry => entry.call === 'update').length > 60");

        // 3. Core was asked once a frame; what is tracked, physics and parts had been set before, in the model's own ranges.
        JsonElement[] log = [.. (await page.AskAsync("coreLog")).EnumerateArray()];
        string calls = string.Concat(log.Select(entry => entry.GetProperty("call").GetString()![0]));
        calls.Replace("ur", "", StringComparison.Ordinal).Length.ShouldBeLessThanOrEqualTo(2, "update, draw, reset, update, draw, reset …");
        JsonElement[] frames = [.. log.Where(entry => entry.GetProperty("call").GetString() == "update")];
        double[] Values(string id) => [.. frames.Select(frame => frame.GetProperty("values").GetProperty(id).GetDouble())];
        double Span(string id) => Values(id).Max() - Values(id).Min();
        Span("PARAM_ANGLE_X").ShouldBeGreaterThan(1, "Cubism 2's names mean the same");
        Values("PARAM_ANGLE_X").ShouldAllBe(value => value >= -30 && value <= 30);
        Span("ParamArmLA").ShouldBeGreaterThan(0.02, "an arm fills the range that the model gives it");
        Values("ParamArmLA").ShouldAllBe(value => value >= -1 && value <= 1);
        Span("Sway").ShouldBeGreaterThan(0.05, "physics swings what hangs on the head");
        Values("Unknown").ShouldAllBe(value => value == 3, "what nothing drives keeps its default");
        JsonElement parts = frames[^1].GetProperty("parts");
        (parts[0].GetDouble(), parts[1].GetDouble()).ShouldBe((1, 0), "of two arms one is shown");

        // 4. The same numbers that everyone gets: the lids by the model's group, whatever they are called.
        await page.Page.Keyboard.PressAsync("Escape");
        await page.TabAsync("Face");
        await page.Page.GetByLabel("Left eye").FillAsync("1");
        await page.Page.WaitForFunctionAsync("() => omozukai.weights().LidOne < 0.05");
        await page.Page.GetByLabel("Mouth A").FillAsync("1");
        await page.Page.WaitForFunctionAsync("() => omozukai.weights().Lips > 0.5");

        page.Complaints.Where(complaint => !complaint.Contains("422", StringComparison.Ordinal)).ShouldBeEmpty();

        // 5. What is seen: draw order, a mask, an inverted mask, an added light, a half that shows through.
        await page.Page.WaitForTimeoutAsync(500);
        string[] colors = [.. (await page.AskAsync(
            """
            (() => {
              const canvas = document.querySelector('.canvas canvas'), context = canvas.getContext('2d');
              const unit = Math.min(canvas.height / (400 * 1.06), canvas.width * 1.25 / 400);
              const at = (x, y) => [...context.getImageData(Math.round(canvas.width / 2 + x * 200 * unit), Math.round(canvas.height / 2 - y * 200 * unit), 1, 1).data.slice(0, 3)].join();
              return [at(-0.5, 0.5), at(-0.9, 0.5), at(0.5, 0.5), at(0.9, 0.5), at(-0.5, -0.5), at(0.5, -0.5)];
            })()
            """)).EnumerateArray().Select(color => color.GetString()!)];
        colors[0].ShouldBe("255,0,0", "inside its mask, in front of the ground");
        colors[1].ShouldBe("0,0,255", "outside its mask: the ground");
        colors[2].ShouldBe("0,0,255", "inside an inverted mask");
        colors[3].ShouldBe("255,0,0", "outside an inverted mask");
        colors[4].ShouldBe("255,0,255", "red added to blue");
        colors[5].ShouldBeOneOf("128,0,127", "127,0,128", "128,0,128", "127,0,127");
    }

    public void Dispose() => _work.Dispose();

    /// <summary>A model of coloured boxes: two textures, one ground and what lies on it.</summary>
    private string WriteModel()
    {
        string folder = Directory.CreateDirectory(_work["boxes"]).FullName;
        void Write(string name, object content) => File.WriteAllText(Path.Combine(folder, name), JsonSerializer.Serialize(content));
        object Range(double min, double standard, double max) => new { Minimum = min, Default = standard, Maximum = max };
        Write("boxes.model3.json", new
        {
            Version = 3,
            FileReferences = new { Moc = "boxes.moc3", Textures = new[] { "red.png", "blue.png" }, Physics = "boxes.physics3.json", Pose = "boxes.pose3.json" },
            Groups = new[] { new { Target = "Parameter", Name = "EyeBlink", Ids = new[] { "LidOne", "LidTwo" } }, new { Target = "Parameter", Name = "LipSync", Ids = new[] { "Lips" } } },
        });
        object Parameter(string id, double min, double standard, double max) => new Dictionary<string, object> { ["id"] = id, ["min"] = min, ["default"] = standard, ["max"] = max };
        Write("boxes.moc3", new
        {
            parameters = new[] { Parameter("PARAM_ANGLE_X", -30, 0, 30), Parameter("LidOne", 0, 1, 1.2), Parameter("LidTwo", 0, 1, 1.2), Parameter("Lips", 0, 0, 1), Parameter("ParamArmLA", -1, 0, 1), Parameter("Sway", -1, 0, 1), Parameter("Unknown", 0, 3, 5) },
            parts = new[] { "ArmA", "ArmB" },
            drawables = new object[]
            {
                new { id = "ground", texture = 1, order = 0, box = new[] { -1.0, -1, 1, 1 } },
                new { id = "masked", texture = 0, order = 2, box = new[] { -1.0, 0.2, 0, 0.8 }, masks = new[] { 2 } },
                new { id = "mask", texture = 1, order = 1, opacity = 0, box = new[] { -0.7, 0.2, -0.3, 0.8 } },
                new { id = "spared", texture = 0, order = 3, flags = 12, box = new[] { 0, 0.2, 1, 0.8 }, masks = new[] { 4 } },
                new { id = "hole", texture = 1, order = 1, opacity = 0, box = new[] { 0.3, 0.2, 0.7, 0.8 } },
                new { id = "light", texture = 0, order = 4, flags = 5, box = new[] { -1.0, -0.8, 0, -0.2 } },
                new { id = "veil", texture = 0, order = 5, opacity = 0.5, box = new[] { 0, -0.8, 1, -0.2 } },
            },
        });
        Write("boxes.physics3.json", new
        {
            Version = 3,
            Meta = new { EffectiveForces = new { Gravity = new { X = 0, Y = -1 }, Wind = new { X = 0, Y = 0 } } },
            PhysicsSettings = new[]
            {
                new
                {
                    Id = "hair",
                    Input = new[] { new { Source = new { Target = "Parameter", Id = "PARAM_ANGLE_X" }, Weight = 100, Type = "X", Reflect = false } },
                    Output = new[] { new { Destination = new { Target = "Parameter", Id = "Sway" }, VertexIndex = 1, Scale = 2.0, Weight = 100, Type = "Angle", Reflect = false } },
                    Vertices = new[] { new { Position = new { X = 0, Y = 0 }, Mobility = 1.0, Delay = 1.0, Acceleration = 1.0, Radius = 0.0 }, new { Position = new { X = 0, Y = 10 }, Mobility = 0.95, Delay = 0.9, Acceleration = 1.5, Radius = 10.0 } },
                    Normalization = new { Position = Range(-10, 0, 10), Angle = Range(-10, 0, 10) },
                },
            },
        });
        Write("boxes.pose3.json", new { Type = "Live2D Pose", Groups = new[] { new[] { new { Id = "ArmA", Link = Array.Empty<string>() }, new { Id = "ArmB", Link = Array.Empty<string>() } } } });
        foreach ((string name, SKColor color) in new[] { ("red.png", SKColors.Red), ("blue.png", SKColors.Blue) })
        {
            using var picture = new SKBitmap(4, 4);
            picture.Erase(color);
            using SKData data = picture.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(Path.Combine(folder, name), data.ToArray());
        }
        return folder;
    }
}
