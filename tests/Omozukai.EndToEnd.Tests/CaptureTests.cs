using System.Text.Json;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.EndToEnd.Tests;

public sealed class CaptureTests : IDisposable
{
    private readonly Workplace _work = new();

    [Fact]
    public void The_main_job()
    {
        string clip = _work.PersonClip(frames: 12, rate: 10);
        Run run = Cli.Start("capture", clip, "-o", _work["dance.vrma"], "-o", _work["dance.bvh"], "-o", _work["dance.jsonl"], "--overlay", _work["seen.mp4"]);
        run.ShouldHaveDone();
        run.Output.ShouldBeEmpty();
        run.LastLine.ShouldStartWith("12 frames, 12 with a person, in ");
        _work.Files.ShouldBe(["dance.bvh", "dance.jsonl", "dance.vrma", "person.mp4", "seen.mp4"]);

        // Every output is read by the program itself and has all frames and a whole body.
        foreach (string name in new[] { "dance.vrma", "dance.bvh", "dance.jsonl" })
        {
            JsonElement inspected = Cli.Inspect(_work[name]);
            inspected.GetProperty("frames").GetInt32().ShouldBe(12, name);
            inspected.GetProperty("seconds").GetDouble().ShouldBe(1.1, 1e-3, name);
            inspected.GetProperty("fps").GetDouble().ShouldBe(10, 1e-3, name);
            inspected.GetProperty("movingBones").GetInt32().ShouldBeGreaterThan(20, name);
            inspected.GetProperty("warnings").GetArrayLength().ShouldBe(0, name);
        }

        // The overlay has the clip's frames with something drawn on each.
        using var before = new VideoFrameSource(clip, new FrameSourceOptions());
        using var after = new VideoFrameSource(_work["seen.mp4"], new FrameSourceOptions());
        var (plain, drawn) = (new VideoFrame(), new VideoFrame());
        for (int i = 0; i < 12; i++)
        {
            before.TryRead(plain).ShouldBeTrue();
            after.TryRead(drawn).ShouldBeTrue();
            drawn.Timestamp.ShouldBe(plain.Timestamp);
            (drawn.Width, drawn.Height).ShouldBe((plain.Width, plain.Height));
            CountAmber(drawn).ShouldBeGreaterThan(CountAmber(plain) + 200);
        }
        after.TryRead(drawn).ShouldBeFalse();
    }

    [Fact]
    public void A_person_is_chosen_by_number()
    {
        string clip = _work.PersonClip(frames: 3);
        Cli.Start("capture", clip, "-o", _work["all.jsonl"], "--person", "all").ShouldHaveDone();
        Cli.Start("capture", clip, "-o", _work["first.jsonl"], "--person", "1").ShouldHaveDone();
        File.ReadAllBytes(_work["all.jsonl"]).ShouldBe(File.ReadAllBytes(_work["first.jsonl"]));

        // One who never came is named, with those who did.
        Cli.Start("track", clip, "-o", _work["landmarks.jsonl"]).ShouldHaveDone();
        foreach (string[] command in new string[][] { ["capture", clip], ["solve", _work["landmarks.jsonl"]], ["convert", _work["first.jsonl"]] })
        {
            Run run = Cli.Start([.. command, "-o", _work["other.jsonl"], "--person", "9"]);
            run.ShouldHaveDone();
            run.LastLine.ShouldContain("person 9", Case.Sensitive, command[0]);
            run.LastLine.ShouldEndWith("Give --person 1.", Case.Sensitive, command[0]);
        }
        Cli.Start("capture", clip, "-o", _work["other.jsonl"], "--person", "x").ExitCode.ShouldBe(2);
    }

