using System.Diagnostics;
using System.Numerics;
using System.Text.Json;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>A camera, which is a film, drives the avatar.</summary>
[Collection(CameraCollection.Name)]
public sealed class CameraTests(StudioBrowser browser, ITestOutputHelper output) : IDisposable
{
    /// <summary>A browser plays a film of JPEGs at this rate.</summary>
    private const double Rate = 30;

    /// <summary>Fewer tracked pictures a second do not show what moves.</summary>
    private const double LeastRate = 4;

    private static readonly string[] s_head = ["hips", "spine", "chest", "upperChest", "neck", "head"], s_torso = ["hips", "spine", "chest", "upperChest"];

    private readonly Workplace _work = new();

    /// <summary>A photo that is moved and turned: head and torso follow it as `capture` of the same film says.</summary>
    [Fact]
    public async Task A_photo_that_moves_turns_head_and_torso()
    {
        // The picture turns by 14° to either side, once in six seconds.
        string film = _work.Ffmpeg("turn.mp4", $"-loop 1 -framerate {Rate} -i {Workplace.Photo("body")} -vf scale=480:-2,crop=480:440:0:0,pad=640:480:80:20:gray,rotate='0.24*sin(2*PI*t/6)':c=gray,{FilmClock.Filter} -frames:v 180 -c:v libx264 -pix_fmt yuv420p");
        await Follow(film, seconds: 10, pairs => [("head tilts", pairs(sample => sample.Turn(s_head).Z)), ("torso tilts", pairs(sample => sample.Turn(s_torso).Z))], least: 5);
    }

    /// <summary>A photo whose lower half moves down, over a dark mouth, and up again: jaw and lips follow.</summary>
    [Fact]
    public async Task A_photo_whose_mouth_opens_opens_the_mouth()
    {
        // Once in six seconds. The lips meet in line 178 of the photo's 256.
        string film = _work.Ffmpeg("mouth.mp4", $"-loop 1 -framerate {Rate} -i {Workplace.Photo("face")} -filter_complex split[a][b];[a]drawbox=x=102:y=178:w=46:h=30:color=0x301010:t=fill[face];[b]crop=256:78:0:178[jaw];[face][jaw]overlay=x=0:y='178+8*(1-cos(2*PI*t/6))',scale=480:480,pad=640:480:80:0:gray,{FilmClock.Filter} -frames:v 180 -c:v libx264 -pix_fmt yuv420p");
        await Follow(film, seconds: 10, pairs => [.. new[] { "jawOpen", "mouthFunnel" }.Select(shape => (shape, pairs(sample => 100 * sample.Weights.GetValueOrDefault(shape))))], least: 5);
    }

    /// <summary>
    /// People before their camera: head, arms and mouth. The film of squats has five pictures a second and runs at a sixth of its speed, from where the
    /// head moves most: what is compared is the motion, not how a busy machine meets a picture that leaps. The other raises a fist into the picture, whose
    /// elbow is below it; it runs forward, backward, and rests for three seconds, until the arm hangs: no arm before a camera is up in one picture and down in
    /// the next, as where a film begins again. It is run by name alone, for the sake of the time that all tests take together.
    /// </summary>
    [Theory]
    [InlineData("pose_squats.mp4", 5, "setpts=6*PTS")]
    [InlineData("mps_gesture_test_video.mp4", 0, "split[a][b];[b]reverse[c];[a][c]concat,tpad=stop_mode=clone:stop_duration=3", Explicit = true)]
    public async Task A_person_before_the_camera_moves_head_arms_and_mouth(string clip, int start, string played)
    {
        string film = _work.Ffmpeg("person.mp4", $"-ss {start} -i {TestFiles.Shared("media/clips/" + clip)} -an -vf scale=640:480:force_original_aspect_ratio=decrease:force_divisible_by=2,pad=640:480:(ow-iw)/2:(oh-ih)/2,{played},fps={Rate},{FilmClock.Filter} -frames:v {FilmClock.MostFrames} -c:v libx264 -pix_fmt yuv420p");
        await Follow(film, seconds: 30, pairs =>
        [
            .. new[] { 0, 1, 2 }.Select(axis => ($"head {axis}", pairs(sample => sample.Turn(s_head)[axis]))),
            .. new[] { "left", "right" }.SelectMany(side => new[] { 0, 1, 2 }.Select(axis => ($"{side} upper arm {axis}", pairs(sample => sample.Turn([.. s_torso, side + "Shoulder", side + "UpperArm"])[axis])))),
            .. new[] { "left", "right" }.SelectMany(side => new[] { 0, 1, 2 }.Select(axis => ($"{side} lower arm {axis}", pairs(sample => LowerArm(sample, side)[axis])))),
            ("mouth", pairs(sample => 20 * Math.Max(sample.Weights.GetValueOrDefault("jawOpen"), sample.Weights.GetValueOrDefault("aa")))),
        ], least: 3, settling: 5);
    }

