// How fast the humanoid solver with its filters, limits and contacts solves a frame (face, body, two hands) beside npm kalidokit,
// on the same frames, in turns, in one run:
//   dotnet run -c Release bench/compare/solver-speed.cs
#:project ../../src/Omozukai.Core
#:property PublishAot=false
#:property NoWarn=$(NoWarn);MA0048;CA2007;RS0030
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;

const int Turns = 9, Rounds = 40, WarmUpTurns = 5;
const double FramesASecond = 30; // the frames are samples of motion at this rate
string folder = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
string golden = Path.GetFullPath(Path.Combine(folder, "../../tests/data/kalidokit/frames.jsonl.gz"));

// The frames, as both sides get them
var frames = new List<LandmarkFrame>();
using (var reader = new StreamReader(new GZipStream(File.OpenRead(golden), CompressionMode.Decompress)))
{
    while (reader.ReadLine() is { } line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        var frame = new LandmarkFrame { Index = frames.Count, Width = 640, Height = 480 };
        PersonLandmarks person = frame.AddPerson();
        (person.Body.IsPresent, person.Face.IsPresent, person.LeftHand.IsPresent, person.RightHand.IsPresent) = (true, true, true, true);
        (person.LeftHand.HasWorld, person.RightHand.HasWorld) = (true, true);
        Image(json, "face", person.Face.Image);
        Image(json, "pose2d", person.Body.Image);
        World(json, "pose3d", person.Body.World);
        World(json, "lhw", person.LeftHand.World);
        World(json, "rhw", person.RightHand.World);
        frames.Add(frame);
    }
}
using Process npm = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "kalidokit.mjs"), golden, Rounds.ToString(CultureInfo.InvariantCulture)])
{
    UseShellExecute = false,
    RedirectStandardInput = true,
    RedirectStandardOutput = true,
})!;
var pose = new AvatarPose();
double seconds = 0;
foreach (Smoothing smoothing in new[] { Smoothing.Off, Smoothing.Medium })
{
    // In turns, after a warm-up of each
    var solver = new PoseSolver(new PoseSolverOptions { Smoothing = smoothing });
    for (int i = 0; i < WarmUpTurns; i++) Ours(solver);
    long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    Ours(solver);
    long allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
    var ours = new List<double>();
    var theirs = new List<double>();
    for (int turn = 0; turn < Turns; turn++)
    {
        ours.Add(Ours(solver));
        await npm.StandardInput.WriteLineAsync("go");
        await npm.StandardInput.FlushAsync();
        theirs.Add(double.Parse((await npm.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
    }
    double[] ratios = [.. ours.Zip(theirs, (our, their) => their / our).Order()];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
        {frames.Count} frames × {Rounds} rounds × {Turns} turns; microseconds a frame, median (fastest … slowest)
        npm kalidokit 1.1.5             {Describe(theirs)}
        humanoid solver, smoothing {smoothing,-6} {Describe(ours)}, {allocated} bytes allocated in {frames.Count * Rounds} frames
        times as fast                   {ratios[Turns / 2]:0.0} ({ratios[0]:0.0} … {ratios[^1]:0.0})

        """));
}
npm.StandardInput.Close();

double Ours(PoseSolver solver)
{
    long start = Stopwatch.GetTimestamp();
    for (int round = 0; round < Rounds; round++)
    {
        foreach (LandmarkFrame frame in frames)
        {
            frame.Timestamp = TimeSpan.FromTicks((long)(TimeSpan.TicksPerSecond * seconds));
            seconds += 1 / FramesASecond;
            solver.Solve(frame, frame.People[0], pose);
        }
    }
    return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Rounds / frames.Count;
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
