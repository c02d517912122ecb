using System.Diagnostics;
using System.Text.Json;

namespace Omozukai.EndToEnd.Tests;

/// <summary>The program as its users run it: a process with arguments, exit code, stdout and stderr.</summary>
internal static class Cli
{
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "Omozukai.dll");

    /// <summary>Runs a command line to its end.</summary>
    public static Run Start(params string[] arguments) => Start(new CliOptions(), arguments);

    public static Run Start(CliOptions options, params string[] arguments)
    {
        using Process process = Begin(options, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (options.Input is { } input)
        {
            using FileStream file = File.OpenRead(input);
            file.CopyTo(process.StandardInput.BaseStream);
        }
        process.StandardInput.Close();
        process.WaitForExit();
        return new Run(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    /// <summary>Starts a command line; the caller reads its streams.</summary>
    public static Process Begin(CliOptions options, params string[] arguments)
    {
        string[] command = ["dotnet", options.Program ?? s_program, .. arguments];
        if (options.IsOwnGroup) command = ["setsid", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in options.Environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>What `inspect` says of a file.</summary>
    public static JsonElement Inspect(string path)
    {
        Run run = Start("inspect", path, "--json");
        run.ShouldHaveDone();
        return JsonDocument.Parse(run.Output).RootElement.Clone();
    }
}
