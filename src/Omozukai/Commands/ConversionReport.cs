using System.Globalization;
using Omozukai.Core.Humanoid;
using Omozukai.Formats;

namespace Omozukai.Commands;

/// <summary>What a motion holds, and what of it the formats it is converted to do not keep.</summary>
internal sealed class ConversionReport(MotionFileOptions options)
{
    /// <summary>Times nearer than this to a fixed rate's frames lie on them; files keep milliseconds.</summary>
    private const double OnFrameSeconds = 1.5e-3;

    private static readonly (MotionContent Content, string Words)[] s_words =
    [
        (MotionContent.Body, "body"),
        (MotionContent.Fingers, "fingers"),
        (MotionContent.EyeBones, "eye bones"),
        (MotionContent.Travel, "the hips' way"),
        (MotionContent.Presets, "expressions"),
        (MotionContent.Shapes, "ARKit shapes"),
        (MotionContent.Gaze, "gaze"),
        (MotionContent.Contacts, "which feet stand"),
        (MotionContent.Confidence, "confidence"),
    ];

    private readonly Dictionary<double, bool> _isOffFrame = [];
    private MotionContent _contents;

    /// <summary>Looks at a pose of the person who is converted.</summary>
    public void Add(AvatarPose pose, Rig rig)
    {
        foreach (HumanBone bone in rig.Bones)
            if (!pose[bone].IsIdentity) _contents |= ContentOf(bone);
        if (pose.HipsPosition != rig.RestPosition(HumanBone.Hips)) _contents |= MotionContent.Travel;
        if (pose.HasFace)
        {
            if (pose.Expressions[..Expressions.PresetCount].ContainsAnyExcept(0)) _contents |= MotionContent.Presets;
            if (pose.Expressions[Expressions.PresetCount..].ContainsAnyExcept(0)) _contents |= MotionContent.Shapes;
            if (pose.LookYawDegrees != 0 || pose.LookPitchDegrees != 0) _contents |= MotionContent.Gaze;
        }
        if (pose.IsLeftFootPlanted || pose.IsRightFootPlanted) _contents |= MotionContent.Contacts;
        if (pose.Confidence.ContainsAnyExcept(1)) _contents |= MotionContent.Confidence;
        foreach (MotionFormat format in MotionFormats.All)
        {
            if (format.FixedFps?.Invoke(options) is not { } fps) continue;
            double frames = pose.Timestamp.TotalSeconds * fps;
            _isOffFrame[fps] = _isOffFrame.GetValueOrDefault(fps) || Math.Abs(frames - Math.Round(frames)) / fps > OnFrameSeconds;
        }
    }

    /// <summary>One line for each output that does not keep everything.</summary>
    /// <param name="paths">The outputs.</param>
    /// <param name="hasOthers">Whether the motion has further people, of whom no file of one person keeps any.</param>
    public IEnumerable<string> Lines(IEnumerable<string> paths, bool hasOthers)
    {
        foreach (string path in paths)
        {
            MotionFormat format = MotionFormats.All.First(format => format.CreateSink is not null && (path is "-" || path.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase)));
            string[] parts =
            [
                .. Part("not kept: ", Words(_contents & ~format.Carries & ~format.Reduces, hasOthers ? "the other people" : null)),
                .. Part("simplified: ", Words(_contents & format.Reduces)),
                .. Part("resampled to ", format.FixedFps?.Invoke(options) is { } fps && _isOffFrame.GetValueOrDefault(fps) ? [string.Create(CultureInfo.InvariantCulture, $"{fps:0.###} frames a second")] : []),
            ];
            if (parts.Length > 0) yield return $"{path}: {string.Join("; ", parts)}";
        }
    }

    private static MotionContent ContentOf(HumanBone bone) => bone switch
    {
        HumanBone.LeftEye or HumanBone.RightEye => MotionContent.EyeBones,
        >= HumanBone.LeftThumbMetacarpal => MotionContent.Fingers,
        _ => MotionContent.Body,
    };

    private static string[] Words(MotionContent contents, string? further = null)
    {
        IEnumerable<string> words = s_words.Where(pair => contents.HasFlag(pair.Content)).Select(pair => pair.Words);
        return further is null ? [.. words] : [.. words, further];
    }

    private static string[] Part(string head, string[] words) => words.Length == 0 ? [] : [head + string.Join(", ", words)];
}
