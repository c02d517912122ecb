using System.Text;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Vmd;

/// <summary>The names of MikuMikuDance's standard and semi-standard bones, IK bones and morphs, in Shift-JIS.</summary>
internal static class VmdNames
{
    public const string Center = "センター", LowerBody = "下半身", BothEyes = "両目";

    /// <summary>IK bones of the legs: a motion of turned joints looks broken unless they are off.</summary>
    public static IReadOnlyList<string> LegIk { get; } = ["左足ＩＫ", "右足ＩＫ", "左つま先ＩＫ", "右つま先ＩＫ"];

    private static readonly Encoding s_shiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    /// <summary>A name in a field of fixed size, zeros behind it.</summary>
    public static byte[] Field(string name, int size)
    {
        byte[] field = new byte[size];
        s_shiftJis.GetBytes(name, field);
        return field;
    }

    /// <summary>MMD's name of a bone; null where it has none. The hips are <see cref="Center"/> and <see cref="LowerBody"/>, the upper chest goes with the chest, and both eyes are one.</summary>
    public static string? Bone(HumanBone bone)
    {
        string name = bone.ToString();
        string side = name.StartsWith("Left", StringComparison.Ordinal) ? "左" : name.StartsWith("Right", StringComparison.Ordinal) ? "右" : "";
        string? part = (side.Length == 0 ? name : name[(side == "左" ? 4 : 5)..]) switch
        {
            "Spine" => "上半身",
            "Chest" => "上半身2",
            "Neck" => "首",
            "Head" => "頭",
            "UpperLeg" => "足",
            "LowerLeg" => "ひざ",
            "Foot" => "足首",
            "Toes" => "足先EX",
            "Shoulder" => "肩",
            "UpperArm" => "腕",
            "LowerArm" => "ひじ",
            "Hand" => "手首",
            "ThumbMetacarpal" => "親指０",
            "ThumbProximal" => "親指１",
            "ThumbDistal" => "親指２",
            "IndexProximal" => "人指１",
            "IndexIntermediate" => "人指２",
            "IndexDistal" => "人指３",
            "MiddleProximal" => "中指１",
            "MiddleIntermediate" => "中指２",
            "MiddleDistal" => "中指３",
            "RingProximal" => "薬指１",
            "RingIntermediate" => "薬指２",
            "RingDistal" => "薬指３",
            "LittleProximal" => "小指１",
            "LittleIntermediate" => "小指２",
            "LittleDistal" => "小指３",
            _ => null,
        };
        return part is null ? null : side + part;
    }
}
