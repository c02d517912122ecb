using System.CommandLine;
using Omozukai.Core.Faces;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Formats;
using Omozukai.Vision.Frames;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Commands;

/// <summary>`track`: pictures in, landmarks out.</summary>
internal static class TrackCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output", "-o") { Description = "The landmark file (.jsonl), or - for stdout.", HelpName = "FILE", Required = true };
        var isStatic = new Option<bool>("--static") { Description = "Each picture of a folder stands for itself: nobody is followed from one to the next." };
        var face = new Option<string>("--face") { Description = "The points of a face: the mesh of 478, the classic 68 (iBUG), or dense, the mesh subdivided, with triangles and texture coordinates in the header.", HelpName = "68|478|dense", DefaultValueFactory = _ => "478" };
        face.AcceptOnlyFromAmong("68", "478", "dense");
        var input = new InputOptions();
        var tracking = new TrackingOptions();
        var command = new Command("track", "Pictures in, landmarks out.");
        input.AddTo(command);
        command.Options.Add(output);
        command.Options.Add(isStatic);
        command.Options.Add(face);
        tracking.AddTo(command);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input.Input), parsed.GetRequiredValue(output), parsed.GetValue(isStatic), parsed.GetRequiredValue(face), input.Read(parsed), tracking, parsed));
        return command;
    }

    private static int Run(string input, string output, bool isStatic, string face, FrameSourceOptions part, TrackingOptions tracking, ParseResult parsed)
    {
        // 1. What can be known to be wrong before anything is opened.
        string? overlayPath = tracking.Overlay(parsed);
        OutputNames.Check(input, overlayPath is null ? [output] : [output, overlayPath]);
        if (output is not "-" && !output.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"{output}: landmarks cannot be written like this. Known are .jsonl, and - for stdout; `capture` writes motion.");
        if (isStatic && !Directory.Exists(input)) throw new UsageException($"--static goes with a folder of pictures; {input} is none.");

        // 2. The source, the outputs, the networks.
        using var interruption = new Interruption();
        using IFrameSource source = FrameSources.Open(input, part, interruption.Token);
        bool isPhoto = source is PhotoSource;
        using OverlayOutput? overlay = OverlayOutput.Open(overlayPath, isPhoto, isStatic);
        using var landmarks = new LandmarkOutput(output, source.Info, Topology(face));
        using HolisticLandmarker landmarker = tracking.Open(parsed, isStatic || isPhoto);

        // 3. Frame by frame.
        var line = new Pipeline(source, landmarker);
        line.Tracked += landmarks.Write;
        return TrackingRun.Run("track", source, line, overlay, landmarks.Complete, interruption.Token);
    }

    private static IFaceTopology? Topology(string face) => face switch
    {
        "68" => new SparseFace(),
        "dense" => new DenseFace(CanonicalMesh.Read()),
        _ => null,
    };
}
