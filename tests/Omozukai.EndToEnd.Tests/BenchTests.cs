using System.Text.Json;

namespace Omozukai.EndToEnd.Tests;

public sealed class BenchTests
{
    [Fact]
    public void TimesEveryStageOnOneAndOnSeveralThreads()
    {
        using var place = new Workplace();
        Run run = Cli.Start("bench", place.PersonClip(), "--frames", "6", "--json");
        run.ShouldHaveDone();
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        report.GetProperty("frames").GetInt32().ShouldBe(6);
        JsonElement first = report.GetProperty("runs")[0];
        first.GetProperty("workers").GetInt32().ShouldBe(1);
        first.GetProperty("peopleSeen").GetInt32().ShouldBe(6);
        foreach (string stage in new[] { "body", "face", "follow", "solve" })
            first.GetProperty("stages").GetProperty(stage).GetDouble().ShouldBeGreaterThan(0, stage);
        (1000 / first.GetProperty("msPerFrame").GetDouble()).ShouldBe(first.GetProperty("framesPerSecond").GetDouble(), 0.1);
    }

    [Fact]
    public void SeveralPeopleAreRefusedAsLongAsOneIsFollowed() =>
        Cli.Start("track", "any.mp4", "-o", "any.jsonl", "--people", "2").ShouldHaveFailed(2);
}
