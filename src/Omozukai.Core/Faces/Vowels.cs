using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Faces;

/// <summary>The five vowels of VRM (aa, ih, ou, ee, oh) from the shapes of a mouth.</summary>
/// <remarks>
/// Each vowel is a place in two dimensions, how open the jaw is and how the lips are: spread, at ease, or rounded. Closed lips are
/// no vowel, and the five sum to at most 1.
/// </remarks>
public static class Vowels
{
    /// <summary>The number of vowels.</summary>
    public const int Count = 5;

    /// <summary>An opening (jaw, lips) at which the sum of the vowels is 1, as far as an avatar needs to open its mouth, and the one that is none yet.</summary>
    private const float FullOpening = 0.55f, NoOpening = 0.01f;

    /// <summary>From here to there the jaw is open enough for aa and oh; less is ih, ee, ou.</summary>
    private const float HalfOpen = 0.12f, WideOpen = 0.4f;

    /// <summary>Lips spread by this much of smile or stretch say ee rather than ih.</summary>
    private const float Spread = 0.45f;

    /// <summary>Fills the vowels in VRM's order aa, ih, ou, ee, oh.</summary>
    /// <param name="shapes">The 52 shapes in the order of <see cref="Landmarks.ArkitBlendShapes.Names"/>, 0..1.</param>
    /// <param name="vowels">Receives five weights whose sum is at most 1.</param>
    public static void Fill(ReadOnlySpan<float> shapes, Span<float> vowels)
    {
        // 1. How far lips are apart, how wide the jaw is, how the lips are.
        float jaw = Math.Max(At(shapes, Expression.JawOpen) - At(shapes, Expression.MouthClose), 0);
        float lips = (At(shapes, Expression.MouthLowerDownLeft) + At(shapes, Expression.MouthLowerDownRight) + At(shapes, Expression.MouthUpperUpLeft) + At(shapes, Expression.MouthUpperUpRight)) / 4;
        float pucker = At(shapes, Expression.MouthPucker), funnel = At(shapes, Expression.MouthFunnel);
        float round = Math.Min(Math.Max(pucker, funnel) * 1.3f, 1);
        float spread = Math.Max(Mean(shapes, Expression.MouthSmileLeft), Math.Max(Mean(shapes, Expression.MouthStretchLeft), Mean(shapes, Expression.MouthDimpleLeft)));
        spread = Math.Min(spread / Spread, 1) * (1 - round);

        // 2. The loudness of the mouth, and its colour.
        float opening = MathF.Sqrt(Ramp.Of(jaw + (0.5f * lips) + (0.25f * pucker) + (0.3f * funnel), NoOpening, FullOpening)); // speech opens mouths little
        float wide = Ramp.Of(jaw, HalfOpen, WideOpen);
        vowels[0] = wide * (1 - round);
        vowels[1] = (1 - wide) * (1 - round) * (1 - spread);
        vowels[2] = round * (1 - wide);
        vowels[3] = (1 - wide) * spread;
        vowels[4] = round * wide;

        // 3. Summing to the opening.
        float sum = 0;
        foreach (float vowel in vowels[..Count]) sum += vowel;
        float scale = sum > 1e-4f ? opening / sum : 0;
        foreach (ref float vowel in vowels[..Count]) vowel *= scale;
    }

    private static float At(ReadOnlySpan<float> shapes, Expression shape) => shapes[(int)shape - Expressions.PresetCount];

    private static float Mean(ReadOnlySpan<float> shapes, Expression left) => (At(shapes, left) + At(shapes, left + 1)) / 2;
}
