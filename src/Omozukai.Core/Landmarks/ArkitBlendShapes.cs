namespace Omozukai.Core.Landmarks;

/// <summary>The 52 face shapes of ARKit by name, in alphabetical order; left and right are the subject's. Source: Apple's ARFaceAnchor.BlendShapeLocation.</summary>
public static class ArkitBlendShapes
{
    /// <summary>The number of shapes.</summary>
    public const int Count = 52;

    private static readonly string[] s_names =
    [
        "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
        "cheekPuff", "cheekSquintLeft", "cheekSquintRight",
        "eyeBlinkLeft", "eyeBlinkRight", "eyeLookDownLeft", "eyeLookDownRight", "eyeLookInLeft", "eyeLookInRight",
        "eyeLookOutLeft", "eyeLookOutRight", "eyeLookUpLeft", "eyeLookUpRight",
        "eyeSquintLeft", "eyeSquintRight", "eyeWideLeft", "eyeWideRight",
        "jawForward", "jawLeft", "jawOpen", "jawRight",
        "mouthClose", "mouthDimpleLeft", "mouthDimpleRight", "mouthFrownLeft", "mouthFrownRight", "mouthFunnel", "mouthLeft",
        "mouthLowerDownLeft", "mouthLowerDownRight", "mouthPressLeft", "mouthPressRight", "mouthPucker", "mouthRight",
        "mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper", "mouthSmileLeft", "mouthSmileRight",
        "mouthStretchLeft", "mouthStretchRight", "mouthUpperUpLeft", "mouthUpperUpRight",
        "noseSneerLeft", "noseSneerRight", "tongueOut",
    ];

    /// <summary>The names in lower camel case, as in ARKit.</summary>
    public static ReadOnlySpan<string> Names => s_names;

    /// <summary>The place of a name in <see cref="Names"/>, or −1.</summary>
    public static int IndexOf(string name) => Array.BinarySearch(s_names, name, StringComparer.Ordinal);
}
