// What the solver's poses are worth, measured on synthetic motion whose truth is known:
//   dotnet run -c Release bench/compare/solver.cs FOLDER [SEEDS]
// FOLDER holds NAME.clean.landmarks.jsonl.gz and NAME.noisy.landmarks.jsonl.gz (landmark files with a "truth" in each frame). All
// directions are those of bones of the posed default rig, by forward kinematics, against the clean landmarks'. Feet are held and
// joints limited, as by default.
#:project ../../src/Omozukai.Core
#:property PublishAot=false
#:property AssemblyName=Omozukai.Benchmarks
#:property NoWarn=$(NoWarn);MA0048;CA2007;RS0030
using System.Globalization;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;
using Omozukai.Core.Tests.Solving.Measures;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int seeds = 12;
if (args.Length is not (1 or 2) || !Directory.Exists(args[0]) || (args.Length == 2 && !(int.TryParse(args[1], out seeds) && seeds > 0)))
{
    Console.Error.WriteLine("Give the folder of NAME.clean.landmarks.jsonl.gz and NAME.noisy.landmarks.jsonl.gz, and, if you like, in how many other noises feet shall be tried.");
    return 2;
}
string folder = args[0];
string[] names = [.. Directory.GetFiles(folder, "*.clean.landmarks.jsonl.gz").Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal)];
var clean = names.ToDictionary(name => name, name => Read(name, "clean"), StringComparer.Ordinal);
var noisy = names.Where(name => File.Exists(PathOf(name, "noisy"))).ToDictionary(name => name, name => Read(name, "noisy"), StringComparer.Ordinal);
Rig rig = Rig.Default;

Directions();
Noise();
Stand();
StandInOtherNoise();
Delay();
return 0;

void Directions()
{
    Title("Directions, smoothing off: degrees off the landmarks, mean / 95th percentile. Bars: 1 / 3, palm 2.5, head 1.5 (mean)");
    string[] groups = ["spine", "lines", "upperArm", "lowerArm", "upperLeg", "lowerLeg", "foot", "palm", "palmNormal", "thumb", "finger", "head"];
    Row((string[])["motion", "", .. groups, "limited frames"]);
    foreach (string name in names)
    {
        foreach (bool recorded in new[] { false, true })
        {
            var options = new PoseSolverOptions { Smoothing = Smoothing.Off };
            List<AvatarPose> poses = Run(clean[name], options, recorded), free = Run(clean[name], options with { LimitJoints = false }, recorded);
            Dictionary<string, List<float>> errors = DirectionErrors.Of(clean[name], poses, rig);
            Row((string[])[name, Way(recorded), .. groups.Select(group => errors.TryGetValue(group, out List<float>? of) ? $"{of.Average():0.00} / {DirectionErrors.High(of):0.00}" : "unseen"),
                $"{DirectionErrors.FramesLimited(poses, free, rig)} of {poses.Count}"]);
        }
    }
}

void Noise()
{
    Title("Noise, preset medium: share of the noisy landmarks' error that is gone. Bars: live 25 % pooled, recorded 50 % pooled, none negative");
    Row((string[])["", .. noisy.Keys, "pooled"]);
    foreach ((Smoothing smoothing, bool recorded) in new[] { (Smoothing.Medium, false), (Smoothing.Medium, true), (Smoothing.Low, false), (Smoothing.High, false), (Smoothing.Low, true), (Smoothing.High, true) })
    {
        NoiseErrors all = default;
        List<string> cells = [$"{Way(recorded)} {smoothing}"];
        foreach (string name in noisy.Keys)
        {
            NoiseErrors errors = NoiseErrors.Of(clean[name], noisy[name], Run(noisy[name], new PoseSolverOptions { Smoothing = smoothing }, recorded), rig);
            all += errors;
            cells.Add($"{100 * errors.Reduction:0} %");
        }
        Row((string[])[.. cells, $"{100 * all.Reduction:0.0} %"]);
    }

    Title("Stillness, preset medium: trembling of still limbs from frame to frame, degrees (root mean square). Bar: 80 % less");
    Row((string[])["motion", "", "landmarks", "pose", "less"]);
    foreach (string name in noisy.Keys.Where(name => name is "idle" or "wave"))
        foreach (bool recorded in new[] { false, true })
        {
            (double input, double solved) = Stillness.Of(name, noisy[name], Run(noisy[name], new PoseSolverOptions(), recorded), rig);
            Row((string[])[name, Way(recorded), $"{input:0.00}", $"{solved:0.00}", $"{100 * (1 - (solved / input)):0.0} %"]);
        }
}

