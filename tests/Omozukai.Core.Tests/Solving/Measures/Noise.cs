namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>Normally distributed numbers, the same for the same seed on every machine.</summary>
internal sealed class Noise(uint seed)
{
    private ulong _state = (seed * 2654435769UL) + 1;

    /// <summary>The next number, of mean 0 and deviation 1: twelve uniform ones are near enough.</summary>
    public float Next()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            _state = (_state * 6364136223846793005UL) + 1442695040888963407UL; // Knuth's MMIX generator
            sum += (_state >> 40) / (double)(1 << 24);
        }
        return (float)sum;
    }
}
