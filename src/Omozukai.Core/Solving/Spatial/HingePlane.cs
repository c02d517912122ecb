using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Solving.Spatial;

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

    /// <summary>Two planes lie as far one way as the other when their cosine is this near to −1: then the knee or elbow goes outward.</summary>
    private const float OppositeCosine = -0.9999f;

    /// <summary>The axis seen last: cosine and sine of its turn about the upper bone from the relaxed one.</summary>
    private Vector2 _turn = Vector2.UnitX;

    /// <summary>The axis about which the joint bends.</summary>
    /// <param name="upper">Unit direction of the upper bone.</param>
    /// <param name="lower">Unit direction of the lower bone.</param>
    /// <param name="relaxed">The axis that a relaxed limb would have there, a unit vector perpendicular to the upper bone.</param>
    /// <param name="seconds">Time since the last frame.</param>
    public Vector3 Next(Vector3 upper, Vector3 lower, Vector3 relaxed, float seconds)
    {
        Vector3 measured = Vector3.Cross(upper, lower), beside = Vector3.Cross(upper, relaxed);
        float sine = measured.Length();
        float trust = Math.Clamp((sine - StraightSine) / (BentSine - StraightSine), 0, 1);
        trust *= trust * (3 - (2 * trust));
        if (trust > 0)
        {
            Vector2 seen = new Vector2(Vector3.Dot(measured, relaxed), Vector3.Dot(measured, beside)) / sine;
            float cosine = Vector2.Dot(seen, _turn);
            // Joints do not bend backward: a slight bend that way is an error of measurement, not another plane.
            float plausible = trust + ((1 - trust) * (1 + cosine) / 2);
            float share = seconds * trust / ((seconds * trust) + (FollowSeconds * (1 - trust)));
            if (cosine < OppositeCosine) seen += Outward(_turn);
            TurnTo(seen, share * plausible);
        }
        float relax = (1 - trust) * seconds / RelaxSeconds;
        TurnTo(_turn.X < OppositeCosine ? Vector2.UnitX + Outward(_turn) : Vector2.UnitX, Math.Min(relax, 1));
        return (relaxed * _turn.X) + (beside * _turn.Y);
    }

    private void TurnTo(Vector2 goal, float share)
    {
        Vector2 turn = Vector2.Lerp(_turn, goal, share);
        float length = turn.Length();
        if (length > 1e-6f) _turn = turn / length;
    }

    /// <summary>A quarter turn towards the outside of the body.</summary>
    private Vector2 Outward(Vector2 turn) => side == BodySide.Left ? new Vector2(-turn.Y, turn.X) : new Vector2(turn.Y, -turn.X);
}
