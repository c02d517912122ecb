using System.Diagnostics;
using System.Numerics;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>What somebody meets who opens the studio for the first time.</summary>
[Collection(StudioCollection.Name)]
public sealed class FirstVisitTests(StudioBrowser browser, ITestOutputHelper output) : IDisposable
{
    private readonly Workplace _work = new();

    /// <summary>The demo dances on the default avatar, in a picture, and nothing of it leaves the machine.</summary>
    [Fact]
    public async Task The_demo_dances_and_nothing_leaves_the_machine()
    {
        long start = Stopwatch.GetTimestamp();
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync()).GoAsync(studio, "/");
        output.WriteLine($"from the server's start to a moving avatar: {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        (await page.AskAsync("omozukai.state().source.kind")).GetString().ShouldBe("demo");

        // It dances: arms, head and hips turn, and what is shown is what was sent.
        IReadOnlyList<Sample> samples = await page.SampleAsync(3, atLeast: 12);
        foreach (string bone in new[] { "head", "leftUpperArm", "rightUpperArm", "spine" })
            (samples.Max(sample => sample.Turn(bone).Length()) - samples.Min(sample => sample.Turn(bone).Length())).ShouldBeGreaterThan(2, bone);
        byte[] picture = await page.Page.ScreenshotAsync();
        picture.Length.ShouldBeGreaterThan(50_000, "an avatar, not an empty stage");

        // Nothing but the studio itself is asked; the program talks to nobody else.
        page.Requests.ShouldAllBe(request => request.Authority == studio.Address.Authority || request.Scheme == "blob" || request.Scheme == "data");
        if (OperatingSystem.IsLinux()) Connections(studio.Id).ShouldAllBe(peer => peer.StartsWith("0100007F", StringComparison.Ordinal) || peer.StartsWith("00000000", StringComparison.Ordinal));
        page.Complaints.ShouldBeEmpty();
        (await studio.StopAsync()).ExitCode.ShouldBe(0);
    }

    /// <summary>A pose arrives as it was recorded: every bone that the avatar has, to the last digits.</summary>
    [Fact]
    public async Task A_take_stands_on_the_avatar_as_it_was_recorded()
    {
        string motion = _work["data/takes/one.jsonl"];
        Directory.CreateDirectory(Path.GetDirectoryName(motion)!);
        Cli.Start("convert", TestFiles.Checkout("assets/demo.motion.jsonl.gz"), "-o", motion).ShouldHaveDone();
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync()).GoAsync(studio);
        await page.TabAsync("Takes");
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Play one" }).ClickAsync();
        await page.WaitForStateAsync("s.source.kind === 'motion' && s.source.phase === 'running'");
        await page.ClickAsync("Pause");
        await page.WaitForStateAsync("s.source.isPaused");

        // Paused, at the place that the scrubber asks for.
        IReadOnlyList<Sample> film = Sample.ReadFile(motion);
        Sample wanted = film[film.Count / 2];
        await page.Page.EvaluateAsync($"() => {{ const slider = document.querySelector('.player input'); slider.value = {wanted.Seconds + 0.001:F4}; slider.dispatchEvent(new Event('input', {{ bubbles: true }})); }}");
        await page.Page.WaitForFunctionAsync($"() => Math.abs(omozukai.pose().timeMs - {1000 * wanted.Seconds:F1}) < 20");
        await Task.Delay(300);
        var shown = Sample.Read(await page.AskAsync("({ ms: 0, rotations: omozukai.rotations(), weights: omozukai.weights() })"));
        shown.Bones.Count.ShouldBeGreaterThan(45);
        foreach ((string bone, Quaternion rotation) in shown.Bones)
            MathF.Abs(Quaternion.Dot(rotation, wanted.Bones[bone])).ShouldBe(1, 1e-5f, bone);
    }

    public void Dispose() => _work.Dispose();

    /// <summary>Addresses of the other ends of a process's connections, as /proc/net/tcp writes them.</summary>
    private static IReadOnlyList<string> Connections(int processId)
    {
        var sockets = new HashSet<string>(Directory.EnumerateFileSystemEntries($"/proc/{processId}/fd").Select(fd => new FileInfo(fd).LinkTarget ?? "").Where(target => target.StartsWith("socket:[", StringComparison.Ordinal)).Select(target => target[8..^1]));
        return [.. new[] { "tcp", "udp" }.SelectMany(kind => File.ReadLines($"/proc/{processId}/net/{kind}").Skip(1)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(fields => sockets.Contains(fields[9])).Select(fields => fields[2])];
    }
}
