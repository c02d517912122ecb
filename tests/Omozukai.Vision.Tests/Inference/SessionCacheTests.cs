using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Tests.Inference;

public sealed class SessionCacheTests
{
    private const string Model = "face_landmark_with_attention.tflite";

    [Fact]
    public void A_kept_network_gives_the_same_results_to_the_bit()
    {
        using TemporaryFolder folder = new();
        string cache = folder.Path("deep/cache");

        float[] without = Run(null);
        float[] first = Run(cache);
        string entry = Directory.GetFiles(cache).ShouldHaveSingleItem();
        DateTime written = File.GetLastWriteTimeUtc(entry);
        float[] second = Run(cache);

        first.ShouldBe(without);
        second.ShouldBe(without);
        Directory.GetFiles(cache).ShouldHaveSingleItem().ShouldBe(entry);
        File.GetLastWriteTimeUtc(entry).ShouldBe(written, "the second load must take the entry, not write it anew");
    }

    /// <summary>Cut off anywhere, a byte changed anywhere, emptied, or something else altogether.</summary>
    [Fact]
    public void A_broken_entry_is_written_anew()
    {
        using TemporaryFolder folder = new();
        float[] expected = Run(folder.Root);
        string entry = Directory.GetFiles(folder.Root).Single();
        byte[] good = File.ReadAllBytes(entry);
        byte[] changed = [.. good];
        changed[good.Length / 2] ^= 1;

        foreach (byte[] broken in (byte[][])[[], good[..10], good[..(good.Length / 2)], good[..^1], changed, "no network"u8.ToArray()])
        {
            File.WriteAllBytes(entry, broken);
            Run(folder.Root).ShouldBe(expected);
            File.ReadAllBytes(entry).Length.ShouldBe(good.Length); // ONNX Runtime orders the constants as it likes

            DateTime written = File.GetLastWriteTimeUtc(entry);
            Run(folder.Root).ShouldBe(expected);
            File.GetLastWriteTimeUtc(entry).ShouldBe(written, "the new entry must be whole");
        }
    }

    [Theory]
    [InlineData("ort")]
    [InlineData("onnx")]
    public void Other_outputs_and_other_models_have_other_entries_and_older_ones_go(string ending)
    {
        using TemporaryFolder folder = new();
        Run(folder.Root);
        Run(folder.Root, [0, 6]);
        Run(folder.Root, [6, 0]);
        Directory.GetFiles(folder.Root).Length.ShouldBe(3);

        string current = Directory.GetFiles(folder.Root).Single(file => file.Contains(".0-6.", StringComparison.Ordinal));
        string older = folder.Write($"face_landmark_with_attention.0-6.0123456789abcdef.{ending}", [1]);
        File.Delete(current);
        Run(folder.Root, [0, 6]);
        File.Exists(older).ShouldBeFalse();
        Directory.GetFiles(folder.Root).Length.ShouldBe(3);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_no_error()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("occupied", [1]);

        Run(file).ShouldBe(Run(null));
        Run(Path.Combine(file, "below")).ShouldBe(Run(null));
    }

    private static float[] Run(string? cache, int[]? outputs = null)
    {
        using Network network = Network.Load(TestModels.Find(Model), new NetworkOptions { CacheFolder = cache, Outputs = outputs });
        TestModels.FillWithNoise(network.Input(), 5);
        network.Run();
        return [.. Enumerable.Range(0, network.Outputs.Count).SelectMany(i => network.Output(i).ToArray())];
    }
}
