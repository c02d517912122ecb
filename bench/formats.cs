// How fast motion files are written, and in how much memory: ten minutes at 60 poses a second of a figure whose every bone and every
// face shape moves, into each format; beside it one minute, as memory must not grow with the motion. A .glb contains Koharu. Prints a table for bench/results/formats.md.
// From the root of the checkout:
//   dotnet run -c Release bench/formats.cs [FOLDER]
#:project ../src/Omozukai.Formats
#:property PublishAot=false
#:property NoWarn=$(NoWarn);MA0048;CA2007;RS0030
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;
using Omozukai.Formats;
using Omozukai.Formats.Vrm;

const int Fps = 60, Minutes = 10;
string folder = args.Length > 0 ? args[0] : Directory.CreateTempSubdirectory("omozukai-bench-").FullName;
Directory.CreateDirectory(folder);
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Console.WriteLine("| format | seconds | times faster than it plays | file, MB | allocated: 1 min, MB | allocated: 10 min, MB | live at the end, MB more |");
Console.WriteLine("|---|---|---|---|---|---|---|");
foreach (MotionFormat format in MotionFormats.All.Where(format => format.CreateSink is not null))
{
    string path = Path.Combine(folder, "motion" + format.Extension);
    await WriteAsync(format, path, minutes: 0.1); // code
    (_, double allocatedShort, double liveShort) = await WriteAsync(format, path, minutes: 1);
    (double seconds, double allocatedLong, double liveLong) = await WriteAsync(format, path, Minutes);
    Console.WriteLine($"| `{format.Extension}` | {seconds:0.0} | {Minutes * 60 / seconds:0} | {new FileInfo(path).Length / 1e6:0.0} | {allocatedShort:0.00} | {allocatedLong:0.00} | {liveLong - liveShort:0.00} |");
    File.Delete(path);
}

// Making the pose is not timed.
static async Task<(double Seconds, double AllocatedMb, double LiveMb)> WriteAsync(MotionFormat format, string path, double minutes)
{
    var pose = new AvatarPose();
    var clock = new Stopwatch();
    IPoseSink sink = format.CreateSink!(path, new MotionFileOptions { Fps = Fps, Avatar = format.Extension == ".glb" ? AvatarReader.Read(Path.Combine("assets", "koharu.vrm")) : null });
    long before = GC.GetTotalAllocatedBytes(precise: true);
    sink.Begin(Rig.Default);
    for (int frame = 0; frame < minutes * 60 * Fps; frame++)
    {
        Fill(pose, frame);
        clock.Start();
        sink.Write(pose);
        clock.Stop();
    }
    double live = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
    clock.Start();
    await sink.DisposeAsync();
    clock.Stop();
    if (sink.Fault is { } fault) throw fault;
    return (clock.Elapsed.TotalSeconds, (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6, live);
}

// Every bone swings about an axis of its own at 0.3 to 1.3 Hz, every shape at 0.2 to 1.2 Hz.
static void Fill(AvatarPose pose, int frame)
{
    double seconds = frame / (double)Fps;
    pose.Index = frame;
    pose.Timestamp = TimeSpan.FromSeconds(seconds);
    pose.HipsPosition = new Vector3(0.3f * Wave(seconds, 0.4), 0.93f + 0.05f * Wave(seconds, 0.9), 0.3f * Wave(seconds, 0.3));
    for (int i = 0; i < HumanBones.Count; i++)
    {
        var axis = Vector3.Normalize(new Vector3(1 + i % 3, 1 + i % 5, 1 + i % 7));
        pose.Rotations[i] = Quaternion.CreateFromAxisAngle(axis, 0.5f * Wave(seconds, 0.3 + i / 55.0));
    }
    pose.HasFace = true;
    for (int i = 0; i < Expressions.Count; i++) pose.Expressions[i] = 0.5f + 0.5f * Wave(seconds, 0.2 + i / 70.0);
    pose.LookYawDegrees = 20 * Wave(seconds, 0.5);
    pose.LookPitchDegrees = 10 * Wave(seconds, 0.7);
    pose.Confidence.Fill(1);
}

static float Wave(double seconds, double hertz) => (float)Math.Sin(2 * Math.PI * hertz * seconds + 7 * hertz);
