using System.IO.Compression;
using System.Text.Json;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>The 2D avatar that comes with the program.</summary>
[Collection(StudioCollection.Name)]
public sealed class FlatAvatarTests(StudioBrowser browser, ITestOutputHelper output) : IDisposable
{
    /// <summary>What hardly moves, as a part of its range, says nothing.</summary>
    private const double LeastMotion = 0.02;

    private static readonly string[] s_turns = ["ParamAngleX", "ParamAngleY", "ParamAngleZ"], s_blinks = ["ParamEyeLOpen", "ParamEyeROpen"],
        s_speech = ["ParamMouthOpenY"], s_leans = ["ParamBodyAngleX", "ParamBodyAngleY", "ParamBodyAngleZ"];

    private readonly Workplace _work = new();

    /// <summary>The demo on the page, beside what `convert` writes of the same motion for Live2D.</summary>
    [Fact]
    public async Task It_turns_blinks_speaks_and_leans_as_the_motion_does()
    {
        // 1. The motion's own parameters.
        using (GZipStream packed = new(File.OpenRead(TestFiles.Checkout("assets/demo.motion.jsonl.gz")), CompressionMode.Decompress))
        using (FileStream unpacked = File.Create(_work["demo.motion.jsonl"])) packed.CopyTo(unpacked);
        Cli.Start("convert", _work["demo.motion.jsonl"], "-o", _work["demo.motion3.json"]).ShouldHaveDone();
        Dictionary<string, Curve> motion = ReadMotion3(_work["demo.motion3.json"]);

        // 2. The page's, over a part of the demo.
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await (await browser.OpenAsync()).WithAsync("""{"avatar":{"kind":"puppet"}}""")).GoAsync(studio);
        IReadOnlyList<Sample> shown = await page.SampleAsync(seconds: 12, atLeast: 150);

        // 3. Each that moves, at one lag.
        string[] wanted = [.. s_turns, .. s_blinks, .. s_speech, .. s_leans];
        double Range(string id) => id.Contains("Angle", StringComparison.Ordinal) ? id.Contains("Body", StringComparison.Ordinal) ? 20 : 60 : 1;
        (string Id, Curve Own, Curve Film)[] moving =
        [
            .. wanted.Where(motion.ContainsKey).Select(id => (id, new Curve(shown, sample => sample.Weights[id]), motion[id])).Where(curve => curve.Item2.Deviation > LeastMotion * Range(curve.id)),
        ];
        double lag = Curve.Lag([.. moving.Select(curve => (curve.Own, curve.Film))], page.Film, FilmClock.PlayedRate);
        var correlations = moving.ToDictionary(curve => curve.Id, curve => curve.Own.Correlation(curve.Film, page.Film, FilmClock.PlayedRate, lag), StringComparer.Ordinal);
        foreach ((string id, double correlation) in correlations) output.WriteLine($"{id}: correlation {correlation:F3}");
        output.WriteLine($"lag {lag:F2} s");
        foreach (string[] group in new[] { s_turns, s_blinks, s_speech, s_leans }) correlations.Keys.ShouldContain(id => group.Contains(id), string.Join(", ", group));
        foreach ((string id, double correlation) in correlations) correlation.ShouldBeGreaterThanOrEqualTo(0.9, id);
        page.Complaints.ShouldBeEmpty();
    }

    public void Dispose() => _work.Dispose();

    private static Dictionary<string, Curve> ReadMotion3(string path)
    {
        var curves = new Dictionary<string, Curve>(StringComparer.Ordinal);
        foreach (JsonElement curve in JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("Curves").EnumerateArray())
        {
            if (curve.GetProperty("Target").GetString() != "Parameter") continue;
            // A first point, then for each straight segment a 0 and its end.
            double[] numbers = [.. curve.GetProperty("Segments").EnumerateArray().Select(number => number.GetDouble())];
            List<(double Time, double Value)> points = [(numbers[0], numbers[1])];
            for (int i = 2; i < numbers.Length; i += 3)
            {
                numbers[i].ShouldBe(0);
                points.Add((numbers[i + 1], numbers[i + 2]));
            }
            curves[curve.GetProperty("Id").GetString()!] = new Curve(points);
        }
        return curves;
    }
}
