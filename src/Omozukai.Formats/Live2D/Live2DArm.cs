using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Live2D;

/// <summary>
/// An arm as a flat figure shows it: how far the upper arm is lifted, and how far forearm and hand turn in the picture. Each is 0 for an arm that hangs
/// straight down and has no jumps where an arm points at the viewer, which a mere projection would have.
/// </summary>
/// <param name="Lift">0 hanging, 0.5 stretched out sideways, 1 straight up; below 0 across the body.</param>
/// <param name="Bend">The elbow, -1..1: above 0 the forearm turns on the way that lifting turns the arm (a waving arm), below 0 inwards (hands before the belly).</param>
/// <param name="Wrist">The hand against the forearm, -1..1, with the same sign.</param>
internal readonly record struct Live2DArm(float Lift, float Bend, float Wrist)
{
    /// <summary>The most an elbow and a wrist bend, in radians: they fill the range.</summary>
    private const float FullElbow = 150 * MathF.PI / 180, FullWrist = 80 * MathF.PI / 180;

    /// <summary>How much of the lift shows when the arm goes straight forwards, and how it grows outwards and shrinks inwards.</summary>
    private const float ForwardShows = 0.6f, OutwardAdds = 0.8f;

    /// <summary>From this angle on, in radians, an arm counts as up, whichever way it went.</summary>
    private const float NearlyUp = 120 * MathF.PI / 180;

    private const float TooShort = 1e-4f;

    public static Live2DArm From(AvatarPose pose, bool isLeft)
    {
        (HumanBone shoulder, HumanBone upper, HumanBone lower, HumanBone hand) = isLeft
            ? (HumanBone.LeftShoulder, HumanBone.LeftUpperArm, HumanBone.LeftLowerArm, HumanBone.LeftHand)
            : (HumanBone.RightShoulder, HumanBone.RightUpperArm, HumanBone.RightLowerArm, HumanBone.RightHand);
        Vector3 along = isLeft ? Vector3.UnitX : -Vector3.UnitX; // of each segment in the T-pose

        // Directions in the chest's frame, X turned so that + is away from the body on either side
        Quaternion rotation = pose[shoulder] * pose[upper];
        Vector3 u = Outwards(Vector3.Transform(along, rotation), isLeft);
        rotation *= pose[lower];
        Vector3 f = Outwards(Vector3.Transform(along, rotation), isLeft);
        rotation *= pose[hand];
        Vector3 h = Outwards(Vector3.Transform(along, rotation), isLeft);
        return new Live2DArm(LiftOf(u), Turn(u, f) / FullElbow, Turn(f, h) / FullWrist);
    }

    private static Vector3 Outwards(Vector3 direction, bool isLeft) => isLeft ? direction : direction with { X = -direction.X };

    private static float LiftOf(Vector3 u)
    {
        float angle = MathF.Acos(Math.Clamp(-u.Y, -1, 1));
        float across = MathF.Sqrt(u.X * u.X + u.Z * u.Z);
        float shows = across < TooShort ? 1 : Math.Clamp(ForwardShows + OutwardAdds * u.X / across, -1, 1);
        float up = Math.Clamp((angle - NearlyUp) / (MathF.PI - NearlyUp), 0, 1);
        return angle / MathF.PI * (shows + (1 - shows) * up);
    }

    /// <summary>The angle between two segments in radians, as much of it as turns in the picture, with its sign.</summary>
    private static float Turn(Vector3 before, Vector3 after)
    {
        Vector3 aside = after - Vector3.Dot(before, after) * before;
        float sine = aside.Length();
        float angle = MathF.Atan2(sine, Vector3.Dot(before, after));
        var lifting = new Vector3(-before.Y, before.X, 0); // where lifting would move the segment's end
        float length = lifting.Length();
        return sine < TooShort || length < TooShort ? 0 : angle * Vector3.Dot(aside, lifting) / (sine * length);
    }
}
