using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Omozukai.Vision.Inference;
using Spectre.Console;

namespace Omozukai.Commands;

/// <summary>`models`: the networks, where they are and whether they are the ones that were published.</summary>
internal static class ModelsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var command = new Command("models", "Lists the models with file, size, licence, SHA-256 and where found.") { json, ModelsFetchCommand.Create() };
        command.SetAction(parsed => Run(parsed.GetValue(json)));
        return command;
    }

    /// <summary>What is known of a model file on this machine.</summary>
    /// <param name="Model">What it should be.</param>
    /// <param name="Path">Where it is, or null.</param>
    /// <param name="Sha256">What its bytes have, or null.</param>
    internal sealed record Found(ModelFile Model, string? Path, string? Sha256)
    {
        /// <summary>Whether it is there as published.</summary>
        public bool IsGenuine => Sha256 == Model.Sha256;

        public string State => Path is null ? (Model.IsFetched ? "not fetched (optional: omozukai models fetch)" : "missing") : IsGenuine ? "ok" : "not the published file";
    }

    /// <summary>Looks for every known model.</summary>
    internal static IReadOnlyList<Found> Find()
    {
        var files = new ModelFiles { FetchedFolder = ModelFiles.FetchedIn(UserFolders.Cache) };
        return [.. ModelFiles.Known.Select(model => files.TryFind(model.Name) is { } path ? new Found(model, path, Hash(path)) : new Found(model, null, null))];
    }

    private static int Run(bool asJson)
    {
        IReadOnlyList<Found> models = Find();
        if (asJson)
        {
            Console.Out.WriteLine(new JsonArray([.. models.Select(ToJson)]).ToJsonString(Report.JsonOptions));
            return ExitCode.Done;
        }
        var table = new Table { Border = TableBorder.None, ShowRowSeparators = false };
        table.AddColumns("file", "bytes", "licence", "state", "from");
        foreach (Found found in models)
            table.AddRow([.. new[] { found.Model.Name, found.Model.Bytes.ToString("N0", CultureInfo.InvariantCulture), found.Model.Licence, found.State, Where(found.Model) }.Select(text => new Text(text) { Overflow = Overflow.Fold })]);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected) console.Profile.Width = 240;
        console.Write(table);
        foreach (string folder in models.Select(found => Path.GetDirectoryName(found.Path)).OfType<string>().Distinct(StringComparer.Ordinal)) Console.Out.WriteLine($"found in {folder}");
        Console.Out.WriteLine("SHA-256 of each: omozukai models --json");
        return ExitCode.Done;
    }

    private static JsonObject ToJson(Found found) => new()
    {
        ["file"] = found.Model.Name,
        ["purpose"] = found.Model.Purpose,
        ["bytes"] = found.Model.Bytes,
        ["licence"] = found.Model.Licence,
        ["sha256"] = found.Model.Sha256,
        ["source"] = found.Model.Source,
        ["path"] = found.Path,
        ["genuine"] = found.Path is null ? null : found.IsGenuine,
    };

    private static string Where(ModelFile model) => model.IsFetched ? new Uri(model.Source).Host : model.Source;

    private static string? Hash(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
