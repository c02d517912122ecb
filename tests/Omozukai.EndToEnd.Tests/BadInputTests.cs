using System.Text.Json;
using SkiaSharp;

namespace Omozukai.EndToEnd.Tests;

/// <summary>Whatever is wrong gets one clear line with the mend, the right exit code, and leaves no half-written file.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Workplace _work = new();

    [Fact]
    public void Inputs_that_are_no_pictures()
    {
        File.WriteAllText(_work["notes.mp4"], string.Concat(Enumerable.Repeat("not a video\n", 200)));
        File.WriteAllBytes(_work["empty.mp4"], []);
        File.WriteAllBytes(_work["cut.jpg"], File.ReadAllBytes(Workplace.Photo("face"))[..4000]);
        Directory.CreateDirectory(_work["nothing"]);
        _work.Ffmpeg("sound.mp3", "-f lavfi -t 1 -i sine");
        string[] before = _work.Files;

        foreach (string verb in new[] { "capture", "track" })
        {
            Fails(verb, "missing.mp4", "missing.mp4", "does not exist");
            Fails(verb, "notes.mp4", "notes.mp4", "not a video", "Give a video, a photo or a folder");
            Fails(verb, "empty.mp4", "empty.mp4", "is empty (0 bytes)", "Get the file again");
            Fails(verb, "cut.jpg", "cut.jpg", "damaged", "Get the file again");
            Fails(verb, "nothing", "holds no pictures", ".jpg");
            Fails(verb, "sound.mp3", "holds no video");
        }
        Cli.Start("track", "camera:no such camera", "-o", _work["out.jsonl"]).ShouldHaveFailed(1, "camera");
        Fails("solve", "notes.mp4", "notes.mp4");
        Fails("solve", "missing.jsonl", "missing.jsonl does not exist");
        Cli.Start("convert", _work["missing.bvh"], "-o", _work["out.jsonl"]).ShouldHaveFailed(1, "missing.bvh does not exist");
        Cli.Start("convert", _work["notes.mp4"], "-o", _work["out.jsonl"]).ShouldHaveFailed(2, "notes.mp4", "Known are", ".bvh");
        Cli.Start("inspect", _work["empty.mp4"]).ShouldHaveFailed(1, "is empty");
        Cli.Start("inspect", _work["missing"]).ShouldHaveFailed(1, "does not exist");
        _work.Files.ShouldBe(before);

        void Fails(string verb, string input, params string[] says) => Cli.Start(verb, _work[input], "-o", _work["out.jsonl"]).ShouldHaveFailed(1, says);
    }

    [Theory]
    [InlineData("clip.mp4", "-c:v libx264 -pix_fmt yuv420p -bf 0 -g 5 -movflags +faststart")]
    [InlineData("clip.mkv", "-c:v libx264 -pix_fmt yuv420p -bf 0 -g 5")]
    public void A_video_that_breaks_off_gives_what_was_readable(string name, string codec)
    {
        string cut = _work.Cut(_work.PersonClip(name, frames: 20, rate: 10, codec), 0.6);
        Run run = Cli.Start("capture", cut, "-o", _work["a.vrma"], "-o", _work["a.jsonl"], "--overlay", _work["a.mp4"]);
        int frames = Cli.Inspect(_work["a.jsonl"]).GetProperty("frames").GetInt32();
        frames.ShouldBeInRange(4, 18);
        run.ShouldHaveFailed(1, Path.GetFileName(cut), FormattableString.Invariant($"breaks off at {frames / 10.0:0.00} s, after {frames} frames"), "Get the whole file again", "What was readable has been written");
        Cli.Inspect(_work["a.vrma"]).GetProperty("frames").GetInt32().ShouldBe(frames);
        Cli.Inspect(_work["a.mp4"]).GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_video_cut_before_its_table_of_contents_says_so()
    {
        string cut = _work.Cut(_work.PersonClip(), 0.6);
        Cli.Start("track", cut, "-o", _work["a.jsonl"]).ShouldHaveFailed(1, "cut.mp4 is cut off", "moov");
        Cli.Start("track", _work.Cut(_work.EmptyClip(), 0.7), "-o", _work["a.jsonl"]).ShouldHaveFailed(1, "cut.mp4 is cut off");
        File.Exists(_work["a.jsonl"]).ShouldBeFalse();
    }

    [Fact]
    public void A_video_with_a_hole_is_read_to_its_end_with_a_warning()
    {
        byte[] bytes = File.ReadAllBytes(_work.PersonClip("clip.mp4", frames: 20, codec: "-c:v libx264 -pix_fmt yuv420p -g 5"));
        bytes.AsSpan(bytes.Length / 2, bytes.Length / 20).Clear();
        File.WriteAllBytes(_work["hole.mp4"], bytes);
        Run run = Cli.Start("track", _work["hole.mp4"], "-o", _work["a.jsonl"]);
        run.ShouldHaveDone();
        run.Errors.ShouldContain("warning: hole.mp4 was read to its end, but ffmpeg complained");
        Cli.Inspect(_work["a.jsonl"]).GetProperty("frames").GetInt32().ShouldBeGreaterThan(16);
    }

    [Fact]
    public void A_part_without_pictures_says_so()
    {
        string clip = _work.EmptyClip();
        Cli.Start("track", clip, "-o", _work["a.jsonl"], "--start", "7").ShouldHaveFailed(1, "lasts 0.50 s", "Start earlier");
        Cli.Start("track", clip, "-o", _work["a.jsonl"], "--start", "0.49").ShouldHaveFailed(1, "no pictures in the part");
        File.Exists(_work["a.jsonl"]).ShouldBeFalse();
    }

    [Fact]
    public void A_video_without_people_gives_valid_outputs_and_a_warning()
    {
        Run run = Cli.Start("capture", _work.EmptyClip(), "-o", _work["a.vrma"], "-o", _work["a.bvh"], "-o", _work["a.jsonl"]);
        run.ShouldHaveDone();
        run.Errors.ShouldContain("warning: nobody was seen in empty.mp4");
        foreach (string name in new[] { "a.vrma", "a.bvh", "a.jsonl" }) Cli.Inspect(_work[name]).GetProperty("bones").GetArrayLength().ShouldBeGreaterThan(15, name);
        Cli.Start("track", _work["empty.mp4"], "-o", _work["l.jsonl"]).ShouldHaveDone();
        JsonElement landmarks = Cli.Inspect(_work["l.jsonl"]);
        (landmarks.GetProperty("frames").GetInt32(), landmarks.GetProperty("framesWithPeople").GetInt32()).ShouldBe((5, 0));
        Cli.Start("solve", _work["l.jsonl"], "-o", _work["s.bvh"]).ShouldHaveDone();
        Cli.Start("convert", _work["a.jsonl"], "-o", _work["c.vrma"]).ShouldHaveDone();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7680, 4320)]
    public void A_picture_of_any_size_works(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.SlateGray);
        File.WriteAllBytes(_work["size.jpg"], bitmap.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray());
        Cli.Start("capture", _work["size.jpg"], "-o", _work["a.jsonl"], "--overlay", _work["seen.jpg"]).ShouldHaveDone();
        Cli.Inspect(_work["seen.jpg"]).GetProperty("size").GetProperty("width").GetInt32().ShouldBe(width);
    }

    [Fact]
    public void Outputs_that_cannot_be()
    {
        string clip = _work.EmptyClip();
        Directory.CreateDirectory(_work["folder.vrma"]);
        string[] before = _work.Files;
        Cli.Start("capture", clip, "-o", _work["nowhere/a.vrma"]).ShouldHaveFailed(1, "nowhere", "folder does not exist", "Create the folder");
        Cli.Start("capture", clip, "-o", _work["folder.vrma"]).ShouldHaveFailed(1, "folder.vrma cannot be written");
        Cli.Start("track", clip, "-o", _work["nowhere/a.jsonl"]).ShouldHaveFailed(1, "nowhere", "Create the folder");
        Cli.Start("capture", clip, "-o", _work["a.vrma"], "--overlay", _work["nowhere/a.mp4"]).ShouldHaveFailed(1, "nowhere", "Create the folder");
        if (OperatingSystem.IsLinux())
        {
            foreach ((string verb, string name) in new[] { ("track", "full.jsonl"), ("capture", "full.jsonl"), ("capture", "full.vrma"), ("capture", "full.bvh") })
            {
                File.CreateSymbolicLink(_work[name], "/dev/full"); // a disk without room
                Cli.Start(verb, clip, "-o", _work[name]).ShouldHaveFailed(1, $"{name} could not be written", "room");
                File.Delete(_work[name]);
            }
        }

        Cli.Start("capture", clip, "-o", _work["a.xyz"]).ShouldHaveFailed(2, "a.xyz", ".vrma", ".bvh", ".jsonl");
        Cli.Start("capture", clip, "-o", _work["good.vrma"], "-o", _work["a.xyz"]).ShouldHaveFailed(2, "a.xyz");
        Cli.Start("capture", clip, "-o", _work["a.vrma"], "--overlay", _work["a.xyz"]).ShouldHaveFailed(2, "a.xyz", ".mp4");
        Cli.Start("capture", clip, "-o", _work["a.vrma"], "-o", _work["a.vrma"]).ShouldHaveFailed(2, "stands twice");
        Cli.Start("capture", clip, "-o", _work["a.vrma"], "--overlay", clip).ShouldHaveFailed(2, "is the input");
        Cli.Start("track", clip, "-o", _work["a.vrma"]).ShouldHaveFailed(2, ".jsonl", "capture");
        Cli.Start("track", clip, "-o", _work["a.jsonl"], "--static").ShouldHaveFailed(2, "--static");
        _work.Files.ShouldBe(before);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("capture", "a.mp4")]
    [InlineData("capture", "a.mp4", "-o", "a.vrma", "--start", "soon")]
    [InlineData("capture", "a.mp4", "-o", "a.vrma", "--duration", "0")]
    [InlineData("capture", "a.mp4", "-o", "a.vrma", "--fps", "-1")]
    [InlineData("capture", "a.mp4", "-o", "a.vrma", "--quality", "best")]
    [InlineData("solve", "a.jsonl", "-o", "a.vrma", "--fov", "360")]
    [InlineData("solve", "a.jsonl", "-o", "a.vrma", "--person", "me")]
    public void Wrong_command_lines(params string[] arguments) => Cli.Start(arguments).ShouldHaveFailed(2);

    [Fact]
    public void Missing_programs_and_models()
    {
        string clip = _work.EmptyClip();
        var noFfmpeg = new CliOptions { Environment = new Dictionary<string, string> { ["OMOZUKAI_FFMPEG"] = _work["no-ffmpeg"] } };
        Cli.Start(noFfmpeg, "track", clip, "-o", _work["a.jsonl"]).ShouldHaveFailed(1, "ffmpeg", "no-ffmpeg", "Install ffmpeg");
        Run doctor = Cli.Start(noFfmpeg, "doctor");
        doctor.ShouldHaveFailed(1, "1 of 6");
        doctor.Output.ShouldContain("OMOZUKAI_FFMPEG");

        // The program without its models.
        string bare = _work["program"];
        Directory.CreateDirectory(bare);
        foreach (string path in Directory.EnumerateFileSystemEntries(AppContext.BaseDirectory).Where(path => Path.GetFileName(path) is not "models"))
        {
            string copy = Path.Combine(bare, Path.GetFileName(path));
            if (Directory.Exists(path)) Directory.CreateSymbolicLink(copy, path);
            else if (Path.GetFileName(path).StartsWith("Omozukai", StringComparison.Ordinal)) File.Copy(path, copy);
            else File.CreateSymbolicLink(copy, path);
        }
        var noModels = new CliOptions { Program = Path.Combine(bare, "Omozukai.dll") };
        Cli.Start(noModels, "track", clip, "-o", _work["a.jsonl"]).ShouldHaveFailed(1, ".tflite", "dotnet build");
        Cli.Start(noModels, "doctor").ShouldHaveFailed(1, "1 of 6");
        Cli.Start(noModels, "models").Output.ShouldContain("missing");

        // A model that is not one.
        Directory.CreateDirectory(_work["models"]);
        File.WriteAllText(_work["models/pose_detection.tflite"], "broken");
        Cli.Start(new CliOptions { Environment = new Dictionary<string, string> { ["OMOZUKAI_MODELS"] = _work["models"] } }, "track", clip, "-o", _work["a.jsonl"]).ShouldHaveFailed(1, "pose_detection.tflite");
        File.Exists(_work["a.jsonl"]).ShouldBeFalse();
    }

    public void Dispose() => _work.Dispose();
}
