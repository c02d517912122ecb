using System.Diagnostics;

namespace Omozukai.EndToEnd.Tests;

public sealed class MemoryTests : IDisposable
{
    private const long Megabyte = 1 << 20;

    private readonly Workplace _work = new();

    /// <summary>The short form of bench/memory.sh: after the start, a long film takes no more memory than a short one.</summary>
    [Fact]
    public async Task A_long_film_is_tracked_in_the_memory_of_a_short_one()
    {
        string clip = _work.Ffmpeg("long.mp4", $"-loop 1 -framerate 25 -i {Workplace.Photo("body")} -vf scale=160:-2 -frames:v 600 -c:v libx264 -pix_fmt yuv420p");
        using Process process = Cli.Begin(new CliOptions(), "track", clip, "-o", _work["a.jsonl"], "--quality", "lite");
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        var sizes = new List<long>();
        while (!process.HasExited)
        {
            process.Refresh();
            if (File.Exists(_work["a.jsonl.partial"]) && new FileInfo(_work["a.jsonl.partial"]).Length > 5 * Megabyte / 10) sizes.Add(process.WorkingSet64);
            await Task.Delay(50);
        }
        await output;
        process.ExitCode.ShouldBe(0, await errors);
        sizes.Count.ShouldBeGreaterThan(10);
        long early = sizes.Take(sizes.Count / 3).Max(), late = sizes.Skip(sizes.Count / 3).Max();
        (late - early).ShouldBeLessThan(24 * Megabyte, $"from {early / Megabyte} to {late / Megabyte} MB");
    }

    public void Dispose() => _work.Dispose();
}
