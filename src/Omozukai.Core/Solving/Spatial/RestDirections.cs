using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>Which way the bones of a rig point in the T-pose. Where the rig lacks one of two bones, the built-in figure answers.</summary>
internal static class RestDirections
{
    /// <summary>The unit vector from one bone's joint to another's.</summary>
    public static Vector3 Of(Rig rig, HumanBone from, HumanBone to) => Rotation.TryNormalize(Offset(rig, from, to), out Vector3 unit)
        ? unit
        : Vector3.Normalize(Rig.Default.RestPosition(to) - Rig.Default.RestPosition(from)); // two joints in one place

    /// <summary>The unit vector perpendicular to a bone about which its far end turns towards a direction.</summary>
    public static Vector3 Across(Vector3 bone, Vector3 towards) =>
        Rotation.TryNormalize(Vector3.Cross(bone, towards), out Vector3 axis) ? axis : Vector3.Normalize(Vector3.Cross(bone, Vector3.UnitX));

    /// <summary>From one bone's joint to another's, in metres.</summary>
    public static Vector3 Offset(Rig rig, HumanBone from, HumanBone to)
    {
        if (!rig.Has(from) || !rig.Has(to)) rig = Rig.Default;
        return rig.RestPosition(to) - rig.RestPosition(from);
    }
}
