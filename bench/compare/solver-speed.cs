// How fast the humanoid solver with its filters, limits and contacts solves a frame (face, body, two hands) beside npm kalidokit,
// on the same frames, in turns, in one run:
//   dotnet run -c Release bench/compare/solver-speed.cs [FOLDER]
// Without a folder on 240 poses that have nothing to do with each other; with one of landmark files (*.landmarks.jsonl.gz) on each of
// the motions in it by itself. On both sides a frame's points are first copied into place, as a tracker writes them just before they
// are solved, and the copy's time is taken off. Times are microseconds a frame: median (fastest … slowest).
#:project ../../src/Omozukai.Core
#:property PublishAot=false
#:property NoWarn=$(NoWarn);MA0048;CA2007;RS0030
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;

const int Turns = 9, FramesATurn = 9600, WarmUpTurns = 5;
const double FramesASecond = 30; // the frames are samples of motion at this rate
string folder = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) Process.GetCurrentProcess().ProcessorAffinity = 1; // both on one core: those of shared machines are not equally fast
var all = new List<double>();
if (args.Length == 0)
{
    await Contest("240 poses", Path.GetFullPath(Path.Combine(folder, "../../tests/data/kalidokit/frames.jsonl.gz")), Smoothing.Off);
    await Contest("240 poses", Path.GetFullPath(Path.Combine(folder, "../../tests/data/kalidokit/frames.jsonl.gz")), Smoothing.Medium);
    return;
}
foreach (string file in Directory.EnumerateFiles(args[0], "*.landmarks.jsonl.gz").Order(StringComparer.Ordinal))
    all.Add(await Contest(Path.GetFileName(file).Split(".landmarks")[0], AsFrames(file), Smoothing.Medium));
Console.WriteLine($"all motions, geometric mean: {Math.Exp(all.Average(Math.Log)).ToString("0.0", CultureInfo.InvariantCulture)} times as fast");

// Both sides in turns, after a warm-up of each; how many times as fast ours is.
async Task<double> Contest(string name, string path, Smoothing smoothing)
{
    List<LandmarkFrame> frames = Read(path);
    int rounds = FramesATurn / frames.Count;
    using Process npm = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "kalidokit.mjs"), path, rounds.ToString(CultureInfo.InvariantCulture)])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;
    var solver = new PoseSolver(new PoseSolverOptions { Smoothing = smoothing });
    var pose = new AvatarPose();
    LandmarkFrame now = Empty(0);
    double seconds = 0;
    Action<PersonLandmarks> solve = SolveNow, write = now.People[0].CopyFrom;
    for (int i = 0; i < WarmUpTurns; i++) Ours();
    long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    Ours();
    long allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
    var ours = new List<double>();
    var theirs = new List<double>();
    for (int turn = -WarmUpTurns; turn < Turns; turn++)
    {
        double our = Ours();
        await npm.StandardInput.WriteLineAsync("go");
        await npm.StandardInput.FlushAsync();
        double their = double.Parse((await npm.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        if (turn < 0) continue;
        ours.Add(our);
        theirs.Add(their);
    }
    npm.StandardInput.Close();
    double[] ratios = [.. ours.Zip(theirs, (our, their) => their / our).Order()];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-14} smoothing {smoothing,-6}  npm kalidokit {Describe(theirs),-20}  ours {Describe(ours),-18}  {ratios[Turns / 2]:0.0} times ({ratios[0]:0.0} … {ratios[^1]:0.0}), {allocated} bytes allocated in {frames.Count * rounds} frames"));
    return ratios[Turns / 2];

    double Ours() => Microseconds(solve) - Microseconds(write);

    double Microseconds(Action<PersonLandmarks> work)
    {
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < rounds; round++)
            foreach (LandmarkFrame frame in frames) work(frame.People[0]);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / rounds / frames.Count;
    }

    void SolveNow(PersonLandmarks person)
    {
        now.People[0].CopyFrom(person);
        now.Timestamp = TimeSpan.FromTicks((long)(TimeSpan.TicksPerSecond * seconds));
        seconds += 1 / FramesASecond;
        solver.Solve(now, now.People[0], pose);
    }
}

static List<LandmarkFrame> Read(string path)
{
    var frames = new List<LandmarkFrame>();
    using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
    while (reader.ReadLine() is { } line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        LandmarkFrame frame = Empty(frames.Count);
        PersonLandmarks person = frame.People[0];
        Image(json, "face", person.Face.Image);
        Image(json, "pose2d", person.Body.Image);
        World(json, "pose3d", person.Body.World);
        World(json, "lhw", person.LeftHand.World);
        World(json, "rhw", person.RightHand.World);
        frames.Add(frame);
    }
    return frames;
}

static LandmarkFrame Empty(int index)
{
    var frame = new LandmarkFrame { Index = index, Width = 640, Height = 480 };
    PersonLandmarks person = frame.AddPerson();
    (person.Body.IsPresent, person.Face.IsPresent, person.LeftHand.IsPresent, person.RightHand.IsPresent) = (true, true, true, true);
    (person.LeftHand.HasWorld, person.RightHand.HasWorld) = (true, true);
    return frame;
}

// The frames of a landmark file that have every part, as both sides read them.
static string AsFrames(string file)
{
    string path = Path.Combine(Path.GetTempPath(), "omozukai-solver-speed.jsonl.gz");
    using var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
    using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
    (string From, string To)[] parts = [("face", "face"), ("pose", "pose2d"), ("poseWorld", "pose3d"), ("leftHand", "lh"), ("rightHand", "rh"), ("leftHandWorld", "lhw"), ("rightHandWorld", "rhw")];
    JsonNode header = JsonNode.Parse(reader.ReadLine()!)!;
    while (reader.ReadLine() is { } line)
    {
        if (JsonNode.Parse(line)!["people"] is not JsonArray { Count: > 0 } people || parts.Any(part => people[0]![part.From] is null)) continue;
        var frame = new JsonObject { ["imageSize"] = new JsonObject { ["width"] = header["width"]!.DeepClone(), ["height"] = header["height"]!.DeepClone() } };
        foreach ((string from, string to) in parts) frame[to] = people[0]![from]!.DeepClone();
        writer.WriteLine(frame.ToJsonString());
    }
    return path;
}

static string Describe(List<double> values)
{
    double[] sorted = [.. values.Order()];
    return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:0.0} ({sorted[0]:0.0} … {sorted[^1]:0.0})");
}

static void Image(JsonDocument json, string name, Span<NormalizedLandmark> points)
{
    int i = 0;
    foreach (JsonElement point in json.RootElement.GetProperty(name).EnumerateArray()) points[i++] = new(Xyz(point), Visibility(point), 1);
}

static void World(JsonDocument json, string name, Span<WorldLandmark> points)
{
    int i = 0;
    foreach (JsonElement point in json.RootElement.GetProperty(name).EnumerateArray()) points[i++] = new(Xyz(point), Visibility(point), 1);
}

static Vector3 Xyz(JsonElement point) => new(point[0].GetSingle(), point[1].GetSingle(), point[2].GetSingle());

static float Visibility(JsonElement point) => point.GetArrayLength() > 3 ? point[3].GetSingle() : 1;
