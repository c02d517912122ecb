using System.Numerics;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>The plane in which an elbow or a knee bends: it fixes the twist of the limb.</summary>
internal sealed class HingePlane
{
    /// <summary>Sines of the bend between which trust in the plane of the three joints grows from nothing to full: 6° and 20°.</summary>
    private const float StraightSine = 0.105f, BentSine = 0.342f;

    /// <summary>The axis about which the joint bends.</summary>
    /// <param name="upper">Unit direction of the upper bone.</param>
    /// <param name="lower">Unit direction of the lower bone.</param>
    /// <param name="resting">The axis that a relaxed limb would have there: used as far as the limb is straight.</param>
    public static Vector3 Axis(Vector3 upper, Vector3 lower, Vector3 resting)
    {
        Vector3 measured = Vector3.Cross(upper, lower);
        float trust = Math.Clamp((measured.Length() - StraightSine) / (BentSine - StraightSine), 0, 1);
        trust *= trust * (3 - (2 * trust));
        if (!Rotation.TryNormalize(measured, out measured)) return resting;
        Vector3 axis = (measured * trust) + (resting * (1 - trust));
        return Rotation.TryNormalize(axis, out axis) ? axis : resting;
    }
}
