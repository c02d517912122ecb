using System.Globalization;
using System.Text.RegularExpressions;

namespace Omozukai.Vision.Frames;

/// <summary>Lists the machine's cameras: by Video4Linux on Linux, DirectShow on Windows, AVFoundation on macOS.</summary>
public static partial class Cameras
{
    private const string DeviceFolder = "/sys/class/video4linux";

    /// <summary>Milliseconds; the patterns take microseconds.</summary>
    private const int MatchTimeout = 1000;

    /// <summary>The cameras there are, in the system's order.</summary>
    /// <param name="ffmpeg">Asks the system, on Windows and macOS.</param>
    public static IReadOnlyList<Camera> List(Ffmpeg ffmpeg)
    {
        ArgumentNullException.ThrowIfNull(ffmpeg);
        if (OperatingSystem.IsWindows()) return ParseDirectShow(ffmpeg.AskDevices("-f", "dshow", "-i", "dummy"));
        if (OperatingSystem.IsMacOS()) return ParseAvFoundation(ffmpeg.AskDevices("-f", "avfoundation", "-i", ""));
        return Directory.Exists(DeviceFolder) ? ReadVideo4Linux(DeviceFolder) : [];
    }

    /// <summary>The ffmpeg input that opens a camera; a rate is asked for where it is given, or where the system insists on one.</summary>
    internal static IReadOnlyList<string> Input(Camera camera, double? rate)
    {
        string[] perSecond = rate is { } value ? ["-framerate", value.ToString("R", CultureInfo.InvariantCulture)] : [];
        if (OperatingSystem.IsWindows()) return ["-f", "dshow", "-rtbufsize", "64M", .. perSecond, "-i", $"video={camera.Device}"];

        // AVFoundation takes 29.97 when it is asked for nothing, which most cameras then refuse.
        if (OperatingSystem.IsMacOS()) return ["-f", "avfoundation", "-framerate", perSecond is [_, var asked] ? asked : "30", "-i", $"{camera.Device}:none"];
        return ["-f", "v4l2", .. perSecond, "-i", camera.Device];
    }

    /// <summary>Each device has a folder with its name, and one of number 0 for pictures; further ones of the same camera carry metadata.</summary>
    internal static IReadOnlyList<Camera> ReadVideo4Linux(string folder)
    {
        var cameras = new List<Camera>();
        foreach (string device in Directory.EnumerateDirectories(folder, "video*").OrderBy(Path.GetFileName, NaturalOrder.Instance!))
        {
            string index = Path.Combine(device, "index"), name = Path.Combine(device, "name");
            if (File.Exists(index) && File.ReadAllText(index).Trim() is not "0") continue;
            string node = "/dev/" + Path.GetFileName(device);
            cameras.Add(new Camera(cameras.Count, File.Exists(name) ? File.ReadAllText(name).Trim() : node, node));
        }
        return cameras;
    }

    /// <summary>Lines such as <c>"Integrated Camera" (video)</c>; before ffmpeg 5 the kinds stand in headings instead.</summary>
    internal static IReadOnlyList<Camera> ParseDirectShow(string text)
    {
        var cameras = new List<Camera>();
        bool isVideo = false;
        foreach (string line in text.Split('\n'))
        {
            if (line.Contains("DirectShow video devices", StringComparison.Ordinal)) isVideo = true;
            if (line.Contains("DirectShow audio devices", StringComparison.Ordinal)) isVideo = false;
            Match match = DirectShowLine().Match(line);
            if (!match.Success) continue;
            string kind = match.Groups["kind"].Value;
            if (kind.Length > 0 ? kind.Contains("video", StringComparison.Ordinal) : isVideo)
                cameras.Add(new Camera(cameras.Count, match.Groups["name"].Value, match.Groups["name"].Value));
        }
        return cameras;
    }

    /// <summary>Lines such as <c>[0] FaceTime HD Camera</c> between two headings.</summary>
    internal static IReadOnlyList<Camera> ParseAvFoundation(string text)
    {
        var cameras = new List<Camera>();
        bool isVideo = false;
        foreach (string line in text.Split('\n'))
        {
            if (line.Contains("AVFoundation video devices", StringComparison.Ordinal)) isVideo = true;
            else if (line.Contains("AVFoundation audio devices", StringComparison.Ordinal)) isVideo = false;
            else if (isVideo && AvFoundationLine().Match(line) is { Success: true } match)
            {
                string name = match.Groups["name"].Value.Trim();
                if (!name.StartsWith("Capture screen", StringComparison.Ordinal)) cameras.Add(new Camera(cameras.Count, name, match.Groups["number"].Value));
            }
        }
        return cameras;
    }

    [GeneratedRegex(@"\] +""(?<name>[^""]+)""( \((?<kind>[^)]*)\))?\s*$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex DirectShowLine();

    [GeneratedRegex(@"\] \[(?<number>\d+)\] (?<name>.+)$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex AvFoundationLine();
}
