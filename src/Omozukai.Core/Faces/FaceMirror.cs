using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>Which shape is which seen in a mirror.</summary>
internal static class FaceMirror
{
    private static readonly int[] s_shapes = [.. Enumerable.Range(0, ArkitBlendShapes.Count).Select(Mirrored)];
    private static readonly bool[] s_isPair = [.. ArkitBlendShapes.Names.ToArray().Select(name => name is not ("jawLeft" or "jawRight" or "mouthLeft" or "mouthRight") && Mirrored(ArkitBlendShapes.IndexOf(name)) != ArkitBlendShapes.IndexOf(name))];

    /// <summary>For each shape the one of the other side, or itself.</summary>
    public static ReadOnlySpan<int> Shapes => s_shapes;

    /// <summary>Whether a shape is what one side of the face does, and not which way it moves.</summary>
    public static bool IsPair(int shape) => s_isPair[shape];

    private static int Mirrored(int shape)
    {
        string name = ArkitBlendShapes.Names[shape];
        string other = name.EndsWith("Left", StringComparison.Ordinal) ? name[..^4] + "Right"
            : name.EndsWith("Right", StringComparison.Ordinal) ? name[..^5] + "Left"
            : name;
        return ArkitBlendShapes.IndexOf(other);
    }
}
