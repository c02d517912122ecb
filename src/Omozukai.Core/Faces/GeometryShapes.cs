using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>
/// The 52 shapes from the mesh alone: differences of a face's measures from its rest, each in units of its full size. What a mesh
/// of points does not show stays 0: see <see cref="FaceShapeSources"/>.
/// </summary>
internal static class GeometryShapes
{
    /// <summary>From here to there (degrees of head yaw) the far side of the face follows the near one.</summary>
    private const float FarSideDoubt = 30, FarSideLost = 55;

    /// <summary>Fills all but the eyeLook shapes, which follow from the gaze when that is smooth.</summary>
    /// <returns>How far the gaze is believed, 0..1.</returns>
    public static float Fill(FaceMeasures measures, NeutralFace rest, float headYawDegrees, FaceWeights weights)
    {
        weights.Clear();
        BrowAndCheekShapes.Fill(measures, rest, weights);
        MouthShapes.Fill(measures, rest, headYawDegrees, weights);
        FollowNearSide(headYawDegrees, weights);
        float trust = EyeShapes.FillGaze(measures, rest, headYawDegrees, weights);
        EyeShapes.FillLids(measures, rest, weights);
        return trust;
    }

    private static void FollowNearSide(float headYawDegrees, FaceWeights weights)
    {
        float follow = Ramp.Of(MathF.Abs(headYawDegrees), FarSideDoubt, FarSideLost);
        if (follow == 0) return;
        ReadOnlySpan<int> mirrored = FaceMirror.Shapes;
        for (int left = 0; left < ArkitBlendShapes.Count; left++)
        {
            int right = mirrored[left];
            if (right != left + 1 || !FaceMirror.IsPair(left)) continue; // sideways shapes are no pair of sides
            (int near, int far) = headYawDegrees > 0 ? (right, left) : (left, right);
            weights.Shapes[far] += (weights.Shapes[near] - weights.Shapes[far]) * follow;
        }
    }
}
