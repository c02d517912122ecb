using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Landmarkers;

/// <summary>
/// Tells eyes behind dark glasses, whose irises the mesh makes up: the lids' skin, above and below the eye, is far darker there than the
/// cheek's. Such a face keeps its mesh and has no irises, as one of 468 points.
/// </summary>
internal static class DarkGlasses
{
    /// <summary>Lids as dark as this share of the cheek lie behind dark glasses. Of 75 faces without any, painted ones and shadows included, the eye that is less dark of a pair had 0.54 at least.</summary>
    private const float DarkShare = 0.4f;

    /// <summary>What is left of such a face's score: a third of the points that faces are measured by are eyes.</summary>
    private const float SeenShare = 2 / 3f;

    /// <summary>Half the side of the square that is looked at around a point, as a share of an eye's width.</summary>
    private const float Patch = 0.08f;

    private const int RightEyeOuter = 33, RightEyeInner = 133, LeftEyeOuter = 263, LeftEyeInner = 362;

    private static readonly int[] s_rightLids = [27, 23, 230], s_leftLids = [257, 253, 450], s_rightCheek = [50, 205], s_leftCheek = [280, 425];

    /// <summary>Takes the irises from a face behind dark glasses, and from its score what its eyes are worth.</summary>
    public static void Mark(VideoFrame frame, FaceLandmarks face)
    {
        if (Share(frame, face, s_rightLids, s_rightCheek, RightEyeOuter, RightEyeInner) > DarkShare || Share(frame, face, s_leftLids, s_leftCheek, LeftEyeOuter, LeftEyeInner) > DarkShare) return;
        face.Score *= SeenShare;
        foreach (ref NormalizedLandmark iris in face.Image[FaceLandmarks.MeshCount..]) iris = iris with { Presence = 0 };
    }

    /// <summary>How bright the lids are beside the cheek; 1 where that cannot be seen.</summary>
    internal static float Share(VideoFrame frame, FaceLandmarks face, int[] lids, int[] cheek, int outer, int inner)
    {
        float half = Math.Max(Patch * MathF.Abs(face.Image[outer].Position.X - face.Image[inner].Position.X) * frame.Width, 1);
        float skin = Brightness(frame, face, cheek, half), eye = Brightness(frame, face, lids, half);
        return skin > 0 && float.IsFinite(eye) ? eye / skin : 1;
    }

    private static float Brightness(VideoFrame frame, FaceLandmarks face, int[] points, float half)
    {
        long sum = 0, count = 0;
        ReadOnlySpan<byte> pixels = frame.Pixels;
        foreach (int point in points)
        {
            (float x, float y) = (face.Image[point].Position.X * frame.Width, face.Image[point].Position.Y * frame.Height);
            for (int row = Math.Max((int)(y - half), 0); row <= Math.Min((int)(y + half), frame.Height - 1); row++)
                for (int column = Math.Max((int)(x - half), 0); column <= Math.Min((int)(x + half), frame.Width - 1); column++)
                {
                    int at = ((row * frame.Width) + column) * 4;
                    sum += (2 * pixels[at]) + (5 * pixels[at + 1]) + pixels[at + 2]; // Rec. 601's weights, roughly
                    count++;
                }
        }
        return count == 0 ? float.NaN : sum / (8f * count);
    }
}
