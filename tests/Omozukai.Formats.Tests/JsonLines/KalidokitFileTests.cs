using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.JsonLines;
using Omozukai.Kalidokit;
using Omozukai.Tests;

namespace Omozukai.Formats.Tests.JsonLines;

public sealed class KalidokitFileTests
{
    [Fact]
    public void AFileOfLandmarksBecomesKalidokitsNumbers()
    {
        // The golden frames as a landmark file, solved into a motion file, beside what npm kalidokit found
        List<JsonElement> frames = Golden("frames"), faces = Golden("expected_face"), poses = Golden("expected_pose"), hands = Golden("expected_hand");
        string[] lines = Solve(frames);
        lines.Length.ShouldBe(frames.Count + 1);
        int numbers = 0;
        for (int i = 0; i < frames.Count; i++)
        {
            JsonElement person = Parse(lines[i + 1]).GetProperty("people")[0];
            person.TryGetProperty("bones", out _).ShouldBeFalse();
            JsonElement kalidokit = person.GetProperty("kalidokit");
            numbers += Compare(kalidokit.GetProperty("face"), faces[i].GetProperty("mp_img"), $"{i}.face");
            numbers += Compare(kalidokit.GetProperty("pose"), poses[i].GetProperty("mp"), $"{i}.pose");
            numbers += Compare(kalidokit.GetProperty("rightHand"), hands[i].GetProperty("R_lh"), $"{i}.rightHand");
            numbers += Compare(kalidokit.GetProperty("leftHand"), hands[i].GetProperty("L_rh"), $"{i}.leftHand");
        }
        numbers.ShouldBe(frames.Count * (26 + 42 + 48 + 48));
    }

    [Fact]
    public void PartsOutOfViewAreAbsentAndWhatIsNotANumberIsNull()
    {
        string landmarks = """
            {"type":"header","format":"omozukai.landmarks","version":1,"width":640,"height":480}
            {"type":"frame","index":3,"time":0.1,"people":[{"id":7,"rightHand":[
            """ + string.Join(',', Enumerable.Repeat("[0.5,0.5,0]", 21)) + "]}]}";
        string[] lines = Solve(landmarks);
        JsonElement person = Parse(lines[1]).GetProperty("people")[0];
        person.GetProperty("id").GetInt32().ShouldBe(7);
        person.GetProperty("kalidokit").EnumerateObject().Select(part => part.Name).ShouldBe(["leftHand"]);
        person.GetProperty("kalidokit").GetProperty("leftHand").GetProperty("LeftRingProximal").GetRawText().ShouldBe("""{"x":0,"y":0,"z":null}""");
        Parse(lines[0]).GetProperty("people").GetRawText().ShouldBe("[7]");
    }

    [Fact]
    public void NothingIsAllocatedAfterTheFirstFrames()
    {
        byte[] landmarks = Encoding.UTF8.GetBytes(Landmarks(Golden("frames")[..60]));
        using var reader = new KalidokitLandmarkReader(new MemoryStream(landmarks), "test");
        using var writer = new MotionWriter(new MemoryStream(new byte[4 << 20]), new MotionHeader { Rig = Rig.Default });
        var solver = new KalidokitSolver(new ImageSize(640, 480));
        var frame = new KalidokitFrame();
        for (int i = 0; i < 30; i++) Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 30; i++) Step();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Step()
        {
            reader.TryRead(frame).ShouldBeTrue();
            writer.Write(frame, solver);
        }
    }

    [Fact]
    public void DamagedFilesThrowNothingButInvalidDataException() => Damage.Sample(Encoding.UTF8.GetBytes(Landmarks(Golden("frames")[..2])), bytes =>
    {
        using var reader = new KalidokitLandmarkReader(new MemoryStream(bytes), "test");
        var frame = new KalidokitFrame();
        while (reader.TryRead(frame)) { }
    }, iterations: 300);

    private static string[] Solve(List<JsonElement> frames) => Solve(Landmarks(frames));

    private static string[] Solve(string landmarks)
    {
        using var reader = new KalidokitLandmarkReader(new MemoryStream(Encoding.UTF8.GetBytes(landmarks)), "test");
        using var motion = new MemoryStream();
        using (var writer = new MotionWriter(motion, new MotionHeader { Rig = Rig.Default, Fps = reader.Header.Fps }))
        {
            var solver = new KalidokitSolver(new ImageSize(reader.Header.Width, reader.Header.Height));
            var frame = new KalidokitFrame();
            while (reader.TryRead(frame)) writer.Write(frame, solver);
        }
        return Encoding.UTF8.GetString(motion.ToArray()).TrimEnd('\n').Split('\n');
    }

    private static string Landmarks(List<JsonElement> frames)
    {
        var text = new StringBuilder("""{"type":"header","format":"omozukai.landmarks","version":1,"width":640,"height":480,"fps":6}""").Append('\n');
        foreach (JsonElement frame in frames)
        {
            frame.GetProperty("imageSize").GetRawText().ShouldBe("""{"width":640,"height":480}""");
            var person = new JsonObject
            {
                ["id"] = 1,
                ["pose"] = Node("pose2d"), ["poseWorld"] = Node("pose3d"), ["face"] = Node("face"), ["leftHand"] = Node("lh"), ["rightHand"] = Node("rh"),
            };
            text.Append(new JsonObject { ["type"] = "frame", ["people"] = new JsonArray(person) }.ToJsonString()).Append('\n');

            JsonNode Node(string name) => JsonNode.Parse(frame.GetProperty(name).GetRawText())!;
        }
        return text.ToString();
    }

    private static int Compare(JsonElement actual, JsonElement expected, string where)
    {
        if (expected.ValueKind == JsonValueKind.Object)
            return expected.EnumerateObject().Sum(property => Compare(actual.GetProperty(property.Name), property.Value, $"{where}.{property.Name}"));
        if (expected.ValueKind == JsonValueKind.String)
        {
            if (expected.GetString() == "NaN") actual.ValueKind.ShouldBe(JsonValueKind.Null, where);
            else actual.GetString().ShouldBe(expected.GetString(), where);
            return expected.GetString() == "NaN" ? 1 : 0;
        }
        double e = expected.GetDouble();
        actual.GetDouble().ShouldBe(e, 1e-6 + 1e-6 * Math.Abs(e), where);
        return 1;
    }

    private static List<JsonElement> Golden(string name)
    {
        var lines = new List<JsonElement>();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(TestFiles.Data($"kalidokit/{name}.jsonl.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            if (!line.Contains("\"real\"", StringComparison.Ordinal)) lines.Add(Parse(line));
        return lines;
    }

    private static JsonElement Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
