using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>`omozukai live` as a process with a data folder of its own, without a browser, on a free port.</summary>
internal sealed class StudioProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private StudioProcess(Process process, Task<string> errors, Uri address) => (_process, _errors, Address) = (process, errors, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the studio and waits until it says where it is.</summary>
    public static async Task<StudioProcess> StartAsync(string dataFolder, params string[] arguments)
    {
        var options = new CliOptions { Environment = new Dictionary<string, string> { ["OMOZUKAI_DATA"] = dataFolder } };
        string[] port = arguments.Contains("--port") ? [] : ["--port", "0"];
        Process process = Cli.Begin(options, ["live", "--no-browser", .. port, .. arguments]);
        string said = "";
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            if (Regex.Match(line, @"The studio is at (?<address>\S+)", RegexOptions.NonBacktracking) is { Success: true } match)
                return new StudioProcess(process, process.StandardError.ReadToEndAsync(), new Uri(match.Groups["address"].Value));
        }
        throw new InvalidOperationException($"The studio did not start: {said}");
    }

    /// <summary>The state that the server tells.</summary>
    public async Task<JsonElement> StateAsync()
    {
        using var client = new HttpClient();
        return await client.GetFromJsonAsync<JsonElement>(new Uri(Address, "/api/state"));
    }

    /// <summary>Waits until the server knows what a page has told it: the page shows it at once.</summary>
    public async Task WaitForStateAsync(Func<JsonElement, bool> condition)
    {
        for (int tries = 0; !condition(await StateAsync()); tries++)
        {
            tries.ShouldBeLessThan(600, "the server has not been told for half a minute");
            await Task.Delay(50);
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    /// <returns>The exit code, and what it said last.</returns>
    public async Task<(int ExitCode, string Errors)> StopAsync()
    {
        if (!_process.HasExited)
        {
            if (OperatingSystem.IsWindows()) _process.Kill();
            else using (var kill = Process.Start(new ProcessStartInfo("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false })!) await kill.WaitForExitAsync();
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        return (_process.ExitCode, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }
}
