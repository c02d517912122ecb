using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Omozukai.Vision.Frames;

/// <summary>The ffmpeg program that decodes videos, opens cameras and encodes overlays: a separate process, never linked.</summary>
public sealed class Ffmpeg
{
    /// <summary>The environment variable that names the program to use before all others.</summary>
    public const string Variable = "OMOZUKAI_FFMPEG";

    /// <summary>libavutil's major version in ffmpeg 6.0; -fps_mode came with 5.1, -vsync goes with 8.</summary>
    private const int FirstWithFpsMode = 58;

    private Ffmpeg(string path, string origin, string version, int libavutil)
    {
        Path = path;
        Origin = origin;
        Version = version;
        PassthroughArguments = libavutil >= FirstWithFpsMode ? ["-fps_mode", "passthrough"] : ["-vsync", "passthrough"];
    }

    /// <summary>Full path of the program.</summary>
    public string Path { get; }

    /// <summary>Where it was found, in words.</summary>
    public string Origin { get; }

    /// <summary>What it calls its version, such as "5.1.9" or "N-47683-g0e8eb07980-static".</summary>
    public string Version { get; }

    /// <summary>The output option that leaves every frame as it is, in the words of this version.</summary>
    internal IReadOnlyList<string> PassthroughArguments { get; }

    /// <summary>Finds the program: $OMOZUKAI_FFMPEG, else the PATH's, else the npm package's that stands above the program's folder.</summary>
    /// <exception cref="FileNotFoundException">There is none, or it does not start; the message says how to get one.</exception>
    public static Ffmpeg Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return Start(named, $"${Variable}");
        if (FindOnPath() is { } onPath) return Start(onPath, "PATH");
        if (FindInNodeModules() is { } fallback) return Start(fallback, "npm package @ffmpeg-installer/ffmpeg");
        throw new FileNotFoundException(
            "ffmpeg was not found: install it (apt install ffmpeg, brew install ffmpeg, winget install ffmpeg) so that it is on the PATH, "
            + $"or set {Variable} to the program's path.");
    }

    /// <summary>Finds the program, or says why there is none.</summary>
    public static bool TryFind([NotNullWhen(true)] out Ffmpeg? ffmpeg, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            ffmpeg = Find();
            problem = null;
            return true;
        }
        catch (FileNotFoundException exception)
        {
            ffmpeg = null;
            problem = exception.Message;
            return false;
        }
    }

    /// <summary>Whether this build can encode with a codec.</summary>
    internal bool HasEncoder(string name) => Ask(Path, "-hide_banner", "-encoders").Contains($" {name} ", StringComparison.Ordinal);

    private static string ProgramName => OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";

    private static string? FindOnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder.Trim('"'), ProgramName))
            .FirstOrDefault(File.Exists);

    private static string? FindInNodeModules()
    {
        string system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        string processor = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X86 => "ia32",
            Architecture.Arm64 => "arm64",
            Architecture.Arm => "arm",
            _ => "x64",
        };
        string package = System.IO.Path.Combine("node_modules", "@ffmpeg-installer", $"{system}-{processor}", ProgramName);
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
            if (File.Exists(System.IO.Path.Combine(folder, package))) return System.IO.Path.Combine(folder, package);
        return null;
    }

    /// <summary>Asks a program for its version, which also shows that it starts.</summary>
    internal static Ffmpeg Start(string path, string origin)
    {
        string text;
        try
        {
            text = Ask(path, "-version");
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new FileNotFoundException($"ffmpeg ({origin}: {path}) does not start: {exception.Message}. Install ffmpeg, or set {Variable} to the path of one that works.", path, exception);
        }
        if (!text.StartsWith("ffmpeg version ", StringComparison.Ordinal))
            throw new FileNotFoundException($"{path} ({origin}) is not ffmpeg: `{path} -version` does not say so. Install ffmpeg, or set {Variable} to its path.", path);
        return new Ffmpeg(path, origin, text.Split(' ', 4)[2], LibavutilMajor(text));
    }

    /// <summary>What the program says to a request for the devices of a kind: it stands on the error stream, and the exit code means nothing.</summary>
    internal string AskDevices(params IEnumerable<string> input)
    {
        var start = new ProcessStartInfo(Path, ["-hide_banner", "-list_devices", "true", .. input]) { RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        using var process = Process.Start(start)!;
        string text = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return text;
    }

    /// <summary>What the program prints to an option that makes it print something and end.</summary>
    private static string Ask(string path, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }

    /// <summary>Development builds carry no version number, but all list their libraries: "libavutil      57. 28.100 / …".</summary>
    internal static int LibavutilMajor(string versionText)
    {
        const string library = "libavutil";
        int at = versionText.IndexOf(library, StringComparison.Ordinal);
        if (at < 0) return 0;
        ReadOnlySpan<char> rest = versionText.AsSpan(at + library.Length).TrimStart();
        int dot = rest.IndexOf('.');
        return dot > 0 && int.TryParse(rest[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? major : 0;
    }
}
