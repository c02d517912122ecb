using System.CommandLine;
using Omozukai.Core.Pipeline;
using Omozukai.Core.Solving;
using Omozukai.Formats;
using Omozukai.Vision.Frames;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Commands;

/// <summary>`capture`: pictures in, motion files out, in one go.</summary>
internal static class CaptureCommand
{
    public static Command Create()
    {
        var outputs = new Option<string[]>("--output", "-o")
        {
            Description = $"A motion file; the extension chooses its format ({string.Join(" ", MotionFormats.All.Where(format => format.CreateSink is not null).Select(format => format.Extension))}), - is JSON Lines on stdout. May stand several times.",
            HelpName = "FILE",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
        };
        var input = new InputOptions();
        var tracking = new TrackingOptions();
        var solving = new SolverOptions();
        var person = new PersonOption("Who is captured; default: the best seen at the start, kept until lost for two seconds. One is followed so far, so all is that one.", takesAll: true);
        var files = new MotionFileSettings();
        var command = new Command("capture", "Video, photo, folder of pictures or camera in, motion files out.");
        input.AddTo(command);
        command.Options.Add(outputs);
        tracking.AddTo(command);
        person.AddTo(command);
        solving.AddTo(command);
        files.AddTo(command);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input.Input), parsed.GetRequiredValue(outputs), input.Read(parsed), tracking, person.Read(parsed), solving, files, parsed));
        return command;
    }

    private static int Run(string input, string[] outputs, FrameSourceOptions part, TrackingOptions tracking, int? person, SolverOptions solverOptions, MotionFileSettings files, ParseResult parsed)
    {
        // 1. What can be known to be wrong before anything is opened.
        PoseSolverOptions solving = solverOptions.Read(parsed);
        string? overlayPath = tracking.Overlay(parsed);
        MotionOutputs.Check(input, outputs);
        MotionFileOptions options = files.Read(parsed, outputs);
        OutputNames.Check(input, overlayPath is null ? outputs : [.. outputs, overlayPath]);
        if (options.Avatar is { } avatar) solving = solving with { Rig = avatar.Rig };

        // 2. The source, the outputs, the networks.
        using var interruption = new Interruption();
        using IFrameSource source = FrameSources.Open(input, part, interruption.Token);
        bool isPhoto = source is PhotoSource;
        using OverlayOutput? overlay = OverlayOutput.Open(overlayPath, isPhoto, isStatic: false);
        using var motion = MotionOutputs.Open(outputs, options with { Fps = source.Info.FramesPerSecond });
        using HolisticLandmarker landmarker = tracking.Open(parsed, isStatic: isPhoto);

        // 3. One person, frame by frame.
        var solver = new RecordingSolver(solving);
        var line = new Pipeline(source, landmarker, new PersonOutput(solver, motion.Sinks, person));
        var seen = new SortedSet<int>();
        line.Tracked += frame => PersonOption.Note(frame, seen);
        line.SinkFailed += (_, fault) => Say.Warning(fault.Message);
        int exitCode = TrackingRun.Run("capture", source, line, overlay, motion.Complete, interruption.Token);
        if (exitCode == ExitCode.Done) PersonOption.Check(person, seen, source.Info.Name);
        solverOptions.Keep(parsed, solving, solver);
        return exitCode;
    }
}
