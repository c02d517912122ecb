using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Omozukai.EndToEnd.Tests;

/// <summary>What `inspect` says of faces.</summary>
public sealed class FaceInspectionTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Head_gaze_blinks_mouth_and_shapes_are_told_of_landmarks_and_of_the_motion_made_from_them()
    {
        string landmarks = _work["face.jsonl"], motion = _work["face.motion.jsonl"];
        File.WriteAllText(landmarks, ABlinkingFace());
        Cli.Start("solve", landmarks, "-o", motion).ShouldHaveDone();
        foreach (string file in (string[])[landmarks, motion])
        {
            JsonElement report = Cli.Inspect(file);
            JsonElement faces = report.GetProperty("faces");
            faces.GetProperty("frames").GetInt32().ShouldBeGreaterThanOrEqualTo(60, file);
            faces.GetProperty("confidence").GetProperty("max").GetDouble().ShouldBeGreaterThan(0.9, file);
            report.GetProperty("blinks").GetProperty("left").GetInt32().ShouldBe(2, file);
            report.GetProperty("blinks").GetProperty("right").GetInt32().ShouldBe(2, file);
            report.GetProperty("head").GetProperty("yaw").GetProperty("max").GetDouble().ShouldBeInRange(-3, 3, file);
            report.GetProperty("gaze").GetProperty("yaw").GetProperty("mean").GetDouble().ShouldBeInRange(-5, 5, file);
            report.GetProperty("jawOpen").GetProperty("max").GetDouble().ShouldBeLessThan(0.2, file);
            report.GetProperty("vowels").EnumerateObject().Count().ShouldBeLessThanOrEqualTo(5, file);
            JsonElement blink = report.GetProperty("shapes").GetProperty("eyeBlinkLeft");
            blink.GetProperty("max").GetDouble().ShouldBeGreaterThan(0.8, file);
            blink.GetProperty("min").GetDouble().ShouldBeLessThan(0.2, file);

            Run table = Cli.Start("inspect", file);
            table.ShouldHaveDone();
            foreach (string line in (string[])["faces", "head", "gaze", "blinks", "left 2, right 2", "mouth", "vowels", "moods", "strongest shapes", "eyeBlinkLeft"]) table.Output.ShouldContain(line);
            table.Output.ShouldNotContain("NaN");
        }
    }

    [Fact]
    public void A_file_without_faces_says_nothing_of_them()
    {
        File.WriteAllText(_work["none.jsonl"], """
            {"type":"header","format":"omozukai.landmarks","version":1,"width":640,"height":480,"fps":30}
            {"type":"frame","index":0,"time":0,"people":[]}

            """);
        Cli.Inspect(_work["none.jsonl"]).TryGetProperty("faces", out _).ShouldBeFalse();
    }

    /// <summary>Two seconds of the canonical face, whose lids shut twice.</summary>
    private static string ABlinkingFace()
    {
        using JsonDocument neutral = JsonDocument.Parse(File.ReadAllText(Omozukai.Tests.TestFiles.Data("faces/neutral.json")));
        float[][] points = [.. neutral.RootElement.GetProperty("face").EnumerateArray().Select(point => point.EnumerateArray().Select(number => number.GetSingle()).ToArray())];
        (int Upper, int Lower)[] lids = [(386, 374), (385, 380), (387, 373), (159, 145), (158, 153), (160, 144)];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""{"type":"header","format":"omozukai.landmarks","version":1,"width":{{neutral.RootElement.GetProperty("width").GetInt32()}},"height":{{neutral.RootElement.GetProperty("height").GetInt32()}},"fps":30,"verticalFov":{{neutral.RootElement.GetProperty("verticalFov").GetSingle()}}}""").Append('\n');
        for (int i = 0; i < 60; i++)
        {
            float[][] now = [.. points.Select(point => point.ToArray())];
            if (i is >= 20 and < 25 or >= 40 and < 45)
                foreach ((int upper, int lower) in lids) now[upper][1] = now[lower][1];
            string face = string.Join(",", now.Select(point => string.Create(CultureInfo.InvariantCulture, $"[{point[0]},{point[1]},{point[2]}]")));
            text.Append(CultureInfo.InvariantCulture, $$"""{"type":"frame","index":{{i}},"time":{{i / 30.0:0.0000}},"people":[{"id":1,"score":1,"face":[{{face}}],"faceScore":1}]}""").Append('\n');
        }
        return text.ToString();
    }
}
