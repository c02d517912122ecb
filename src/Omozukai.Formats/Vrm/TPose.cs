using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Vrm;

/// <summary>
/// Brings a rest pose into the T-pose: arms along ±X, legs down. A VRM is taken at its word; other files rest with lowered arms or in
/// the first frame of a dance.
/// </summary>
internal sealed class TPose
{
    /// <summary>Arms less far off than this are left as their maker put them: the figures of VRM and Mixamo are off by up to 3°.</summary>
    private const float ArmToleranceDegrees = 5;

    /// <summary>Legs likewise; many figures stand with their feet apart, some 8° a leg.</summary>
    private const float LegToleranceDegrees = 12;

    private readonly Vector3[] _rest = new Vector3[HumanBones.Count];
    private readonly Vector3[] _positions = new Vector3[HumanBones.Count];
    private readonly Quaternion[] _turns = new Quaternion[HumanBones.Count];

    /// <param name="rig">Positions at rest, in the normalized space.</param>
    public TPose(Rig rig)
    {
        Array.Fill(_turns, Quaternion.Identity);
        foreach (HumanBone bone in rig.Bones) _rest[(int)bone] = _positions[(int)bone] = rig.RestPosition(bone);
    }

    /// <summary>How a bone turns in the normalized space from rest to the T-pose.</summary>
    public Quaternion Turn(HumanBone bone) => _turns[(int)bone];

    /// <summary>Where a bone is in the T-pose.</summary>
    public Vector3 Position(HumanBone bone) => _positions[(int)bone];

    /// <summary>Finds the turns of arms and legs.</summary>
    /// <returns>What was turned by how much, for people.</returns>
    public IReadOnlyList<string> Estimate(Rig rig)
    {
        var found = new List<string>();
        foreach (HumanBone bone in rig.Bones)
        {
            if (rig.Parent(bone) is { } parent)
            {
                _turns[(int)bone] = _turns[(int)parent];
                _positions[(int)bone] = _positions[(int)parent] + Vector3.Transform(_rest[(int)bone] - _rest[(int)parent], _turns[(int)parent]);
            }
            // Feet stay flat however the legs were bent.
            if (bone is HumanBone.LeftFoot or HumanBone.RightFoot) _turns[(int)bone] = Quaternion.Identity;
            if (Aim(rig, bone) is not var (end, direction, tolerance)) continue;

            Vector3 now = Vector3.Transform(_rest[(int)end] - _rest[(int)bone], _turns[(int)bone]);
            if (!(now.Length() > 1e-4f)) continue;
            now = Vector3.Normalize(now);
            float degrees = float.RadiansToDegrees(MathF.Acos(Math.Clamp(Vector3.Dot(now, direction), -1, 1)));
            if (degrees <= tolerance) continue;
            _turns[(int)bone] = Quaternion.Normalize(Between(now, direction) * _turns[(int)bone]);
            found.Add(FormattableString.Invariant($"{bone.Name()} {degrees:0}°"));
        }
        return found;
    }

    /// <summary>The bone that tells where another points, and where it should.</summary>
    private static (HumanBone End, Vector3 Direction, float Tolerance)? Aim(Rig rig, HumanBone bone)
    {
        (HumanBone End, Vector3 Direction, float Tolerance)? aim = bone switch
        {
            HumanBone.LeftUpperArm => (HumanBone.LeftLowerArm, Vector3.UnitX, ArmToleranceDegrees),
            HumanBone.LeftLowerArm => (HumanBone.LeftHand, Vector3.UnitX, ArmToleranceDegrees),
            HumanBone.LeftHand => (HumanBone.LeftMiddleProximal, Vector3.UnitX, ArmToleranceDegrees),
            HumanBone.RightUpperArm => (HumanBone.RightLowerArm, -Vector3.UnitX, ArmToleranceDegrees),
            HumanBone.RightLowerArm => (HumanBone.RightHand, -Vector3.UnitX, ArmToleranceDegrees),
            HumanBone.RightHand => (HumanBone.RightMiddleProximal, -Vector3.UnitX, ArmToleranceDegrees),
            HumanBone.LeftUpperLeg => (HumanBone.LeftLowerLeg, -Vector3.UnitY, LegToleranceDegrees),
            HumanBone.LeftLowerLeg => (HumanBone.LeftFoot, -Vector3.UnitY, LegToleranceDegrees),
            HumanBone.RightUpperLeg => (HumanBone.RightLowerLeg, -Vector3.UnitY, LegToleranceDegrees),
            HumanBone.RightLowerLeg => (HumanBone.RightFoot, -Vector3.UnitY, LegToleranceDegrees),
            _ => null,
        };
        return aim is { } known && rig.Has(known.End) ? aim : null;
    }

    private static Quaternion Between(Vector3 from, Vector3 to)
    {
        float dot = Vector3.Dot(from, to);
        if (dot < -0.9999f) return Quaternion.CreateFromAxisAngle(Vector3.UnitZ, MathF.PI); // an arm that points across: round in front
        return Quaternion.Normalize(new Quaternion(Vector3.Cross(from, to), 1 + dot));
    }
}
