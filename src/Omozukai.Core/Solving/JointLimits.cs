using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>
/// Keeps joints within what bodies can do, softly: up to the limit nothing changes, beyond it a joint gives way less and less.
/// Children keep aiming where they aim, so a limited bone moves what hangs on it but does not turn it.
/// </summary>
/// <remarks>
/// Ranges, from the T-pose, in degrees: American Academy of Orthopaedic Surgeons, "Joint Motion: Method of Measuring and
/// Recording" (1965), whose normal values Boone and Azen, J. Bone Joint Surg. 61-A (1979), confirmed; neck: Youdas et al.,
/// Phys. Ther. 72 (1992); fingers: Hume et al., J. Hand Surg. 15-A (1990). Where skinned bones have no axis of their own the
/// range of the neighbouring joint is added, and all have the margin that tracking needs.
/// </remarks>
internal sealed class JointLimits
{
    /// <summary>Ranges are widened by this: people differ, and so do the axes of rigs.</summary>
    private const float MarginDegrees = 10;

    /// <summary>A joint is never farther beyond its limit than this.</summary>
    private const float GiveDegrees = 8;

    /// <summary>Below this length a twist is none.</summary>
    private const float SmallestTwist = 1e-6f;

    private readonly Joint[] _joints; // parents before children

    public JointLimits(Rig rig)
    {
        var joints = new List<Joint>();
        Vector3 left = Vector3.UnitX, right = -Vector3.UnitX;
        // The head is limited against the chest, through neck and head, half each.
        Set(HumanBone.Neck, Vector3.UnitY, Vector3.UnitX, bend: new(-38, 32), side: new(-25, 25), twist: new(-40, 40));
        Set(HumanBone.Head, Vector3.UnitY, Vector3.UnitX, bend: new(-38, 32), side: new(-25, 25), twist: new(-40, 40));
        foreach ((HumanBone hand, Vector3 along) in new[] { (HumanBone.LeftHand, left), (HumanBone.RightHand, right) })
        {
            // Bending is towards the palm, which looks down; sideways is towards the thumb, which is in front. The twist is the
            // lower arm's 80° each way, halved between lower arm and hand.
            float sign = along.X;
            Set(hand, along, -sign * Vector3.UnitZ, bend: new(-70, 80), side: new(-30, 20), twist: new(-45, 45));
            HumanBone index = hand == HumanBone.LeftHand ? HumanBone.LeftIndexProximal : HumanBone.RightIndexProximal;
            for (int finger = 0; finger < 4; finger++)
            {
                HumanBone knuckle = index + (3 * finger);
                Set(knuckle, along, -sign * Vector3.UnitZ, bend: new(-45, 95), side: new(-30, 30), twist: new(-25, 25));
                Set(knuckle + 1, along, -sign * Vector3.UnitZ, bend: new(-10, 110), side: new(-8, 8), twist: new(-10, 10));
                Set(knuckle + 2, along, -sign * Vector3.UnitZ, bend: new(-15, 90), side: new(-8, 8), twist: new(-10, 10));
            }
        }
        foreach (HumanBone foot in new[] { HumanBone.LeftFoot, HumanBone.RightFoot })
            Set(foot, Vector3.UnitZ, Vector3.UnitX, bend: new(-40, 60), side: new(-45, 45), twist: new(-40, 40));
        _joints = [.. joints.OrderBy(joint => joint.Bone)];

        // Sets a joint whose bone lies along one axis in the T-pose and bends forward about another.
        void Set(HumanBone bone, Vector3 along, Vector3 bendAxis, Range bend, Range side, Range twist)
        {
            if (rig.Has(bone) && rig.Parent(bone) is { } parent)
                joints.Add(new Joint(bone, parent, along, bendAxis, Vector3.Cross(bendAxis, along), bend.Tangents, side.Tangents, twist.Tangents));
        }
    }

    /// <summary>Limits all joints of a body in place.</summary>
    public void Apply(BoneRotations bones)
    {
        foreach (ref readonly Joint joint in _joints.AsSpan())
        {
            Quaternion parent = bones[joint.Parent], local = Quaternion.Conjugate(parent) * bones[joint.Bone];
            if (joint.Limit(ref local)) bones[joint.Bone] = Quaternion.Normalize(parent * local);
        }
    }

    /// <summary>A range of angles.</summary>
    private readonly record struct Range(float Low, float High)
    {
        private const float Give = GiveDegrees * MathF.PI / 180;

        /// <summary>The range of <see cref="Rotation.ToTangent"/>, with its margin, for a range in degrees.</summary>
        public Range Tangents => new(Tangent(Low - MarginDegrees), Tangent(High + MarginDegrees));

        /// <summary>Pulls a value softly back towards the range; whether there was need.</summary>
        public bool Limit(ref float value)
        {
            float over = value > High ? value - High : value < Low ? value - Low : 0;
            if (over == 0) return false;
            value += (Give * over / (Give + MathF.Abs(over))) - over;
            return true;
        }

        private static float Tangent(float degrees) => 4 * MathF.Tan(degrees * MathF.PI / 180 / 4);
    }

    private readonly record struct Joint(HumanBone Bone, HumanBone Parent, Vector3 Along, Vector3 BendAxis, Vector3 SideAxis, Range Bend, Range Side, Range Twist)
    {
        public bool Limit(ref Quaternion rotation)
        {
            // Swing and twist, as turns about the bone and about the two axes across it. With c the cosine and t, b, s the sines of
            // the half angle times those axes, the twist is (t, c) / n, n² = t² + c², and the swing that is left has the sines
            // (c b + t s) / n and (c s − t b) / n and the cosine n.
            var sines = new Vector3(rotation.X, rotation.Y, rotation.Z);
            float sign = rotation.W < 0 ? -1 : 1, c = rotation.W * sign;
            float t = Vector3.Dot(sines, Along) * sign, b = Vector3.Dot(sines, BendAxis) * sign, s = Vector3.Dot(sines, SideAxis) * sign;
            float n = MathF.Sqrt((t * t) + (c * c));
            float swing = 4 / (n * (1 + n));
            if (n < SmallestTwist) (swing, c, t) = (4, 1, 0); // a half turn across the bone: any twist would do
            float bend = ((c * b) + (t * s)) * swing, side = ((c * s) - (t * b)) * swing, roll = 4 * t / (n + c);
            bool isLimited = Bend.Limit(ref bend) | Side.Limit(ref side) | Twist.Limit(ref roll);
            if (isLimited) rotation = Rotation.FromTangent((BendAxis * bend) + (SideAxis * side)) * Rotation.FromTangent(Along * roll);
            return isLimited;
        }
    }
}
