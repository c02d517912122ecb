using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Omozukai.Vision.Frames;

namespace Omozukai.Commands;

/// <summary>`doctor`: what a user may lack, and how to mend it.</summary>
internal static class DoctorCommand
{
    /// <summary>The studio's port (docs: `live`).</summary>
    private const int StudioPort = 5321;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var command = new Command("doctor", "Checks everything a user may lack and says how to mend it.") { json };
        command.SetAction(parsed => Run(parsed.GetValue(json)));
        return command;
    }

    private static int Run(bool asJson)
    {
        Finding[] findings = [CheckFfmpeg(out Ffmpeg? ffmpeg), CheckModels(), CheckCache(), CheckCameras(ffmpeg), CheckPort(), CheckBrowser()];
        if (asJson)
        {
            Console.Out.WriteLine(new JsonArray([.. findings.Select(finding => new JsonObject
            {
                ["check"] = finding.What,
                ["state"] = finding.State.ToString().ToLowerInvariant(),
                ["found"] = finding.Found,
                ["mend"] = finding.Mend,
            })]).ToJsonString(Report.JsonOptions));
        }
        else
        {
            foreach (Finding finding in findings)
            {
                string mark = finding.State switch { FindingState.Ok => "ok     ", FindingState.Lacking => "lacking", _ => "note   " };
                Console.Out.WriteLine($"{mark}  {finding.What,-8}  {finding.Found}");
                if (finding.Mend is { } mend) Console.Out.WriteLine($"{"",19}{mend}");
            }
        }
        int lacking = findings.Count(finding => finding.State == FindingState.Lacking);
        if (lacking == 0) return ExitCode.Done;
        Say.Error($"{lacking} of {findings.Length} things are lacking; the list on stdout says how to mend each.");
        return ExitCode.Failed;
    }

    private static Finding CheckFfmpeg(out Ffmpeg? ffmpeg) => Ffmpeg.TryFind(out ffmpeg, out string? problem)
        ? new("ffmpeg", FindingState.Ok, $"{ffmpeg.Version}, {ffmpeg.Path} ({ffmpeg.Origin})")
        : new("ffmpeg", FindingState.Lacking, "no videos, no cameras, no overlays without it", problem);

    private static Finding CheckModels()
    {
        IReadOnlyList<ModelsCommand.Found> models = ModelsCommand.Find();
        ModelsCommand.Found[] wanted = [.. models.Where(found => !found.Model.IsFetched)];
        string[] missing = [.. wanted.Where(found => found.Path is null).Select(found => found.Model.Name)];
        if (missing.Length > 0)
            return new("models", FindingState.Lacking, $"missing: {string.Join(", ", missing)}", "Build the project again (it restores them from npm), or install the program again.");
        string[] other = [.. wanted.Where(found => !found.IsGenuine).Select(found => found.Path!)];
        return other.Length > 0
            ? new("models", FindingState.Note, $"not the published files: {string.Join(", ", other)}", "If you did not put them there yourself, remove them and build or install again.")
            : new("models", FindingState.Ok, $"all {wanted.Length}, as published, in {Path.GetDirectoryName(wanted[0].Path)}");
    }

    private static Finding CheckCache() => UserFolders.WritableCache is { } cache
        ? new("cache", FindingState.Ok, cache)
        : new("cache", FindingState.Note, $"{UserFolders.Cache} cannot be written: every start takes some seconds longer", $"Give yourself the right to it, or set {UserFolders.Variable} to another folder.");

    private static Finding CheckCameras(Ffmpeg? ffmpeg)
    {
        if (ffmpeg is null) return new("camera", FindingState.Note, "not looked for: that takes ffmpeg");
        IReadOnlyList<Camera> cameras = Cameras.List(ffmpeg);
        return cameras.Count > 0
            ? new("camera", FindingState.Ok, string.Join(", ", cameras.Select(camera => $"{camera.Number}: \"{camera.Name}\"")))
            : new("camera", FindingState.Note, "none found; videos, photos and folders work without", "Connect one, close programs that use it, and let this one use it (privacy settings; on Linux the group \"video\").");
    }

    private static Finding CheckPort()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, StudioPort);
            listener.Start();
            return new("port", FindingState.Ok, $"{StudioPort} is free for the studio");
        }
        catch (SocketException exception)
        {
            return new("port", FindingState.Note, $"{StudioPort} is taken: {exception.Message}", "End the other program, or give the studio another port with --port.");
        }
    }

    private static Finding CheckBrowser() => Browser.Find() is { } path
        ? new("browser", FindingState.Ok, path)
        : new("browser", FindingState.Note, "no Chrome, Chromium, Edge or Firefox found in the usual places", "The studio will need one; everything else works without.");
}
