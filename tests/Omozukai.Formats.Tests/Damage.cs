using System.Diagnostics;
using CsCheck;

namespace Omozukai.Formats.Tests;

/// <summary>Cuts files off and flips their bytes: a reader may like the result or throw <see cref="InvalidDataException"/>, soon, in little memory, and nothing else.</summary>
internal static class Damage
{
    /// <summary>Each read takes milliseconds; the rest is for a busy machine.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>Whole files take some megabytes; a damaged one may not ask for what is not there.</summary>
    private const long MaxBytes = 128 << 20;

    public static void Sample(byte[] whole, Action<byte[]> read, int iterations = 1000)
    {
        Gen<byte[]> cut = Gen.Int[0, whole.Length - 1].Select(length => whole[..length]);
        Gen<byte[]> flipped = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 8].Select(flips =>
        {
            byte[] bytes = [.. whole];
            foreach ((int place, byte value) in flips) bytes[place] = value;
            return bytes;
        });
        Gen<byte[]> doubled = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, whole.Length - 1]).Select((start, end) =>
            (byte[])[.. whole.AsSpan(0, Math.Max(start, end)), .. whole.AsSpan(Math.Min(start, end))]);
        Sample(Gen.OneOf(cut, flipped, doubled), read, iterations);
    }

    public static void Sample(Gen<byte[]> damaged, Action<byte[]> read, int iterations)
    {
        damaged.Sample(bytes =>
        {
            long start = Stopwatch.GetTimestamp(), before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(bytes);
            }
            catch (InvalidDataException)
            {
                // what a damaged file deserves
            }
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(s_patience);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MaxBytes);
        }, iter: iterations, threads: 1, print: bytes => $"{bytes.Length} bytes");
    }
}
