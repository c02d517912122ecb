using System.Numerics;
using System.Runtime.Intrinsics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>Neck and head: from the face mesh, or from the body's points of the face where the mesh is missing.</summary>
internal sealed class HeadSolver
{
    /// <summary>The neck takes this share of the turn between chest and head.</summary>
    private const float NeckShare = 0.5f;

    /// <summary>
    /// The body model's points of the face in centimetres, in the canonical face's axes: eyes and mouth as there, ears on the
    /// line of the tragi, 12 cm behind the tip of the nose (breadths and depths of ISO/TR 7250-2, adults).
    /// </summary>
    private static readonly (BodyLandmark Point, Vector3 Position)[] s_bodyPoints =
    [
        (BodyLandmark.Nose, new(0, -0.5f, 7.5f)),
        (BodyLandmark.LeftEyeOuter, new(4.4f, 2.7f, 3.2f)),
        (BodyLandmark.RightEyeOuter, new(-4.4f, 2.7f, 3.2f)),
        (BodyLandmark.LeftEar, new(7.3f, 0.5f, -4.5f)),
        (BodyLandmark.RightEar, new(-7.3f, 0.5f, -4.5f)),
    ];

    private static readonly PointLanes s_positions = PointLanes.Of([.. s_bodyPoints.Select(point => point.Position)]);

    private readonly PointLanes _seen = new(s_bodyPoints.Length);
    private readonly Vector256<float>[] _weights = PointLanes.Of(new float[s_bodyPoints.Length]);

    public void Solve(Subject subject, BoneRotations bones)
    {
        Quaternion chest = bones[HumanBone.UpperChest];
        Quaternion head = subject.HeadRotation ?? (TryFromBody(subject, out Quaternion seen) ? seen : chest);
        bones[HumanBone.Head] = head;
        bones[HumanBone.Neck] = Quaternion.Slerp(chest, head, NeckShare);
        bones[HumanBone.LeftEye] = bones[HumanBone.RightEye] = bones[HumanBone.Jaw] = head;
    }

    private bool TryFromBody(Subject subject, out Quaternion rotation)
    {
        rotation = Quaternion.Identity;
        if (!subject.HasBody) return false;
        Span<float> weights = PointLanes.Lanes(_weights);
        for (int i = 0; i < s_bodyPoints.Length; i++)
        {
            BodyLandmark point = s_bodyPoints[i].Point;
            (_seen[i], weights[i]) = (subject[point] * 100, subject.Visibility(point));
        }
        return RigidFit.TrySolve(s_positions, _seen, _weights, out rotation);
    }
}