    [Fact]
    public void The_same_input_twice_gives_the_same_bytes()
    {
        string clip = _work.PersonClip(frames: 8);
        string[] names = ["a.vrma", "a.bvh", "a.jsonl", "a.mp4", "l.jsonl"];
        byte[][][] runs = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            Cli.Start("capture", clip, "-o", _work["a.vrma"], "-o", _work["a.bvh"], "-o", _work["a.jsonl"], "--overlay", _work["a.mp4"]).ShouldHaveDone();
            Cli.Start("track", clip, "-o", _work["l.jsonl"]).ShouldHaveDone();
            return names.Select(name => File.ReadAllBytes(_work[name])).ToArray();
        })];
        for (int i = 0; i < names.Length; i++) runs[1][i].SequenceEqual(runs[0][i]).ShouldBeTrue(names[i]);
    }

    [Fact]
    public void Track_then_solve_is_capture()
    {
        string clip = _work.PersonClip(frames: 5);
        Cli.Start("capture", clip, "-o", _work["at-once.jsonl"]).ShouldHaveDone();
        Cli.Start("track", clip, "-o", _work["landmarks.jsonl"]).ShouldHaveDone();
        Cli.Start("solve", _work["landmarks.jsonl"], "-o", _work["in-steps.jsonl"]).ShouldHaveDone();
        (JsonElement[] one, JsonElement[] two) = (Lines(File.ReadAllText(_work["at-once.jsonl"])), Lines(File.ReadAllText(_work["in-steps.jsonl"])));
        two.Length.ShouldBe(one.Length);
        for (int i = 1; i < one.Length; i++)
            foreach (JsonProperty bone in one[i].GetProperty("people")[0].GetProperty("bones").EnumerateObject())
                for (int k = 0; k < 4; k++) // landmarks are written with six decimals
                    two[i].GetProperty("people")[0].GetProperty("bones").GetProperty(bone.Name)[k].GetDouble().ShouldBe(bone.Value[k].GetDouble(), 2e-3, $"{bone.Name} of frame {i - 1}");
    }

    [Fact]
    public void Motion_goes_through_every_format()
    {
        Cli.Start("capture", _work.PersonClip(frames: 5), "-o", _work["a.vrma"]).ShouldHaveDone();
        Cli.Start("convert", _work["a.vrma"], "-o", _work["b.bvh"], "-o", _work["c.jsonl"]).ShouldHaveDone();
        Cli.Start("convert", _work["b.bvh"], "-o", _work["d.vrma"]).ShouldHaveDone();
        Cli.Inspect(_work["d.vrma"]).GetProperty("frames").GetInt32().ShouldBe(5);
        Run piped = Cli.Start(new CliOptions { Input = _work["c.jsonl"] }, "convert", "-", "-o", "-");
        piped.ShouldHaveDone();
        Lines(piped.Output).Length.ShouldBe(6);
    }

    [Fact]
    public void Pipes_take_the_place_of_files()
    {
        string clip = _work.PersonClip("person.mkv", frames: 4);
        Run tracked = Cli.Start(new CliOptions { Input = clip }, "track", "-", "-o", "-");
        tracked.ShouldHaveDone();
        JsonElement[] lines = Lines(tracked.Output);
        lines.Length.ShouldBe(5);
        lines[0].GetProperty("format").GetString().ShouldBe("omozukai.landmarks");
        lines[4].GetProperty("people")[0].GetProperty("pose").GetArrayLength().ShouldBe(33);

        File.WriteAllText(_work["landmarks.jsonl"], tracked.Output);
        Run solved = Cli.Start(new CliOptions { Input = _work["landmarks.jsonl"] }, "solve", "-", "-o", "-", "--mirror", "--fov", "40");
        solved.ShouldHaveDone();
        Lines(solved.Output).Length.ShouldBe(5);
    }

    [Fact]
    public void A_photo_becomes_a_pose_and_its_overlay_a_picture()
    {
        Cli.Start("capture", Workplace.Photo("body"), "-o", _work["pose.vrma"], "--overlay", _work["seen.png"]).ShouldHaveDone();
        Cli.Inspect(_work["pose.vrma"]).GetProperty("frames").GetInt32().ShouldBe(1);
        JsonElement picture = Cli.Inspect(_work["seen.png"]), photo = Cli.Inspect(Workplace.Photo("body"));
        picture.GetProperty("kind").GetString().ShouldBe("photo");
        picture.GetProperty("size").GetRawText().ShouldBe(photo.GetProperty("size").GetRawText());
    }

    [Fact]
    public void A_folder_is_a_film_or_single_pictures()
    {
        Directory.CreateDirectory(_work["shots"]);
        File.Copy(Workplace.Photo("body"), _work["shots/shot10.jpg"]);
        File.Copy(Workplace.Photo("face"), _work["shots/shot9.jpg"]);

        Cli.Start("track", _work["shots"], "-o", _work["film.jsonl"], "--fps", "5", "--overlay", _work["film.mp4"]).ShouldHaveDone();
        JsonElement[] film = Lines(File.ReadAllText(_work["film.jsonl"]));
        film.Skip(1).Select(frame => frame.GetProperty("file").GetString()).ShouldBe(["shot9.jpg", "shot10.jpg"]);
        film.Skip(1).Select(frame => frame.GetProperty("time").GetDouble()).ShouldBe([0, 0.2]);
        Cli.Inspect(_work["film.mp4"]).GetProperty("kind").GetString().ShouldBe("video");

        Cli.Start("track", _work["shots"], "-o", _work["single.jsonl"], "--static", "--overlay", _work["seen"]).ShouldHaveDone();
        Directory.EnumerateFiles(_work["seen"]).Select(Path.GetFileName).Order().ShouldBe(["shot10.jpg", "shot9.jpg"]);
        JsonElement[] single = Lines(File.ReadAllText(_work["single.jsonl"]));
        single.Skip(1).ShouldAllBe(frame => frame.GetProperty("people").GetArrayLength() == 1);
    }

    [Fact]
    public void Rate_start_and_duration_choose_what_is_read()
    {
        string clip = _work.PersonClip(frames: 20, rate: 10);
        Cli.Start("track", clip, "-o", _work["part.jsonl"], "--start", "0:00.5", "--duration", "1", "--fps", "5", "--quality", "lite").ShouldHaveDone();
        JsonElement[] lines = Lines(File.ReadAllText(_work["part.jsonl"]));
        lines[0].GetProperty("fps").GetDouble().ShouldBe(5);
        lines.Skip(1).Select(frame => frame.GetProperty("time").GetDouble()).ShouldBe([0, 0.2, 0.4, 0.6, 0.8]);
    }

    public void Dispose() => _work.Dispose();

    private static JsonElement[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];

    /// <summary>Pixels in the colour of the subject's left side.</summary>
    private static int CountAmber(VideoFrame frame)
    {
        int count = 0;
        for (int i = 0; i < frame.Pixels.Length; i += 4)
            if (frame.Pixels[i] > 0xD0 && frame.Pixels[i + 1] is > 0x80 and < 0xD0 && frame.Pixels[i + 2] < 0x50) count++;
        return count;
    }
}
