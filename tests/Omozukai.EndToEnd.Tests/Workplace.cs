using System.Diagnostics;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests;

/// <summary>A folder that goes with the test, and clips that are made in it.</summary>
internal sealed class Workplace : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("omozukai-end-").FullName;

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>The names of the files that are there, in order.</summary>
    public string[] Files => [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    /// <summary>A photo of npm's: "body" is a whole person, "face" a face.</summary>
    public static string Photo(string name) => TestFiles.Checkout($"artifacts/pictures/{name}.jpg");

    /// <summary>A clip of a whole person: the photo, slowly moved before the camera.</summary>
    public string PersonClip(string name = "person.mp4", int frames = 12, int rate = 10, string codec = "-c:v libx264 -pix_fmt yuv420p")
    {
        string move = $"scale=480:-2,pad=iw+64:ih+64:32:32:gray,crop=w=480:h=trunc(ih/2)*2-64:x=32+20*sin(n/5):y=32";
        return Ffmpeg(name, $"-loop 1 -framerate {rate} -i {Photo("body")} -vf {move} -frames:v {frames} {codec}");
    }

    /// <summary>A clip with nobody in it.</summary>
    public string EmptyClip(string name = "empty.mp4", double seconds = 0.5) =>
        Ffmpeg(name, FormattableString.Invariant($"-f lavfi -i color=c=teal:size=320x240:rate=10 -t {seconds} -c:v libx264 -pix_fmt yuv420p"));

    /// <summary>A film as Chromium's fake camera.</summary>
    /// <remarks>
    /// Chromium takes the luma of these JPEGs for one that goes from 16 to 235, whatever they say; with that of JPEG, 0 to 255, it shows a picture
    /// that is darker and harder than the film. They are as good as JPEG gets: what quality 2 changes in a small face already nods it by a degree.
    /// </remarks>
    public string Camera(string input, string filter = "null", string options = "-qmin 1 -q:v 1") =>
        Ffmpeg("camera.mjpeg", $"{input} -vf {filter},scale=out_range=tv,format=yuv420p -color_range tv -strict unofficial -c:v mjpeg {options}");

    /// <summary>Runs ffmpeg with the arguments given and the file as its last.</summary>
    public string Ffmpeg(string name, string arguments)
    {
        var start = new ProcessStartInfo(Vision.Frames.Ffmpeg.Find().Path, ["-v", "error", "-nostdin", "-y", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), this[name]])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors);
        return this[name];
    }

    /// <summary>The first part of a file.</summary>
    public string Cut(string path, double part)
    {
        byte[] bytes = File.ReadAllBytes(path);
        string cut = this["cut" + Path.GetExtension(path)];
        File.WriteAllBytes(cut, bytes[..(int)(bytes.Length * part)]);
        return cut;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
