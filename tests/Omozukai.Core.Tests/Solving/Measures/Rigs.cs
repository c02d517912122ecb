using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>Rigs of other proportions than the built-in figure.</summary>
internal static class Rigs
{
    private static readonly HumanBone[] s_required =
    [
        HumanBone.Hips, HumanBone.Spine, HumanBone.Head,
        HumanBone.LeftUpperArm, HumanBone.LeftLowerArm, HumanBone.LeftHand, HumanBone.RightUpperArm, HumanBone.RightLowerArm, HumanBone.RightHand,
        HumanBone.LeftUpperLeg, HumanBone.LeftLowerLeg, HumanBone.LeftFoot, HumanBone.RightUpperLeg, HumanBone.RightLowerLeg, HumanBone.RightFoot,
    ];

    /// <summary>The built-in figure with no bone but the fifteen that VRM asks for.</summary>
    public static Rig Required { get; } = Of(bone => s_required.Contains(bone), position => position);

    /// <summary>The built-in figure without some bones.</summary>
    public static Rig Without(params HumanBone[] bones) => Of(bone => !bones.Contains(bone), position => position);

    /// <summary>A figure as drawn in comics: legs a quarter longer than those of the built-in one, narrow shoulders, short trunk.</summary>
    public static Rig Leggy { get; } = Of(_ => true, (_, p) => new Vector3(p.X * 0.85f, p.Y < 0.9f ? p.Y * 1.25f : 1.125f + ((p.Y - 0.9f) * 0.8f), p.Z));

    /// <summary>The built-in figure at a size.</summary>
    public static Rig Scaled(float scale) => Of(_ => true, position => position * scale);

    /// <summary>The built-in figure with upper and lower arms shorter or longer, its hands unchanged.</summary>
    public static Rig WithArms(float scale) => Of(_ => true, (bone, p) =>
    {
        HumanBone left = p.X < 0 ? bone.Mirrored() : bone;
        if (left is not (HumanBone.LeftLowerArm or HumanBone.LeftHand or (>= HumanBone.LeftThumbMetacarpal and <= HumanBone.LeftLittleDistal))) return p;
        float shoulder = Rig.Default.RestPosition(HumanBone.LeftUpperArm).X, wrist = Rig.Default.RestPosition(HumanBone.LeftHand).X, x = MathF.Abs(p.X);
        float shifted = x >= wrist ? x - ((wrist - shoulder) * (1 - scale)) : left == HumanBone.LeftLowerArm ? shoulder + ((x - shoulder) * scale) : x - ((wrist - shoulder) * (1 - scale));
        return p with { X = MathF.CopySign(shifted, p.X) };
    });

    /// <summary>The built-in figure with a larger head on a longer neck.</summary>
    public static Rig WithHead(float scale) => Of(_ => true, (bone, p) =>
    {
        if (bone is not (HumanBone.Head or HumanBone.LeftEye or HumanBone.RightEye or HumanBone.Jaw)) return p;
        Vector3 neck = Rig.Default.RestPosition(HumanBone.Neck);
        return neck + ((p - neck) * scale);
    });

    private static Rig Of(Func<HumanBone, bool> keeps, Func<Vector3, Vector3> place) => Of(keeps, (_, position) => place(position));

    private static Rig Of(Func<HumanBone, bool> keeps, Func<HumanBone, Vector3, Vector3> place)
    {
        var bones = new Dictionary<HumanBone, Vector3>();
        foreach (HumanBone bone in Rig.Default.Bones)
            if (keeps(bone)) bones[bone] = place(bone, Rig.Default.RestPosition(bone));
        return new Rig(bones);
    }
}
