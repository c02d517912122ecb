using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>
/// Where each of the 52 shapes comes from when there are two sources: the blend shape network, and the mesh's geometry. Each is
/// taken from the better one, or from both in equal parts.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>network</term><description>brows, mouth (but what stands below): trained on many faces, it needs no rest to start from</description></item>
/// <item><term>both</term><description>eyeBlink, eyeSquint, eyeWide, jawOpen, mouthRoll: the network sees the kind, geometry the amount (the network's jawOpen ends at 0.4 on a laugh, its mouthRoll and eyeWide are nearly dead)</description></item>
/// <item><term>geometry</term><description>eyeLook (the gaze in degrees; a closed lid does not turn it down), cheekSquint, noseSneer, jawLeft, jawRight, mouthLeft, mouthRight, which the network leaves at 0</description></item>
/// <item><term>none</term><description>cheekPuff, jawForward, tongueOut: the points of the mesh do not show them, and the network's are 0 on all real pictures; landmark files of trackers that see them keep theirs</description></item>
/// </list>
/// </remarks>
public static class FaceShapeSources
{
    /// <summary>The network's blinks run from here to there: what it gives for open and for closed eyes.</summary>
    private const float NetworkOpen = 0.15f, NetworkClosed = 0.65f;

    private static readonly float[] s_networkShare = [.. Enumerable.Range(0, ArkitBlendShapes.Count).Select(shape => Share(ArkitBlendShapes.Names[shape]))];

    /// <summary>Whether a shape can be other than 0: not cheekPuff, jawForward and tongueOut.</summary>
    public static bool IsSupported(Expression shape) => shape is not (Expression.CheekPuff or Expression.JawForward or Expression.TongueOut);

    /// <summary>The network's share of a shape where both sources are there, 0..1; geometry gives the rest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not one of the 52.</exception>
    public static float NetworkShare(Expression shape)
    {
        if (shape.IsPreset()) throw new ArgumentOutOfRangeException(nameof(shape), shape, "A preset of VRM is not one of the 52 shapes.");
        return s_networkShare[(int)shape - Expressions.PresetCount];
    }

    /// <summary>Blends the network's shapes into those of geometry.</summary>
    internal static void Blend(ReadOnlySpan<float> network, FaceWeights weights)
    {
        for (int i = 0; i < ArkitBlendShapes.Count; i++)
        {
            float value = float.IsFinite(network[i]) ? Math.Clamp(network[i], 0, 1) : 0;
            if (i + Expressions.PresetCount is (int)Expression.EyeBlinkLeft or (int)Expression.EyeBlinkRight) value = Ramp.Of(value, NetworkOpen, NetworkClosed);
            weights.Shapes[i] += (value - weights.Shapes[i]) * s_networkShare[i];
        }
    }

    private static float Share(string name) => name switch
    {
        "eyeBlinkLeft" or "eyeBlinkRight" or "eyeSquintLeft" or "eyeSquintRight" or "eyeWideLeft" or "eyeWideRight"
            or "jawOpen" or "mouthRollLower" or "mouthRollUpper" => 0.5f,
        "cheekSquintLeft" or "cheekSquintRight" or "noseSneerLeft" or "noseSneerRight" or "jawLeft" or "jawRight" or "mouthLeft" or "mouthRight" => 0,
        _ => name.StartsWith("eyeLook", StringComparison.Ordinal) ? 0 : 1,
    };
}
