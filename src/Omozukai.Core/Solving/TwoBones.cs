using System.Numerics;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>How two bones in a row, a leg's or an arm's, turn so that the end of the second comes to a point.</summary>
internal static class TwoBones
{
    /// <summary>A limb is stretched to this share of its length at most, unless it was stretched more: the last of the way costs a joint that snaps.</summary>
    private const float FarthestReach = 0.995f;

    /// <summary>A limb that is held is never straighter than this share of its length: beyond, rounding decides where its middle joint is.</summary>
    private const float Straightest = 0.9995f;

    /// <summary>Finds the turns, in model space, to be applied before what the bones have. An end that is there already is not moved, however straight the limb.</summary>
    /// <param name="upper">The first bone, from joint to joint.</param>
    /// <param name="lower">The second bone.</param>
    /// <param name="hinge">Unit axis of the joint between them, about which the second bends.</param>
    /// <param name="end">Where the end should be, from the start of the first bone; as near as the limb reaches.</param>
    /// <param name="upperTurn">The turn of the first bone.</param>
    /// <param name="lowerTurn">The turn of the second bone.</param>
    public static bool TryReach(Vector3 upper, Vector3 lower, Vector3 hinge, Vector3 end, out Quaternion upperTurn, out Quaternion lowerTurn)
    {
        upperTurn = lowerTurn = Quaternion.Identity;
        if (!Rotation.TryNormalize(end, out Vector3 along)) return false;

        // 1. The joint bends, or stretches, by the difference of two triangles: the one that is wanted and the one that is.
        float a = upper.Length(), b = lower.Length(), longest = a + b, shortest = MathF.Abs(a - b) + 0.01f;
        float now = Math.Clamp((upper + lower).Length(), shortest, Math.Max(longest * Straightest, shortest));
        float wanted = Math.Clamp(end.Length(), shortest, Math.Max(now, longest * FarthestReach));
        Quaternion upperBend = Quaternion.CreateFromAxisAngle(hinge, Angle(a, now, b) - Angle(a, wanted, b));
        Quaternion lowerBend = Quaternion.CreateFromAxisAngle(hinge, Angle(b, wanted, a) - Angle(b, now, a));

        // 2. The whole limb turns to where its end should be.
        Vector3 reached = Vector3.Transform(upper, upperBend) + Vector3.Transform(lower, lowerBend);
        if (!Rotation.TryNormalize(reached, out reached)) return false;
        Quaternion aim = Rotation.Between(reached, along);
        upperTurn = aim * upperBend;
        lowerTurn = aim * lowerBend;
        return true;
    }

    /// <summary>Angle between a bone and the line from start to end of the limb, by the law of cosines.</summary>
    private static float Angle(double side, double line, double opposite) =>
        (float)Math.Acos(Math.Clamp(((side * side) + (line * line) - (opposite * opposite)) / (2 * side * line), -1, 1));
}
