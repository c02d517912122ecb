using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Solving;

/// <summary>Carries the tracker's 52 ARKit shapes over to the avatar.</summary>
internal static class FaceShapes
{
    private static readonly int[] s_mirrored = [.. Enumerable.Range(0, ArkitBlendShapes.Count).Select(Mirrored)];

    public static void Copy(FaceLandmarks face, AvatarPose pose, bool mirror)
    {
        if (!face.IsPresent || !face.HasBlendShapes) return;
        pose.HasFace = true;
        for (int i = 0; i < ArkitBlendShapes.Count; i++)
        {
            float value = face.BlendShapes[mirror ? s_mirrored[i] : i];
            pose.Expressions[Expressions.PresetCount + i] = float.IsFinite(value) ? Math.Clamp(value, 0, 1) : 0;
        }
    }

    private static int Mirrored(int shape)
    {
        string name = ArkitBlendShapes.Names[shape];
        string other = name.EndsWith("Left", StringComparison.Ordinal) ? name[..^4] + "Right"
            : name.EndsWith("Right", StringComparison.Ordinal) ? name[..^5] + "Left"
            : name;
        return ArkitBlendShapes.IndexOf(other);
    }
}
