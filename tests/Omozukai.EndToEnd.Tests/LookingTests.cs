using System.Text.Json;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests;

/// <summary>The verbs that only look: `models`, `doctor`, `inspect`.</summary>
public sealed class LookingTests : IDisposable
{
    private readonly Workplace _work = new();

    [Fact]
    public void Models_are_all_there_as_published()
    {
        Run run = Cli.Start("models", "--json");
        run.ShouldHaveDone();
        JsonElement[] models = [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray()];
        models.Length.ShouldBe(18);
        foreach (JsonElement model in models.Where(model => !model.GetProperty("source").GetString()!.StartsWith("https:", StringComparison.Ordinal)))
        {
            model.GetProperty("genuine").GetBoolean().ShouldBeTrue(model.GetProperty("file").GetString());
            model.GetProperty("licence").GetString().ShouldBe("Apache-2.0");
            File.Exists(model.GetProperty("path").GetString()).ShouldBeTrue();
        }
        Run table = Cli.Start("models");
        table.ShouldHaveDone();
        foreach (JsonElement model in models) table.Output.ShouldContain(model.GetProperty("file").GetString()!);
    }

    [Fact]
    public void Doctor_finds_nothing_lacking_here()
    {
        Run run = Cli.Start("doctor", "--json");
        run.ShouldHaveDone();
        JsonElement[] findings = [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray()];
        findings.Select(finding => finding.GetProperty("check").GetString()).ShouldBe(["ffmpeg", "models", "cache", "camera", "port", "browser"]);
        findings.ShouldAllBe(finding => finding.GetProperty("state").GetString() != "lacking");
        Cli.Start("doctor").Output.ShouldContain("ok       ffmpeg");
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_a_note()
    {
        File.WriteAllText(_work["file"], "");
        var options = new CliOptions { Environment = new Dictionary<string, string> { ["OMOZUKAI_CACHE"] = _work["file/cache"] } };
        Run run = Cli.Start(options, "doctor");
        run.ShouldHaveDone();
        run.Output.ShouldContain("note     cache");
        Cli.Start(options, "track", _work.EmptyClip(), "-o", _work["a.jsonl"]).ShouldHaveDone();
    }

    [Fact]
    public void Inspect_knows_files_by_their_content()
    {
        string clip = _work.EmptyClip("clip.dat.mp4", seconds: 2);
        File.Move(clip, _work["clip.dat"]);
        JsonElement video = Cli.Inspect(_work["clip.dat"]);
        video.GetProperty("kind").GetString().ShouldBe("video");
        video.GetProperty("seconds").GetDouble().ShouldBe(2, 0.02);
        video.GetProperty("size").GetProperty("width").GetInt32().ShouldBe(320);

        JsonElement model = Cli.Inspect(TestFiles.Checkout("artifacts/models/hand_recrop.tflite"));
        model.GetProperty("name").GetString().ShouldBe("hand_recrop.tflite");
        model.GetProperty("inputs")[0].GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ShouldBe([1, 256, 256, 3]);

        File.WriteAllText(_work["odd.json"], "{\"type\":\"something else\"}");
        Cli.Start("inspect", _work["odd.json"]).ShouldHaveFailed(1, "odd.json", "omozukai.landmarks");

        _work.Ffmpeg("whole.mkv", "-f lavfi -i testsrc=size=64x64:rate=10 -t 2 -c:v ffv1");
        JsonElement cut = Cli.Inspect(_work.Cut(_work["whole.mkv"], 0.5));
        cut.GetProperty("warnings")[0].GetString()!.ShouldContain("breaks off");
    }

    public void Dispose() => _work.Dispose();
}
