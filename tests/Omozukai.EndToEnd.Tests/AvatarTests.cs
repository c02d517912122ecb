using System.Text.Json;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests;

/// <summary>Avatars on the command line: `--avatar`, `.glb`, `inspect`.</summary>
public sealed class AvatarTests : IDisposable
{
    private static readonly string s_koharu = TestFiles.Checkout("assets/koharu.vrm"), s_demo = TestFiles.Checkout("assets/demo.motion.jsonl.gz");

    private readonly Workplace _work = new();

    [Fact]
    public void Inspect_tells_bones_face_and_licence()
    {
        JsonElement avatar = Cli.Inspect(s_koharu);
        avatar.GetProperty("kind").GetString().ShouldBe("avatar, VRM 1.0");
        avatar.GetProperty("bones").GetProperty("leftHand").GetString().ShouldNotBeNullOrEmpty();
        avatar.GetProperty("presets").GetArrayLength().ShouldBe(18);
        avatar.GetProperty("arkit").GetArrayLength().ShouldBe(52);
        avatar.GetProperty("licence").GetString().ShouldStartWith("https://");
        avatar.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        Run table = Cli.Start("inspect", s_koharu);
        table.ShouldHaveDone();
        table.Output.ShouldContain("Koharu");
    }

    [Fact]
    public void Convert_fits_a_motion_to_an_avatar_and_puts_it_into_a_glb()
    {
        Cli.Start("convert", s_demo, "-o", _work["a.glb"], "-o", _work["a.jsonl"], "--avatar", s_koharu).ShouldHaveDone();
        JsonElement glb = Cli.Inspect(_work["a.glb"]);
        glb.GetProperty("name").GetString().ShouldBe("Koharu");
        glb.GetProperty("contents").GetProperty("animations").GetInt32().ShouldBe(1);
        Cli.Inspect(_work["a.jsonl"]).GetProperty("hipsHeight").GetDouble().ShouldBe(Cli.Inspect(s_koharu).GetProperty("hipsHeight").GetDouble(), 1e-3);
        Cli.Start("convert", s_demo, "-o", _work["b.glb"]).ShouldHaveDone(); // she is the one without --avatar too
        File.ReadAllBytes(_work["b.glb"]).ShouldBe(File.ReadAllBytes(_work["a.glb"]));
    }

    [Fact]
    public void Solve_uses_the_bones_of_the_avatar()
    {
        Cli.Start("track", Workplace.Photo("body"), "-o", _work["l.jsonl"]).ShouldHaveDone();
        Cli.Start("solve", _work["l.jsonl"], "-o", _work["m.jsonl"], "-o", _work["m.glb"], "--avatar", s_koharu).ShouldHaveDone();
        Cli.Inspect(_work["m.jsonl"]).GetProperty("hipsHeight").GetDouble().ShouldBe(Cli.Inspect(s_koharu).GetProperty("hipsHeight").GetDouble(), 1e-3);
        Cli.Inspect(_work["m.glb"]).GetProperty("contents").GetProperty("animations").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void What_is_no_avatar_is_refused_and_no_avatar_is_written_over()
    {
        File.Copy(s_koharu, _work["own.glb"]);
        byte[] before = File.ReadAllBytes(_work["own.glb"]);
        Cli.Start("convert", s_demo, "-o", _work["own.glb"], "--avatar", _work["own.glb"]).ShouldHaveFailed(2, "own.glb is the avatar");
        File.ReadAllBytes(_work["own.glb"]).ShouldBe(before);
        Cli.Start("convert", s_demo, "-o", _work["a.vrma"], "--avatar", s_demo).ShouldHaveFailed(1, "cannot be read as an avatar", "does not begin as a glTF does");
        Cli.Start("convert", s_demo, "-o", _work["a.vrma"], "--avatar", _work["none.vrm"]).ShouldHaveFailed(1, "does not exist");
        Cli.Start("inspect", _work.Cut(s_koharu, 0.5)).ShouldHaveFailed(1, "breaks off after");
        _work.Files.ShouldBe(["cut.vrm", "own.glb"]);
    }

    public void Dispose() => _work.Dispose();
}
