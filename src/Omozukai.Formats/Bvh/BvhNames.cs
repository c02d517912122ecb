using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Bvh;

/// <summary>Joint names of the schemes, there and back.</summary>
internal static class BvhNames
{
    private static readonly Dictionary<string, HumanBone> s_bones = BuildLookup();

    public static string Name(HumanBone bone, BvhNaming naming) => naming switch
    {
        BvhNaming.Mixamo => Mixamo(bone),
        BvhNaming.Unity => bone.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(naming), naming, "There is no such naming."),
    };

    /// <summary>Finds the bone that a joint of anybody's file means: case does not matter, nor what stands before a colon (mixamorig:Hips).</summary>
    public static bool TryParse(string name, out HumanBone bone) => s_bones.TryGetValue(name[(name.LastIndexOf(':') + 1)..], out bone);

    private static string Mixamo(HumanBone bone)
    {
        string name = bone.ToString();
        string side = name.StartsWith("Left", StringComparison.Ordinal) ? "Left" : name.StartsWith("Right", StringComparison.Ordinal) ? "Right" : "";
        string part = name[side.Length..];
        return side + part switch
        {
            "Chest" => "Spine1",
            "UpperChest" => "Spine2",
            "UpperLeg" => "UpLeg",
            "LowerLeg" => "Leg",
            "Toes" => "ToeBase",
            "UpperArm" => "Arm",
            "LowerArm" => "ForeArm",
            _ => Finger(part) ?? part,
        };
    }

    /// <summary>HandIndex1 of IndexProximal, HandThumb1 of ThumbMetacarpal, HandPinky3 of LittleDistal; null of what is no finger.</summary>
    private static string? Finger(string part)
    {
        string[] fingers = ["Thumb", "Index", "Middle", "Ring", "Little"];
        if (fingers.FirstOrDefault(finger => part.StartsWith(finger, StringComparison.Ordinal)) is not { } finger) return null;
        int segment = part[finger.Length..] switch
        {
            "Metacarpal" => 1,
            "Proximal" => finger == "Thumb" ? 2 : 1,
            "Intermediate" => 2,
            _ => 3,
        };
        return $"Hand{(finger == "Little" ? "Pinky" : finger)}{segment}";
    }

    private static Dictionary<string, HumanBone> BuildLookup()
    {
        var bones = new Dictionary<string, HumanBone>(StringComparer.OrdinalIgnoreCase);
        foreach (BvhNaming naming in Enum.GetValues<BvhNaming>())
            foreach (HumanBone bone in Enum.GetValues<HumanBone>()) bones[Name(bone, naming)] = bone;
        return bones;
    }
}
