// How fast the KalidoKit port solves a frame (face, body, two hands) beside npm kalidokit, on the same frames, in turns, in one run:
//   dotnet run -c Release bench/compare/kalidokit.cs
#:project ../../src/Omozukai.Core
#:property PublishAot=false
#:property NoWarn=$(NoWarn);MA0048;CA2007;RS0030
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Omozukai.Kalidokit;

const int Turns = 9, Rounds = 40;
string folder = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
string golden = Path.GetFullPath(Path.Combine(folder, "../../tests/data/kalidokit/frames.jsonl.gz"));

// The frames, as both sides get them
var frames = new List<KalidokitLandmarks>();
using (var reader = new StreamReader(new GZipStream(File.OpenRead(golden), CompressionMode.Decompress)))
{
    while (reader.ReadLine() is { } line)
    {
        using JsonDocument frame = JsonDocument.Parse(line);
        var person = new KalidokitLandmarks { FaceCount = 478, HasBody = true, HasLeftHand = true, HasRightHand = true };
        Fill(frame, "face", person.FacePoints);
        Fill(frame, "pose3d", person.BodyWorld);
        Fill(frame, "pose2d", person.BodyImage);
        Fill(frame, "lh", person.LeftHandPoints);
        Fill(frame, "rh", person.RightHandPoints);
        frames.Add(person);
    }
}
var solver = new KalidokitSolver(new ImageSize(640, 480));
using Process npm = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "kalidokit.mjs"), golden, Rounds.ToString(CultureInfo.InvariantCulture)])
{
    UseShellExecute = false,
    RedirectStandardInput = true,
    RedirectStandardOutput = true,
})!;

// In turns, after a warm-up of each
for (int i = 0; i < 5; i++) Ours();
long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
Ours();
long allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
var ours = new List<double>();
var theirs = new List<double>();
for (int turn = 0; turn < Turns; turn++)
{
    ours.Add(Ours());
    await npm.StandardInput.WriteLineAsync("go");
    await npm.StandardInput.FlushAsync();
    theirs.Add(double.Parse((await npm.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
}
npm.StandardInput.Close();
double[] ratios = [.. ours.Zip(theirs, (our, their) => their / our).Order()];
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
    {frames.Count} frames × {Rounds} rounds × {Turns} turns; microseconds a frame, median (fastest … slowest)
    npm kalidokit 1.1.5   {Describe(theirs)}
    Omozukai.Kalidokit    {Describe(ours)}, {allocated} bytes allocated
    times as fast         {ratios[Turns / 2]:0.0} ({ratios[0]:0.0} … {ratios[^1]:0.0})
    """));

double Ours()
{
    long start = Stopwatch.GetTimestamp();
    for (int round = 0; round < Rounds; round++)
        foreach (KalidokitLandmarks frame in frames) solver.Solve(frame);
    return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Rounds / frames.Count;
}

static string Describe(List<double> times)
{
    double[] sorted = [.. times.Order()];
    return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2],6:0.00} ({sorted[0]:0.00} … {sorted[^1]:0.00})");
}

static void Fill(JsonDocument frame, string name, Span<Landmark> points)
{
    int i = 0;
    foreach (JsonElement point in frame.RootElement.GetProperty(name).EnumerateArray())
        points[i++] = new Landmark(point[0].GetDouble(), point[1].GetDouble(), point[2].GetDouble(), point.GetArrayLength() > 3 ? point[3].GetDouble() : 0);
}
