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

    private readonly Joint[] _joints = new Joint[HumanBones.Count];
    private readonly Rig _rig;

    public JointLimits(Rig rig)
    {
        _rig = rig;
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
    }

    /// <summary>Limits all joints of a body in place.</summary>
    public void Apply(BoneRotations bones)
    {
        foreach (HumanBone bone in _rig.Bones)
        {
            ref readonly Joint joint = ref _joints[(int)bone];
            if (!joint.IsLimited || _rig.Parent(bone) is not { } parent) continue;
            Quaternion local = Quaternion.Conjugate(bones[parent]) * bones[bone];
            if (joint.Limit(ref local)) bones[bone] = Quaternion.Normalize(bones[parent] * local);
        }
    }

    /// <summary>Sets a joint whose bone lies along one axis in the T-pose and bends forward about another.</summary>
    private void Set(HumanBone bone, Vector3 along, Vector3 bendAxis, Range bend, Range side, Range twist)
    {
        Vector3 sideAxis = Vector3.Cross(bendAxis, along);
        _joints[(int)bone] = new Joint(true, along, bendAxis, sideAxis, bend.Tangents, side.Tangents, twist.Tangents);
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

    private readonly record struct Joint(bool IsLimited, Vector3 Along, Vector3 BendAxis, Vector3 SideAxis, Range Bend, Range Side, Range Twist)
    {
        public bool Limit(ref Quaternion rotation)
        {
            // Swing and twist, as turns about the bone and about the two axes across it.
            Quaternion twist = Rotation.Twist(rotation, Along);
            Vector3 swing = Rotation.ToTangent(rotation * Quaternion.Conjugate(twist));
            float roll = Vector3.Dot(Rotation.ToTangent(twist), Along), bend = Vector3.Dot(swing, BendAxis), side = Vector3.Dot(swing, SideAxis);
            bool isLimited = Bend.Limit(ref bend) | Side.Limit(ref side) | Twist.Limit(ref roll);
            if (isLimited) rotation = Rotation.FromTangent((BendAxis * bend) + (SideAxis * side)) * Rotation.FromTangent(Along * roll);
            return isLimited;
        }
    }
}
