using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Inference;

namespace Omozukai.Commands;

/// <summary>`bench`: times the pipeline on this machine, stage by stage.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var input = new Argument<string?>("INPUT")
        {
            Description = "A video or a folder of pictures with a person in it. Without one, the networks of a tracked frame are timed by themselves.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var frames = new Option<int>("--frames") { Description = "How many frames are timed; they are kept in memory.", DefaultValueFactory = _ => 60, HelpName = "N" };
        frames.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000) result.AddError("--frames: give a number from 1 to 1000.");
        });
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var tracking = new TrackingOptions();
        var command = new Command("bench", "Times the pipeline on this machine, stage by stage, on one and on several threads.") { input, frames, json };
        tracking.AddNetworksTo(command);
        command.SetAction(parsed => Run(parsed.GetValue(input), parsed.GetValue(frames), parsed.GetValue(json), tracking, parsed));
        return command;
    }

    private static int Run(string? input, int count, bool asJson, TrackingOptions tracking, ParseResult parsed)
    {
        if (input is null) return RunNetworks(count, asJson);
        // 1. The frames, decoded beforehand: reading is timed for itself.
        (List<VideoFrame> frames, TimeSpan reading) = BenchRun.Read(input, count);
        // 2. The same frames on one thread, then on as many as help.
        var runs = new List<BenchRun>();
        foreach (int workers in new[] { 1, Math.Clamp(Environment.ProcessorCount, 1, 4) }.Distinct())
            runs.Add(BenchRun.Measure(frames, tracking.Options(parsed, isStatic: false) with { Workers = workers }));
        // 3. What came out.
        if (asJson) Console.Out.WriteLine(ToJson(input, frames, reading, runs).ToJsonString(Report.JsonOptions));
        else Print(frames, reading, runs);
        return ExitCode.Done;
    }

    /// <summary>Every network by itself, on one thread: what a machine can do, without a picture.</summary>
    private static int RunNetworks(int count, bool asJson)
    {
        var files = new ModelFiles();
        var times = new JsonObject();
        foreach (ModelFile model in ModelFiles.Known.Where(model => model.Name.EndsWith(".tflite", StringComparison.Ordinal)))
        {
            using Network network = Network.Load(files.Find(model.Name), new NetworkOptions { CacheFolder = UserFolders.WritableCache });
            for (int i = 0; i < 3; i++) network.Run();
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < count; i++) network.Run();
            double ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds / count;
            times[model.Name] = Round(ms);
            if (!asJson) Console.Out.WriteLine($"{model.Name,-42}{ms.ToString("F2", CultureInfo.InvariantCulture),10} ms");
        }
        if (asJson) Console.Out.WriteLine(new JsonObject { ["networks"] = times }.ToJsonString(Report.JsonOptions));
        return ExitCode.Done;
    }

    private static JsonObject ToJson(string input, List<VideoFrame> frames, TimeSpan reading, List<BenchRun> runs) => new()
    {
        ["input"] = input,
        ["frames"] = frames.Count,
        ["width"] = frames[0].Width,
        ["height"] = frames[0].Height,
        ["readMs"] = Round(reading.TotalMilliseconds / frames.Count),
        ["runs"] = new JsonArray([.. runs.Select(run => new JsonObject
        {
            ["workers"] = run.Workers,
            ["framesPerSecond"] = Round(run.FramesPerSecond),
            ["msPerFrame"] = Round(run.TotalMs),
            ["peopleSeen"] = run.FramesWithPeople,
            ["stages"] = new JsonObject([.. run.Stages.Select(stage => new KeyValuePair<string, JsonNode?>(stage.Name, Round(stage.Ms)))]),
        })]),
    };

    private static void Print(List<VideoFrame> frames, TimeSpan reading, List<BenchRun> runs)
    {
        TextWriter output = Console.Out;
        output.WriteLine($"{frames.Count} frames of {frames[0].Width} × {frames[0].Height}; milliseconds a frame");
        output.WriteLine($"{"",-14}" + string.Concat(runs.Select(run => $"{run.Workers + (run.Workers == 1 ? " thread" : " threads"),12}")));
        Line("reading", _ => reading.TotalMilliseconds / frames.Count);
        for (int i = 0; i < runs[0].Stages.Count; i++) Line(runs[0].Stages[i].Name, run => run.Stages[i].Ms);
        Line("all", run => run.TotalMs);
        Line("frames/s", run => run.FramesPerSecond);
        if (runs.Any(run => run.FramesWithPeople < frames.Count)) Say.Warning($"nobody was seen in {frames.Count - runs[0].FramesWithPeople} of the frames; searching takes longer than following.");

        void Line(string name, Func<BenchRun, double> value) =>
            output.WriteLine($"{name,-14}" + string.Concat(runs.Select(run => value(run).ToString("F2", CultureInfo.InvariantCulture).PadLeft(12))));
    }

    private static double Round(double value) => Math.Round(value, 3);
}
