using System.CommandLine;
using System.IO.Compression;
using System.Text;
using Omozukai.Formats.Vrma;

namespace Omozukai.Commands;

/// <summary>`inspect`: what is in a file. What kind it is shows in its first bytes; its name counts for nothing.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "An avatar (.vrm, .glb, .gltf), landmark, motion (.jsonl, .vrma, .bvh), video, photo or model file, or a folder of pictures." };
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var command = new Command("inspect", "Says what is in a file: contents, duration, warnings.") { file, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string path, bool asJson)
    {
        Inspect(path).Print(asJson);
        return ExitCode.Done;
    }

    private static Report Inspect(string path)
    {
        if (Directory.Exists(path)) return PictureInspection.Inspect(path);
        InputFile.Existing(path);
        if (new FileInfo(path).Length == 0) throw new FailureException($"{path} is empty (0 bytes). Get the file again.");

        Span<byte> head = stackalloc byte[512];
        head = head[..ReadHead(path, head)];
        if (head.StartsWith("glTF"u8)) return IsAnimation(path) ? MotionInspection.InspectVrma(path) : AvatarInspection.Inspect(path);
        if (head.Length >= 8 && head[4..8].SequenceEqual("TFL3"u8)) return ModelInspection.Inspect(path);
        if (head.StartsWith("PK"u8)) return ModelInspection.InspectBundle(path);

        string text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("HIERARCHY", StringComparison.Ordinal)) return MotionInspection.InspectBvh(path);
        if (!text.StartsWith('{')) return PictureInspection.Inspect(path);
        return text.Contains("omozukai.landmarks", StringComparison.Ordinal) ? LandmarkInspection.Inspect(path)
            : text.Contains("omozukai.motion", StringComparison.Ordinal) ? MotionInspection.InspectJsonLines(path)
            : path.EndsWith(".gltf", StringComparison.OrdinalIgnoreCase) || text.Contains("\"asset\"", StringComparison.Ordinal) ? AvatarInspection.Inspect(path)
            : throw new FailureException($"{path} is JSON, but neither of omozukai.landmarks nor of omozukai.motion: its first line does not say so.");
    }

    /// <summary>Whether a GLB holds a motion; of one that is damaged its name tells.</summary>
    private static bool IsAnimation(string path) => VrmaReader.IsAnimation(path) ?? path.EndsWith(".vrma", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first bytes, of what is packed in a gzip file those within.</summary>
    private static int ReadHead(string path, Span<byte> head)
    {
        using FileStream file = File.OpenRead(path);
        int read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (!head[..read].StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return read;
        file.Position = 0;
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        return unpacked.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
    }
}
