using System.Globalization;
using System.Text.RegularExpressions;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Vrm;

/// <summary>
/// A node's name taken apart: side, words, number. It knows the names of VRM and VRoid (J_Bip_L_UpperArm), Mixamo and Ready Player Me
/// (mixamorig:LeftForeArm), Blender (upper_arm.L, f_index.01.L), Unreal (lowerarm_l), 3ds Max (Bip01 L Calf), Daz (lThighBend),
/// Character Creator (CC_Base_L_Hand) and the everyday words (Left elbow).
/// </summary>
internal sealed partial class BoneWords
{
    private static readonly string[] s_fingers = ["Thumb", "Index", "Middle", "Ring", "Little"];

    private static readonly string[] s_fingerWords = ["hand", "finger", "metacarpal", "proximal", "intermediate", "distal"];

    /// <summary>Nodes with such a word are helpers beside a bone.</summary>
    private static readonly HashSet<string> s_helpers =
        ["end", "tip", "twist", "roll", "ik", "fk", "pole", "target", "nub", "ctrl", "control", "helper", "socket", "share", "top", "mch", "org", "null", "corrective", "dummy"];

    /// <summary>Words that say nothing.</summary>
    private static readonly HashSet<string> s_noise =
        ["c", "j", "bip", "bip01", "bip001", "biped", "adj", "cc", "base", "def", "b", "jnt", "joint", "bone", "mixamorig", "armature", "bend", "valve", "f", "center", "centre", "m", "skeleton"];

    private static readonly Dictionary<string, string> s_parts = new(StringComparer.Ordinal)
    {
        ["hips"] = "Hips", ["hip"] = "Hips", ["pelvis"] = "Hips",
        ["neck"] = "Neck", ["necklower"] = "Neck", ["head"] = "Head", ["jaw"] = "Jaw", ["jawroot"] = "Jaw", ["lowerjaw"] = "Jaw",
        ["eye"] = "Eye", ["faceeye"] = "Eye", ["eyeball"] = "Eye",
        ["shoulder"] = "Shoulder", ["clavicle"] = "Shoulder", ["collar"] = "Shoulder", ["collarbone"] = "Shoulder",
        ["arm"] = "UpperArm", ["upperarm"] = "UpperArm", ["uparm"] = "UpperArm", ["shldr"] = "UpperArm",
        ["forearm"] = "LowerArm", ["lowerarm"] = "LowerArm", ["lowarm"] = "LowerArm", ["elbow"] = "LowerArm",
        ["hand"] = "Hand", ["wrist"] = "Hand",
        ["upleg"] = "UpperLeg", ["upperleg"] = "UpperLeg", ["thigh"] = "UpperLeg",
        ["leg"] = "LowerLeg", ["lowerleg"] = "LowerLeg", ["lowleg"] = "LowerLeg", ["calf"] = "LowerLeg", ["shin"] = "LowerLeg", ["knee"] = "LowerLeg",
        ["foot"] = "Foot", ["ankle"] = "Foot",
        ["toe"] = "Toes", ["toes"] = "Toes", ["ball"] = "Toes", ["toebase"] = "Toes",
    };

    private BoneWords(string side, string part, string number)
    {
        Side = side;
        Part = part;
        Number = number;
    }

    /// <summary>Left, Right or nothing.</summary>
    public string Side { get; }

    /// <summary>The words that count, in lower case and without gaps.</summary>
    public string Part { get; }

    /// <summary>The digits at the end.</summary>
    public string Number { get; }

    /// <summary>The finger's name where the part is one, with or without the words hand and finger and the segment's name.</summary>
    private string? Finger
    {
        get
        {
            string name = Part;
            foreach (string word in s_fingerWords) name = name.Replace(word, "", StringComparison.Ordinal);
            return name is "pinky" or "pinkie" ? "Little" : s_fingers.FirstOrDefault(finger => finger.Equals(name, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Null where the name is a helper's.</summary>
    public static BoneWords? Parse(string name)
    {
        // What stands before a colon or bar names the skeleton
        name = name[(name.LastIndexOfAny([':', '|']) + 1)..];
        if (name.Length > 100) return null;
        string side = "", part = "", number = "";
        foreach (Match match in Words().Matches(name))
        {
            string word = match.Value.ToLowerInvariant();
            if (s_helpers.Contains(word)) return null;
            if (char.IsAsciiDigit(word[0]))
            {
                if (part.Length > 0) number = word; // Bip01's digits say nothing
            }
            else if (side.Length == 0 && word is "l" or "left") side = "Left";
            else if (side.Length == 0 && word is "r" or "right") side = "Right";
            else if (!s_noise.Contains(word)) part += word;
        }
        return part.Length == 0 ? null : new BoneWords(side, part, number);
    }

    /// <summary>The bone that the words mean by themselves; the spine is found by where it stands and not by its names.</summary>
    /// <param name="hasKnees">Whether the file has knees: then its legs are thighs.</param>
    /// <param name="thumbsAreVrm1">Whether the file's thumbs have metacarpals: then the proximal is their second bone.</param>
    public HumanBone? Bone(bool hasKnees, bool thumbsAreVrm1)
    {
        string? bone = Finger is { } finger ? FingerBone(finger, thumbsAreVrm1)
            : Part == "finger" && Number.Length > 0 ? BipedFinger()
            : Part == "leg" && hasKnees ? "UpperLeg"
            : Number.TrimStart('0') is "" or "1" ? s_parts.GetValueOrDefault(Part)
            : null;
        bool isOfTheMiddle = bone is "Hips" or "Neck" or "Head" or "Jaw";
        if (bone is null || isOfTheMiddle != (Side.Length == 0)) return null;
        return Enum.TryParse(Side + bone, out HumanBone found) ? found : null;
    }

    private string? FingerBone(string finger, bool thumbsAreVrm1)
    {
        bool isThumb = finger == "Thumb";
        int segment = Part switch
        {
            _ when Part.EndsWith("metacarpal", StringComparison.Ordinal) => isThumb ? 1 : 0,
            _ when Part.EndsWith("proximal", StringComparison.Ordinal) => isThumb && thumbsAreVrm1 ? 2 : 1,
            _ when Part.EndsWith("intermediate", StringComparison.Ordinal) => 2,
            _ when Part.EndsWith("distal", StringComparison.Ordinal) => 3,
            _ => int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0,
        };
        return Segment(finger, segment);
    }

    /// <summary>3ds Max: Finger0 is the thumb's first bone, Finger01 its second, Finger1 the index' first.</summary>
    private string? BipedFinger()
    {
        int finger = Number[0] - '0', segment = Number.Length == 1 ? 1 : Number[1] - '0' + 1;
        return finger < s_fingers.Length ? Segment(s_fingers[finger], segment) : null;
    }

    private static string? Segment(string finger, int segment) => segment switch
    {
        1 => finger + (finger == "Thumb" ? "Metacarpal" : "Proximal"),
        2 => finger + (finger == "Thumb" ? "Proximal" : "Intermediate"),
        3 => finger + "Distal",
        _ => null,
    };

    /// <summary>Runs of digits; capitals with the small letters after them; runs of capitals; small letters.</summary>
    [GeneratedRegex("[0-9]+|[A-Z]?[a-z]+|[A-Z]+(?![a-z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
