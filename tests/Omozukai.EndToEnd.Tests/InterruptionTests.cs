using System.Diagnostics;
using System.Globalization;

namespace Omozukai.EndToEnd.Tests;

public sealed class InterruptionTests : IDisposable
{
    private readonly Workplace _work = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CtrlC_leaves_complete_files(bool isInTerminal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        Assert.SkipWhen(isInTerminal && !OperatingSystem.IsLinux(), "process groups are made with setsid");
        string clip = _work.PersonClip(frames: 600, rate: 25, codec: "-c:v mpeg4");
        using Process process = Cli.Begin(new CliOptions { IsOwnGroup = isInTerminal }, "capture", clip, "-o", _work["a.vrma"], "-o", _work["a.jsonl"], "--overlay", _work["a.mkv"]);
        Task<string> output = process.StandardOutput.ReadToEndAsync();

        // Lines of progress show that it is at work, one every few seconds where stderr is no terminal. The first of a slow machine may
        // come before a hundredth is done, which says nothing of the time left.
        string progress;
        do
        {
            progress = await process.StandardError.ReadLineAsync() ?? "";
            progress.ShouldStartWith("capture person.mp4: ");
            progress.ShouldContain("of 600 frames, ");
        }
        while (!progress.EndsWith(" left", StringComparison.Ordinal));
        Send("INT", isInTerminal ? -process.Id : process.Id);

        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        new Run(process.ExitCode, "", errors).ShouldHaveFailed(130, "Interrupted after", "has been written");
        _work.Files.ShouldBe(["a.jsonl", "a.mkv", "a.vrma", "person.mp4"]);
        int frames = Cli.Inspect(_work["a.jsonl"]).GetProperty("frames").GetInt32();
        frames.ShouldBeInRange(1, 599);
        Cli.Inspect(_work["a.vrma"]).GetProperty("frames").GetInt32().ShouldBe(frames);
        Cli.Inspect(_work["a.mkv"]).GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task CtrlC_ends_a_wait_for_pictures()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        using Process process = Cli.Begin(new CliOptions(), "track", "-", "-o", _work["a.jsonl"]);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await Task.Delay(3000); // nothing comes
        process.HasExited.ShouldBeFalse();
        Send("INT", process.Id);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        new Run(process.ExitCode, await output, await errors).ShouldHaveFailed(130, "Interrupted");
        _work.Files.ShouldBeEmpty();
    }

    public void Dispose() => _work.Dispose();

    private static void Send(string signal, int processId)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", "--", processId.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false })!;
        kill.WaitForExit();
    }
}
