using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>
/// Which of a face's two vocabularies moves an avatar: VRM's presets (moods, vowels, blinks), or ARKit's 52 shapes. Never both, for they
/// say the same: a smile would be there twice, as mouthSmile and as happy. The gaze belongs to either; of a mood the shapes leave what they
/// do not say themselves, so that one that the user asked for is seen on a calm face too.
/// </summary>
/// <remarks>The studio page decides the same in web/src/stage/avatar.ts.</remarks>
public static class FaceVocabulary
{
    /// <summary>
    /// Whether an avatar is made for the 52 shapes ("Perfect Sync"): it has more than half of them (some leave out the tongue and the eyes'
    /// directions), or it has some and no vowels.
    /// </summary>
    /// <param name="expressions">The expressions that the avatar has.</param>
    public static bool IsMadeForShapes(IEnumerable<Expression> expressions)
    {
        ArgumentNullException.ThrowIfNull(expressions);
        HashSet<Expression> all = [.. expressions];
        int shapes = all.Count(expression => !expression.IsPreset());
        return shapes > ArkitBlendShapes.Count / 2 || (shapes > 0 && !all.Contains(Expression.Aa));
    }

    /// <summary>How much an expression moves an avatar, 0..1.</summary>
    /// <param name="expression">One of VRM's presets or of the 52 shapes.</param>
    /// <param name="expressions">The weights of all of a pose, by <see cref="Expression"/>.</param>
    /// <param name="byShapes">Whether the 52 shapes move it, else the presets.</param>
    public static float Weight(Expression expression, ReadOnlySpan<float> expressions, bool byShapes)
    {
        float weight = expressions[(int)expression];
        if (expression is Expression.LookUp or Expression.LookDown or Expression.LookLeft or Expression.LookRight) return weight;
        if (!byShapes || !expression.IsPreset()) return expression.IsPreset() != byShapes ? weight : 0;
        return expression <= Expression.Surprised ? Math.Max(weight - Emotions.Shown(expression, expressions[Expressions.PresetCount..]), 0) : 0;
    }
}
