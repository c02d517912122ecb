using Omozukai.Core.Pipeline;
using Omozukai.Formats.Bvh;
using Omozukai.Formats.Gltf;
using Omozukai.Formats.JsonLines;
using Omozukai.Formats.Live2D;
using Omozukai.Formats.LiveLink;
using Omozukai.Formats.Vmd;
using Omozukai.Formats.Vrma;

namespace Omozukai.Formats;

/// <summary>The motion formats there are; a new one is one line here.</summary>
public static class MotionFormats
{
    private const MotionContent Skeleton = MotionContent.Body | MotionContent.Fingers | MotionContent.Travel;
    private const MotionContent Face = MotionContent.Presets | MotionContent.Shapes | MotionContent.Gaze;
    private const MotionContent Everything = Skeleton | Face | MotionContent.EyeBones | MotionContent.Contacts | MotionContent.Confidence;

    /// <summary>All formats.</summary>
    public static IReadOnlyList<MotionFormat> All { get; } =
    [
        new()
        {
            Extension = ".jsonl",
            Description = "Omozukai's motion, JSON Lines",
            Carries = Everything,
            CreateSink = (path, options) => new JsonLinesSink(path, options.Fps),
            Open = path => new MotionReader(path),
        },
        new() { Extension = ".jsonl.gz", Description = "the same, gzipped", Carries = Everything, Open = path => new MotionReader(path) },
        new()
        {
            Extension = ".vrma",
            Description = "VRM animation",
            Carries = Skeleton | Face,
            CreateSink = (path, options) => new VrmaSink(path, options.Start, options.Avatar),
            Open = path => new VrmaReader(path),
        },
        new()
        {
            Extension = ".glb",
            Description = "the avatar itself with the motion, glTF",
            Carries = Skeleton | MotionContent.EyeBones,
            Reduces = Face,
            CreateSink = (path, options) => new GlbSink(path, options.Avatar ?? throw new NotSupportedException($"{path} contains an avatar, and none was given."), options.Start),
        },
        new()
        {
            Extension = ".bvh",
            Description = "Biovision hierarchy",
            Carries = Skeleton | MotionContent.EyeBones,
            FixedFps = options => options.Fps ?? BvhSink.DefaultFps,
            CreateSink = (path, options) => new BvhSink(path, options),
            Open = path => new BvhReader(path),
        },
        new()
        {
            Extension = ".motion3.json",
            Description = "Live2D motion",
            Carries = MotionContent.None,
            Reduces = MotionContent.Body | Face,
            CreateSink = (path, options) => new Motion3Sink(path, options),
        },
        new()
        {
            Extension = ".csv",
            Description = "face shapes as Live Link Face writes them",
            Carries = MotionContent.Shapes | MotionContent.Gaze,
            Reduces = MotionContent.Body,
            CreateSink = (path, options) => new LiveLinkCsvSink(path, options),
        },
        new()
        {
            Extension = ".vmd",
            Description = "MikuMikuDance motion",
            Carries = Skeleton,
            Reduces = Face,
            FixedFps = _ => VmdSink.Fps,
            CreateSink = (path, options) => new VmdSink(path, options),
        },
    ];

    /// <summary>Makes the sink that a file's extension asks for.</summary>
    /// <exception cref="NotSupportedException">No format that can be written has the extension; the message lists those that have.</exception>
    public static IPoseSink CreateSink(string path, MotionFileOptions? options = null) =>
        Find(path, format => format.CreateSink is not null, "written").CreateSink!(path, options ?? MotionFileOptions.Default);

    /// <summary>Opens a motion file by its extension.</summary>
    /// <exception cref="NotSupportedException">No format that can be read has the extension; the message lists those that have.</exception>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The file is not what its name says.</exception>
    public static IMotionReader Open(string path) =>
        Find(path, format => format.Open is not null, "read").Open!(path);

    private static MotionFormat Find(string path, Predicate<MotionFormat> serves, string verb) =>
        All.FirstOrDefault(format => serves(format) && path.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase))
        ?? throw new NotSupportedException(
            $"{path}: motion of this kind cannot be {verb}. Known are {string.Join(", ", All.Where(format => serves(format)).Select(format => format.Extension))}.");
}
