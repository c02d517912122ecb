using System.Diagnostics;
using System.Text.Json;

namespace Omozukai.Tests;

/// <summary>Runs an independent program under Node.js and reads the JSON that it prints.</summary>
internal static class NodeScript
{
    /// <summary>Runs a script of the checkout; the test is skipped where Node.js is missing, and fails for it where CI=true.</summary>
    public static async Task<JsonElement> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(TestFiles.Checkout(script));
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process node = Start(start);
        Task<string> output = node.StandardOutput.ReadToEndAsync(), errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        node.ExitCode.ShouldBe(0, $"{script} failed: {await errors}");
        using JsonDocument document = JsonDocument.Parse(await output);
        return document.RootElement.Clone();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("Node.js is not on this machine: the comparison with programs of others is left out.");
            throw;
        }
    }
}
