using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Bvh;

/// <summary>Joint names of the schemes, there and back.</summary>
internal static class BvhNames
{
    private static readonly string[] s_fingers = ["Thumb", "Index", "Middle", "Ring", "Little"];
    private static readonly Dictionary<string, HumanBone>[] s_bones = [.. Enum.GetValues<BvhNaming>().Select(BuildLookup)];

    public static string Name(HumanBone bone, BvhNaming naming)
    {
        string name = bone.ToString();
        string side = name.StartsWith("Left", StringComparison.Ordinal) ? "Left" : name.StartsWith("Right", StringComparison.Ordinal) ? "Right" : "";
        string part = name[side.Length..];
        return naming switch
        {
            BvhNaming.Mixamo => side + Mixamo(part),
            BvhNaming.Unity => name,
            BvhNaming.Daz => side.Length > 0 ? char.ToLowerInvariant(side[0]) + Daz(part) : Daz(part),
            _ => throw new ArgumentOutOfRangeException(nameof(naming), naming, "There is no such naming."),
        };
    }

    /// <summary>
    /// Finds the bones that the joints of anybody's file mean: case does not matter, nor what stands before a colon (mixamorig:Hips). Files of Daz are known by
    /// their hip and abdomen; the other schemes share no name with another meaning and may be mixed.
    /// </summary>
    public static HumanBone?[] Parse(IReadOnlyList<string> joints)
    {
        bool isDaz = joints.Any(joint => Bare(joint).Equals("hip", StringComparison.OrdinalIgnoreCase)) && joints.Any(joint => Bare(joint).StartsWith("abdomen", StringComparison.OrdinalIgnoreCase));
        IEnumerable<Dictionary<string, HumanBone>> schemes = isDaz ? [s_bones[(int)BvhNaming.Daz]] : s_bones.Where((_, naming) => naming != (int)BvhNaming.Daz);
        return [.. joints.Select(joint => Find(Bare(joint), schemes))];
    }

    private static HumanBone? Find(string name, IEnumerable<Dictionary<string, HumanBone>> schemes)
    {
        foreach (Dictionary<string, HumanBone> bones in schemes)
            if (bones.TryGetValue(name, out HumanBone bone)) return bone;
        return null;
    }

    private static string Bare(string name) => name[(name.LastIndexOf(':') + 1)..];

    private static string Mixamo(string part) => part switch
    {
        "Chest" => "Spine1",
        "UpperChest" => "Spine2",
        "UpperLeg" => "UpLeg",
        "LowerLeg" => "Leg",
        "Toes" => "ToeBase",
        "UpperArm" => "Arm",
        "LowerArm" => "ForeArm",
        _ => Finger(part) is var (finger, segment) ? $"Hand{(finger == "Little" ? "Pinky" : finger)}{segment}" : part,
    };

    private static string Daz(string part) => part switch
    {
        "Hips" => "hip",
        "Spine" => "abdomen",
        "Chest" => "abdomen2",
        "UpperChest" => "chest",
        "Neck" => "neck",
        "Head" => "head",
        "Jaw" => "lowerJaw",
        "UpperLeg" => "Thigh",
        "LowerLeg" => "Shin",
        "Toes" => "Toe",
        "Shoulder" => "Collar",
        "UpperArm" => "Shldr",
        "LowerArm" => "ForeArm",
        _ => Finger(part) is var (finger, segment) ? $"{(finger is "Little" ? "Pinky" : finger is "Middle" ? "Mid" : finger)}{segment}" : part,
    };

    /// <summary>Index and 1 of IndexProximal, Thumb and 1 of ThumbMetacarpal, Little and 3 of LittleDistal; null of what is no finger.</summary>
    private static (string Finger, int Segment)? Finger(string part)
    {
        if (s_fingers.FirstOrDefault(finger => part.StartsWith(finger, StringComparison.Ordinal)) is not { } finger) return null;
        int segment = part[finger.Length..] switch
        {
            "Metacarpal" => 1,
            "Proximal" => finger == "Thumb" ? 2 : 1,
            "Intermediate" => 2,
            _ => 3,
        };
        return (finger, segment);
    }

    private static Dictionary<string, HumanBone> BuildLookup(BvhNaming naming) =>
        Enum.GetValues<HumanBone>().ToDictionary(bone => Name(bone, naming), StringComparer.OrdinalIgnoreCase);
}
