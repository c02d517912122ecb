using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>
/// The plane in which an elbow or a knee bends: it fixes the twist of the upper bone. Where the limb is nearly straight
/// its three joints span no plane; then the plane seen last takes over, and turns slowly to that of a relaxed limb.
/// </summary>
internal sealed class HingePlane(BodySide side)
{
    /// <summary>Sines of the bend between which trust in the plane of the three joints grows from nothing to full: 8° and 25°.</summary>
    private const float StraightSine = 0.139f, BentSine = 0.423f;

    /// <summary>Time constant of the turn back to the relaxed plane.</summary>
    private const float RelaxSeconds = 2;

    /// <summary>Time constant of following a plane that is trusted by half; less trust is slower, full trust at once.</summary>
    private const float FollowSeconds = 0.5f;

    /// <summary>Two planes this near to opposite, in radians, lie as far one way as the other: then the knee or elbow goes outward.</summary>
    private const float Opposite = MathF.PI - 0.01f;

    /// <summary>The axis seen last: how far it was turned about the upper bone from the relaxed one.</summary>
    private float _turn;

    /// <summary>The axis about which the joint bends.</summary>
    /// <param name="upper">Unit direction of the upper bone.</param>
    /// <param name="lower">Unit direction of the lower bone.</param>
    /// <param name="relaxed">The axis that a relaxed limb would have there, a unit vector perpendicular to the upper bone.</param>
    /// <param name="seconds">Time since the last frame.</param>
    public Vector3 Next(Vector3 upper, Vector3 lower, Vector3 relaxed, float seconds)
    {
        Vector3 measured = Vector3.Cross(upper, lower);
        float trust = Math.Clamp((measured.Length() - StraightSine) / (BentSine - StraightSine), 0, 1);
        trust *= trust * (3 - (2 * trust));
        if (trust > 0)
        {
            Vector3 beside = Vector3.Cross(upper, relaxed);
            float seen = MathF.Atan2(Vector3.Dot(measured, beside), Vector3.Dot(measured, relaxed));
            float difference = MathF.IEEERemainder(seen - _turn, 2 * MathF.PI);
            if (MathF.Abs(difference) > Opposite) difference = side == BodySide.Left ? MathF.Abs(difference) : -MathF.Abs(difference);
            // Joints do not bend backward: a slight bend that way is an error of measurement, not another plane.
            float plausible = (1 + MathF.Cos(difference)) / 2;
            float share = 1 - MathF.Exp(-seconds / FollowSeconds * trust / (1.0001f - trust));
            _turn = MathF.IEEERemainder(_turn + (difference * share * (trust + ((1 - trust) * plausible))), 2 * MathF.PI);
        }
        _turn *= 1 - ((1 - trust) * (1 - MathF.Exp(-seconds / RelaxSeconds)));
        return Vector3.Transform(relaxed, Quaternion.CreateFromAxisAngle(upper, _turn));
    }
}
