using System.Text.Json;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests;

public sealed class ConvertTests : IDisposable
{
    private static readonly string s_demo = TestFiles.Checkout("assets/demo.motion.jsonl.gz");

    private readonly Workplace _work = new();

    [Fact]
    public void Every_format_is_written_and_what_is_lost_is_said()
    {
        Run run = Cli.Start("convert", s_demo, "-o", _work["a.jsonl"], "-o", _work["a.vrma"], "-o", _work["a.bvh"], "-o", _work["a.motion3.json"], "-o", _work["a.csv"], "-o", _work["a.vmd"]);
        run.ShouldHaveDone();
        _work.Files.ShouldBe(["a.bvh", "a.csv", "a.jsonl", "a.motion3.json", "a.vmd", "a.vrma"]);
        string[] lines = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldNotContain(line => line.StartsWith(_work["a.jsonl"] + ":", StringComparison.Ordinal)); // keeps everything
        Line("a.vrma").ShouldNotContain("ARKit");
        Line("a.bvh").ShouldContain("not kept: expressions, ARKit shapes, gaze");
        Line("a.motion3.json").ShouldContain("not kept: fingers, the hips' way");
        Line("a.motion3.json").ShouldContain("simplified: body, expressions, ARKit shapes, gaze");
        Line("a.csv").ShouldContain("simplified: body");
        Line("a.vmd").ShouldContain("simplified: expressions, ARKit shapes, gaze");

        // What is said not to be kept is not there, and what is not said is.
        string[] Expressions(string name) => [.. Cli.Inspect(_work[name]).GetProperty("expressions").EnumerateArray().Select(value => value.GetString()!)];
        Expressions("a.vrma").Length.ShouldBe(Expressions("a.jsonl").Length);
        Expressions("a.bvh").ShouldBeEmpty();

        string Line(string name) => lines.Single(line => line.StartsWith(_work[name] + ":", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rate_that_a_format_does_not_have_is_resampled_and_said()
    {
        File.WriteAllText(_work["a.jsonl"], """
            {"type":"header","format":"omozukai.motion","version":1,"fps":60,"people":[1,2],"rig":{"hips":{"parent":null,"rest":[0,1,0]},"head":{"parent":"hips","rest":[0,1.5,0]}}}
            {"type":"frame","index":0,"time":0,"people":[{"id":1,"hips":[0,1,0],"bones":{"head":[0,0,0,1]},"confidence":{}},{"id":2,"hips":[0,1,0],"bones":{}}]}
            {"type":"frame","index":1,"time":0.016667,"people":[{"id":1,"hips":[0,1,0],"bones":{"head":[0,0.6,0,0.8]}}]}
            """);
        Run run = Cli.Start("convert", _work["a.jsonl"], "-o", _work["a.vmd"], "-o", _work["a.bvh"]);
        run.ShouldHaveDone();
        run.Errors.ShouldContain("a.vmd: not kept: confidence, the other people; resampled to 30 frames a second");
        run.Errors.ShouldContain("a.bvh: not kept: confidence, the other people");
        run.Errors.ShouldNotContain("resampled to 60");
    }

    [Fact]
    public void Joints_are_called_as_was_asked_for()
    {
        Cli.Start("convert", s_demo, "-o", _work["a.bvh"], "--bvh-names", "daz").ShouldHaveDone();
        string text = File.ReadAllText(_work["a.bvh"]);
        text.ShouldContain("ROOT hip\n");
        text.ShouldContain("JOINT lForeArm\n");
        Cli.Inspect(_work["a.bvh"]).GetProperty("bones").GetArrayLength().ShouldBeGreaterThan(50);
        Cli.Start("convert", s_demo, "-o", _work["b.bvh"], "--bvh-names", "maya").ExitCode.ShouldBe(2);
    }

    [Fact]
    public void A_live2d_model_gives_its_own_parameters()
    {
        File.WriteAllText(_work["m.model3.json"], """{"Version":3,"FileReferences":{"DisplayInfo":"m.cdi3.json"},"Groups":[{"Target":"Parameter","Name":"LipSync","Ids":["ParamLips"]}]}""");
        File.WriteAllText(_work["m.cdi3.json"], """{"Version":3,"Parameters":[{"Id":"PARAM_ANGLE_X"},{"Id":"ParamLips"},{"Id":"ParamHairFront"}]}""");
        Cli.Start("convert", s_demo, "-o", _work["a.motion3.json"], "--model3", _work["m.model3.json"]).ShouldHaveDone();
        using JsonDocument motion = JsonDocument.Parse(File.ReadAllText(_work["a.motion3.json"]));
        motion.RootElement.GetProperty("Curves").EnumerateArray().Select(curve => curve.GetProperty("Id").GetString()).ShouldBeSubsetOf(["PARAM_ANGLE_X", "ParamLips"]);

        Cli.Start("convert", s_demo, "-o", _work["a.bvh"], "--model3", _work["m.model3.json"]).ExitCode.ShouldBe(2);
        Cli.Start("convert", s_demo, "-o", _work["b.motion3.json"], "--model3", _work["none.model3.json"]).ExitCode.ShouldBe(1);
        Run broken = Cli.Start("convert", s_demo, "-o", _work["b.motion3.json"], "--model3", _work["m.cdi3.json"]);
        broken.ExitCode.ShouldBe(1);
        broken.LastLine.ShouldContain("m.cdi3.json cannot be used: it has no FileReferences");
        File.Exists(_work["b.motion3.json"]).ShouldBeFalse();
    }

    public void Dispose() => _work.Dispose();
}