    public void Dispose() => _work.Dispose();

    /// <summary>Where a lower arm points: as a turn it would leap, near half of one.</summary>
    private static Vector3 LowerArm(Sample sample, string side) =>
        sample.Direction(side == "left" ? Vector3.UnitX : -Vector3.UnitX, [.. s_torso, side + "Shoulder", side + "UpperArm", side + "LowerArm"]);

    /// <summary>Compares what the page shows with what `capture` makes of the same film; curves that hardly move say nothing.</summary>
    private async Task Follow(string film, double seconds, Func<Func<Func<Sample, double>, (Curve Own, Curve Film)>, (string Name, (Curve Own, Curve Film) Pair)[]> curves, double least, double settling = 2)
    {
        // 1. The film as `capture` sees it, mirrored as the studio is, and as a browser's camera.
        Cli.Start("capture", film, "-o", _work["film.jsonl"], "--mirror").ShouldHaveDone();
        IReadOnlyList<Sample> captured = Sample.ReadFile(_work["film.jsonl"]);
        string camera = _work.Camera($"-i {film}");

        // 2. One click.
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync(camera)).GoAsync(studio);
        long click = Stopwatch.GetTimestamp();
        await page.ClickAsync("Use my camera");
        await page.WaitForStateAsync("s.source.kind === 'page' && s.source.phase === 'running'");
        output.WriteLine($"from the click to a driven avatar: {Stopwatch.GetElapsedTime(click).TotalSeconds:F2} s");
        await Task.Delay(TimeSpan.FromSeconds(settling)); // until the person's proportions are known

        // 3. What the avatar did, beside the film, one lag for all.
        IReadOnlyList<Sample> shown = await page.SampleAsync(seconds);
        (string Name, (Curve Own, Curve Film) Pair)[] all = curves(value => (new Curve(shown, value), new Curve(captured, value)));
        (string Name, (Curve Own, Curve Film) Pair)[] moving = [.. all.Where(curve => curve.Pair.Film.Deviation >= least)];
        double lag = Curve.Lag([.. moving.Select(curve => curve.Pair)], page.Film, Rate);
        foreach ((string name, (Curve own, Curve reference)) in all)
            output.WriteLine($"{name}: correlation {own.Correlation(reference, page.Film, Rate, lag):F3}, moves by {reference.Deviation:F1} in the film, {own.Deviation:F1} on the page");
        output.WriteLine($"lag {lag:F2} s");
        await Report(page);
        moving.Length.ShouldBeGreaterThanOrEqualTo(2);
        double rate = shown.Count / seconds;
        if (rate < LeastRate) Assert.Skip($"This machine is too busy: only {rate:F1} pictures a second were tracked, too few to compare a motion with.");
        foreach ((string name, (Curve own, Curve reference)) in moving) own.Correlation(reference, page.Film, Rate, lag).ShouldBeGreaterThanOrEqualTo(0.9, name);
        page.Complaints.ShouldBeEmpty();
    }

    private async Task Report(StudioPage page)
    {
        JsonElement stats = await page.AskAsync("omozukai.stats()"), camera = await page.AskAsync("omozukai.camera()");
        double[] latencies = [.. (await page.AskAsync("omozukai.latencies()")).EnumerateArray().Select(latency => latency.GetDouble()).Order()];
        output.WriteLine($"tracked {stats.GetProperty("trackedPerSecond")}/s in {stats.GetProperty("trackingMs")} ms each; latency p50 {latencies[latencies.Length / 2]:F0} ms, p90 {latencies[latencies.Length * 9 / 10]:F0} ms; {camera}");
    }
}
