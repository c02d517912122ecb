namespace Omozukai.Core.Humanoid;

/// <summary>Names and parents of the humanoid bones.</summary>
public static class HumanBones
{
    /// <summary>The number of bones.</summary>
    public const int Count = 55;

    private static readonly string[] s_names = [.. Enum.GetNames<HumanBone>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];
    private static readonly Dictionary<string, HumanBone> s_byName =
        Enum.GetValues<HumanBone>().ToDictionary(bone => s_names[(int)bone], StringComparer.OrdinalIgnoreCase);
    private static readonly HumanBone[] s_mirrored = [.. Enum.GetValues<HumanBone>().Select(FindMirrored)];

    private static readonly HumanBone?[] s_parents =
    [
        null, // hips
        HumanBone.Hips, // spine
        HumanBone.Spine, // chest
        HumanBone.Chest, // upperChest
        HumanBone.UpperChest, // neck
        HumanBone.Neck, // head
        HumanBone.Head, // leftEye
        HumanBone.Head, // rightEye
        HumanBone.Head, // jaw
        HumanBone.Hips, // leftUpperLeg
        HumanBone.LeftUpperLeg, // leftLowerLeg
        HumanBone.LeftLowerLeg, // leftFoot
        HumanBone.LeftFoot, // leftToes
        HumanBone.Hips, // rightUpperLeg
        HumanBone.RightUpperLeg, // rightLowerLeg
        HumanBone.RightLowerLeg, // rightFoot
        HumanBone.RightFoot, // rightToes
        HumanBone.UpperChest, // leftShoulder
        HumanBone.LeftShoulder, // leftUpperArm
        HumanBone.LeftUpperArm, // leftLowerArm
        HumanBone.LeftLowerArm, // leftHand
        HumanBone.UpperChest, // rightShoulder
        HumanBone.RightShoulder, // rightUpperArm
        HumanBone.RightUpperArm, // rightLowerArm
        HumanBone.RightLowerArm, // rightHand
        HumanBone.LeftHand, // leftThumbMetacarpal
        HumanBone.LeftThumbMetacarpal, // leftThumbProximal
        HumanBone.LeftThumbProximal, // leftThumbDistal
        HumanBone.LeftHand, // leftIndexProximal
        HumanBone.LeftIndexProximal, // leftIndexIntermediate
        HumanBone.LeftIndexIntermediate, // leftIndexDistal
        HumanBone.LeftHand, // leftMiddleProximal
        HumanBone.LeftMiddleProximal, // leftMiddleIntermediate
        HumanBone.LeftMiddleIntermediate, // leftMiddleDistal
        HumanBone.LeftHand, // leftRingProximal
        HumanBone.LeftRingProximal, // leftRingIntermediate
        HumanBone.LeftRingIntermediate, // leftRingDistal
        HumanBone.LeftHand, // leftLittleProximal
        HumanBone.LeftLittleProximal, // leftLittleIntermediate
        HumanBone.LeftLittleIntermediate, // leftLittleDistal
        HumanBone.RightHand, // rightThumbMetacarpal
        HumanBone.RightThumbMetacarpal, // rightThumbProximal
        HumanBone.RightThumbProximal, // rightThumbDistal
        HumanBone.RightHand, // rightIndexProximal
        HumanBone.RightIndexProximal, // rightIndexIntermediate
        HumanBone.RightIndexIntermediate, // rightIndexDistal
        HumanBone.RightHand, // rightMiddleProximal
        HumanBone.RightMiddleProximal, // rightMiddleIntermediate
        HumanBone.RightMiddleIntermediate, // rightMiddleDistal
        HumanBone.RightHand, // rightRingProximal
        HumanBone.RightRingProximal, // rightRingIntermediate
        HumanBone.RightRingIntermediate, // rightRingDistal
        HumanBone.RightHand, // rightLittleProximal
        HumanBone.RightLittleProximal, // rightLittleIntermediate
        HumanBone.RightLittleIntermediate, // rightLittleDistal
    ];

    /// <summary>The bone's name in VRM 1.0, in lower camel case.</summary>
    public static string Name(this HumanBone bone) => s_names[(int)bone];

    /// <summary>The parent in a humanoid that has every bone; null for the hips.</summary>
    public static HumanBone? Parent(this HumanBone bone) => s_parents[(int)bone];

    /// <summary>Finds a bone by its VRM 1.0 name; case does not matter.</summary>
    public static bool TryParse(string name, out HumanBone bone) => s_byName.TryGetValue(name, out bone);

    /// <summary>Whether VRM 1.0 demands the bone of every avatar.</summary>
    public static bool IsRequired(this HumanBone bone) => bone is HumanBone.Hips or HumanBone.Spine or HumanBone.Head
        or HumanBone.LeftUpperLeg or HumanBone.LeftLowerLeg or HumanBone.LeftFoot
        or HumanBone.RightUpperLeg or HumanBone.RightLowerLeg or HumanBone.RightFoot
        or HumanBone.LeftUpperArm or HumanBone.LeftLowerArm or HumanBone.LeftHand
        or HumanBone.RightUpperArm or HumanBone.RightLowerArm or HumanBone.RightHand;

    /// <summary>The same bone on the other side; bones of the middle are their own.</summary>
    public static HumanBone Mirrored(this HumanBone bone) => s_mirrored[(int)bone];

    private static HumanBone FindMirrored(HumanBone bone)
    {
        string name = s_names[(int)bone];
        if (name.StartsWith("left", StringComparison.Ordinal)) return s_byName["right" + name[4..]];
        if (name.StartsWith("right", StringComparison.Ordinal)) return s_byName["left" + name[5..]];
        return bone;
    }
}
