using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Faces;

/// <summary>The 15 visemes from a mouth's shapes. They sum to 1, silence being the rest; what only the tongue does stays 0.</summary>
public static class Visemes
{
    /// <summary>The number of visemes.</summary>
    public const int Count = 15;

    /// <summary>Fills the visemes in the order of <see cref="Viseme"/>.</summary>
    /// <param name="shapes">The 52 shapes in the order of <see cref="Landmarks.ArkitBlendShapes.Names"/>, 0..1.</param>
    /// <param name="visemes">Receives 15 weights whose sum is 1.</param>
    public static void Fill(ReadOnlySpan<float> shapes, Span<float> visemes)
    {
        visemes[..Count].Clear();

        // 1. The vowels.
        Span<float> vowels = stackalloc float[Vowels.Count];
        Vowels.Fill(shapes, vowels);
        visemes[(int)Viseme.Aa] = vowels[0];
        visemes[(int)Viseme.Ih] = vowels[1];
        visemes[(int)Viseme.Ou] = vowels[2];
        visemes[(int)Viseme.E] = vowels[3];
        visemes[(int)Viseme.Oh] = vowels[4];

        // 2. Consonants that lips show.
        float jaw = At(shapes, Expression.JawOpen), funnel = At(shapes, Expression.MouthFunnel);
        float bared = (At(shapes, Expression.MouthLowerDownLeft) + At(shapes, Expression.MouthLowerDownRight) + At(shapes, Expression.MouthUpperUpLeft) + At(shapes, Expression.MouthUpperUpRight)) / 4;
        float pressed = Math.Max((At(shapes, Expression.MouthPressLeft) + At(shapes, Expression.MouthPressRight)) / 2, At(shapes, Expression.MouthRollUpper));
        float shut = Ramp.Of(jaw, 0.15f, 0.05f);
        visemes[(int)Viseme.PP] = pressed * shut;
        visemes[(int)Viseme.FF] = At(shapes, Expression.MouthRollLower) * (1 - At(shapes, Expression.MouthRollUpper));
        visemes[(int)Viseme.CH] = funnel * bared * shut;
        visemes[(int)Viseme.SS] = bared * shut * (1 - funnel);

        // 3. Summing to 1; what is left is silence.
        float sum = 0;
        foreach (float viseme in visemes[..Count]) sum += viseme;
        if (sum > 1)
            foreach (ref float viseme in visemes[..Count]) viseme /= sum;
        visemes[(int)Viseme.Sil] = Math.Max(1 - sum, 0);
    }

    private static float At(ReadOnlySpan<float> shapes, Expression shape) => shapes[(int)shape - Expressions.PresetCount];
}
