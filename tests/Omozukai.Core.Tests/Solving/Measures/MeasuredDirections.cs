using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>The directions that a pose has in common with landmarks, in the avatar's axes: what all comparisons measure.</summary>
internal static class MeasuredDirections
{
    /// <summary>Names of the directions, in the order of both lists, with the group that a figure is given for.</summary>
    public static IReadOnlyList<(string Name, string Group)> Names { get; } = [.. List()];

    private static IEnumerable<(string, string)> List()
    {
        yield return ("spine", "spine");
        yield return ("hipLine", "lines");
        yield return ("shoulderLine", "lines");
        foreach (string side in new[] { "left", "right" })
        {
            yield return (side + "UpperArm", "upperArm");
            yield return (side + "LowerArm", "lowerArm");
            yield return (side + "UpperLeg", "upperLeg");
            yield return (side + "LowerLeg", "lowerLeg");
            yield return (side + "Foot", "foot");
            yield return (side + "Palm", "palm");
            yield return (side + "PalmNormal", "palmNormal");
            for (int segment = 0; segment < 3; segment++) yield return ($"{side}Thumb{segment}", "thumb");
            foreach (string finger in new[] { "Index", "Middle", "Ring", "Little" })
                for (int segment = 0; segment < 3; segment++)
                    yield return ($"{side}{finger}{segment}", "finger");
        }
    }

    /// <summary>From landmarks; a direction of points that are not seen is zero.</summary>
    public static void Of(PersonLandmarks person, Span<Vector3> directions, float leastVisibility = 0.5f)
    {
        int n = 0;
        directions[n++] = Seen(11, 12, 23, 24) ? Unit(B(11) + B(12) - B(23) - B(24)) : default;
        directions[n++] = Seen(23, 24) ? Unit(B(23) - B(24)) : default;
        directions[n++] = Seen(11, 12) ? Unit(B(11) - B(12)) : default;
        for (int side = 0; side < 2; side++)
        {
            directions[n++] = Bone(11 + side, 13 + side);
            directions[n++] = Bone(13 + side, 15 + side);
            directions[n++] = Bone(23 + side, 25 + side);
            directions[n++] = Bone(25 + side, 27 + side);
            directions[n++] = Bone(27 + side, 31 + side);
            HandLandmarks hand = side == 0 ? person.LeftHand : person.RightHand;
            directions[n++] = hand.IsPresent ? Unit(H(hand, 9) - H(hand, 0)) : default;
            directions[n++] = hand.IsPresent ? Unit(Vector3.Cross(H(hand, 5) - H(hand, 0), H(hand, 17) - H(hand, 0))) : default;
            for (int finger = 0; finger < 5; finger++)
                for (int segment = 0; segment < 3; segment++)
                    directions[n++] = hand.IsPresent ? Unit(H(hand, (finger * 4) + segment + 2) - H(hand, (finger * 4) + segment + 1)) : default;
        }

        Vector3 B(int i) => Flip(person.Body.World[i].Position);
        bool Seen(params ReadOnlySpan<int> points)
        {
            foreach (int point in points)
                if (person.Body.World[point].Visibility < leastVisibility) return false;
            return true;
        }
        Vector3 Bone(int from, int to) => Seen(from, to) ? Unit(B(to) - B(from)) : default;
        static Vector3 H(HandLandmarks hand, int i) => Flip(hand.World[i].Position);
    }

    /// <summary>From a posed rig.</summary>
    public static void Of(ForwardKinematics kinematics, Span<Vector3> directions)
    {
        int n = 0;
        directions[n++] = Unit(P(HumanBone.LeftUpperArm) + P(HumanBone.RightUpperArm) - P(HumanBone.LeftUpperLeg) - P(HumanBone.RightUpperLeg));
        directions[n++] = Unit(P(HumanBone.LeftUpperLeg) - P(HumanBone.RightUpperLeg));
        directions[n++] = Unit(P(HumanBone.LeftUpperArm) - P(HumanBone.RightUpperArm));
        for (int side = 0; side < 2; side++)
        {
            directions[n++] = Bone(S(HumanBone.LeftUpperArm), S(HumanBone.LeftLowerArm));
            directions[n++] = Bone(S(HumanBone.LeftLowerArm), S(HumanBone.LeftHand));
            directions[n++] = Bone(S(HumanBone.LeftUpperLeg), S(HumanBone.LeftLowerLeg));
            directions[n++] = Bone(S(HumanBone.LeftLowerLeg), S(HumanBone.LeftFoot));
            directions[n++] = Bone(S(HumanBone.LeftFoot), S(HumanBone.LeftToes));
            HumanBone hand = S(HumanBone.LeftHand);
            directions[n++] = Bone(hand, S(HumanBone.LeftMiddleProximal));
            directions[n++] = Unit(Vector3.Cross(P(S(HumanBone.LeftIndexProximal)) - P(hand), P(S(HumanBone.LeftLittleProximal)) - P(hand)));
            for (int finger = 0; finger < 5; finger++)
            {
                HumanBone bone = S(HumanBone.LeftThumbMetacarpal + (finger * 3));
                directions[n++] = Bone(bone, bone + 1);
                directions[n++] = Bone(bone + 1, bone + 2);
                // The tip goes straight on from the last but one segment in the rest pose.
                Vector3 rest = kinematics.Rig.Has(bone + 2) ? Vector3.Normalize(kinematics.Rig.RestOffset(bone + 2)) : default;
                directions[n++] = Vector3.Transform(rest, kinematics.Rotation(bone + 2));
            }

            HumanBone S(HumanBone left) => side == 0 ? left : left.Mirrored();
        }

        Vector3 P(HumanBone bone) => kinematics.Position(bone);
        Vector3 Bone(HumanBone from, HumanBone to) => Unit(P(to) - P(from));
    }

    /// <summary>Degrees between two unit vectors.</summary>
    public static float Degrees(Vector3 a, Vector3 b) =>
        MathF.Atan2(Vector3.Cross(a, b).Length(), Vector3.Dot(a, b)) * (180 / MathF.PI);

    /// <summary>Degrees between two rotations.</summary>
    public static float Degrees(Quaternion a, Quaternion b)
    {
        Quaternion turn = Quaternion.Conjugate(a) * b;
        return 2 * MathF.Atan2(new Vector3(turn.X, turn.Y, turn.Z).Length(), MathF.Abs(turn.W)) * (180 / MathF.PI);
    }

    private static Vector3 Flip(Vector3 point) => new(point.X, -point.Y, -point.Z);

    private static Vector3 Unit(Vector3 vector) => vector.LengthSquared() > 0 ? Vector3.Normalize(vector) : default;
}
