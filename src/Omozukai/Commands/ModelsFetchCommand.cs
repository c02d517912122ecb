using System.CommandLine;
using System.Globalization;
using Omozukai.Vision.Inference;

namespace Omozukai.Commands;

/// <summary>`models fetch`: gets the models that do not come with the program into the user's cache.</summary>
internal static class ModelsFetchCommand
{
    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "A file that is there already, or an address, in place of the publisher's.", HelpName = "FILE|ADDRESS" };
        var command = new Command("fetch", "Gets the optional models (Google's face landmarker, 3.6 MB, Apache-2.0), checks them and keeps them in the cache.") { from };
        command.SetAction(parsed => Run(parsed.GetValue(from)));
        return command;
    }

    private static int Run(string? from)
    {
        string folder = ModelFiles.FetchedIn(UserFolders.Cache);
        using var interruption = new Interruption();
        foreach (ModelsCommand.Found found in ModelsCommand.Find().Where(found => found.Model.IsFetched))
        {
            if (found.IsGenuine)
            {
                Say.Done($"{found.Model.Name} is there already: {found.Path}");
                continue;
            }
            if (from is not null && !from.Contains("://", StringComparison.Ordinal)) InputFile.Existing(from);
            using var progress = new FetchProgress(found.Model);
            string path = ModelDownload.FetchAsync(found.Model, folder, from, progress, interruption.Token).GetAwaiter().GetResult();
            progress.Dispose();
            Say.Done(string.Create(CultureInfo.InvariantCulture, $"{found.Model.Name}: {found.Model.Bytes:N0} bytes, {found.Model.Licence}, SHA-256 as published, now in {path}"));
        }
        return ExitCode.Done;
    }
}