void Stand()
{
    Title("Feet, preset medium: F1 of contacts, farthest slide in a contact (and in the part of it that was found), deepest sole, farthest root (cm). Bars: 0.9, 1, –, 1, 5; no feet held where legs hang free");
    Row((string[])["motion", "", "F1", "slide", "slide found", "depth", "root", "feet held"]);
    foreach (string name in names)
        foreach ((Dictionary<string, SyntheticMotion> kind, string label) in new[] { (clean, "clean"), (noisy, "noisy") })
            foreach (bool recorded in new[] { false, true })
            {
                if (!kind.TryGetValue(name, out SyntheticMotion? motion)) continue;
                bool hasTruth = motion.Truths[0].LeftContact is not null;
                FeetFigures feet = FeetFigures.Of(motion, Run(motion, new PoseSolverOptions(), recorded), rig);
                Row((string[])[$"{name} {label}", Way(recorded), hasTruth ? $"{feet.F1:0.000}" : "–", hasTruth ? $"{100 * feet.Slide:0.00}" : "–", hasTruth ? $"{100 * feet.Own:0.00}" : "–",
                    $"{100 * feet.Depth:0.00}", hasTruth ? $"{100 * feet.Root:0.0}" : "–", $"{100 * feet.Held:0.0} %"]);
            }
}

void StandInOtherNoise()
{
    Title($"Feet in other noise of the same size, preset medium: means of {seeds} seeds, in brackets the worst; cm");
    Row((string[])["motion", "", "F1", "slide", "root", "feet held"]);
    foreach (string name in names)
        foreach (bool recorded in new[] { false, true })
        {
            SyntheticMotion motion = clean[name];
            bool hasTruth = motion.Truths[0].LeftContact is not null;
            FeetFigures[] all = [.. Enumerable.Range(1, seeds).Select(seed => motion.WithNoise((uint)seed)).Select(noisy => FeetFigures.Of(noisy, Run(noisy, new PoseSolverOptions(), recorded), rig))];
            Row((string[])[name, Way(recorded), hasTruth ? $"{all.Average(feet => feet.F1):0.000} ({all.Min(feet => feet.F1):0.000})" : "–", hasTruth ? Worst(feet => 100 * feet.Slide) : "–",
                hasTruth ? Worst(feet => 100 * feet.Root) : "–", $"{Worst(feet => 100 * feet.Held)} %"]);

            string Worst(Func<FeetFigures, double> figure) => $"{all.Average(figure):0.0} ({all.Max(figure):0.0})";
        }
}

void Delay()
{
    Title("Lag on an arm that swings once a second, preset medium, milliseconds. Bars: live 60, recorded 5");
    Row((string[])["noise of points", "live", "recorded"]);
    foreach (float noise in new[] { 0, 0.004f })
        Row((string[])[$"{1000 * noise:0} mm", .. new[] { false, true }.Select(recorded =>
            $"{1000 * Lag.Seconds(frames => recorded ? Solve.Recorded(frames, Smoothing.Medium) : Solve.Live(frames, Smoothing.Medium), noise):0.0}")]);
}

List<AvatarPose> Run(SyntheticMotion motion, PoseSolverOptions options, bool recorded) =>
    recorded ? Solve.Recorded(motion.Frames, options) : Solve.Live(motion.Frames, options);

SyntheticMotion Read(string name, string kind) => SyntheticMotion.Read(PathOf(name, kind));

string PathOf(string name, string kind) => Path.Combine(folder, $"{name}.{kind}.landmarks.jsonl.gz");

static string Way(bool recorded) => recorded ? "recorded" : "live";

static void Title(string title) => Console.WriteLine($"\n{title}\n");

static void Row(IEnumerable<string> cells) => Console.WriteLine("| " + string.Join(" | ", cells) + " |");
