using System.Buffers.Binary;
using System.Diagnostics;
using Omozukai.Tests;
using Omozukai.Vision.Frames;

namespace Omozukai.Vision.Tests.Frames;

/// <summary>Clips made on the spot with ffmpeg, in a folder that goes with the test.</summary>
internal sealed class TestClips : IDisposable
{
    /// <summary>Losslessly coded, one after the other redder by 5; upper left quarter blue, so that turning shows.</summary>
    public const string Counting = "nullsrc=size=64x32:rate=25,format=gbrp,geq=r='N*5':g=0:b='255*lt(X\\,32)*lt(Y\\,16)'";

    public string Folder { get; } = Directory.CreateTempSubdirectory("omozukai-frames-").FullName;

    /// <summary>The programs to test with: the PATH's, where there is one, and the npm fallback, which is of 2018.</summary>
    public static TheoryData<string> Programs
    {
        get
        {
            string npm = TestFiles.Checkout("node_modules/@ffmpeg-installer");
            string? fallback = Directory.Exists(npm) ? Directory.EnumerateFiles(npm, "ffmpeg*", SearchOption.AllDirectories).FirstOrDefault(file => System.IO.Path.GetFileName(file) is "ffmpeg" or "ffmpeg.exe") : null;
            return [.. new[] { fallback, Ffmpeg.TryFind(out Ffmpeg? found, out _) ? found.Path : null }.OfType<string>().Distinct(StringComparer.Ordinal)];
        }
    }

    public static Ffmpeg Program(string path) => Ffmpeg.Start(path, "test");

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Runs ffmpeg with the arguments given and the file as its last.</summary>
    public string Make(string name, string arguments)
    {
        string path = Path(name);
        Run([.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), path]);
        return path;
    }

    /// <summary>As <see cref="Make(string,string)"/>, from a filter description.</summary>
    public string MakeFrom(string filter, string name, string arguments)
    {
        string path = Path(name);
        Run(["-f", "lavfi", "-i", filter, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), path]);
        return path;
    }

    /// <summary>The first part of a file.</summary>
    public string Cut(string path, double part)
    {
        string cut = Path("cut-" + System.IO.Path.GetFileName(path));
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(cut, bytes[..(int)(bytes.Length * part)]);
        return cut;
    }

    /// <summary>An MP4 that asks to be shown turned by 90° clockwise: the matrix of its track header (ISO 14496-12, "tkhd") made x' = height − y, y' = x.</summary>
    public string TurnClockwise(string path, int height)
    {
        const int matrix = 4 + 40; // the type and what stands before the matrix in version 0
        byte[] bytes = File.ReadAllBytes(path);
        Span<byte> box = bytes.AsSpan(bytes.AsSpan().IndexOf("tkhd"u8));
        int[] values = [0, 1 << 16, 0, -1 << 16, 0, 0, height << 16, 0, 1 << 30];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt32BigEndian(box[(matrix + 4 * i)..], values[i]);
        string turned = Path("turned.mp4");
        File.WriteAllBytes(turned, bytes);
        return turned;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Run(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Ffmpeg.Find().Path, ["-v", "error", "-nostdin", "-y", .. arguments]) { RedirectStandardError = true, UseShellExecute = false })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The test clip could not be made: {errors}");
    }
}
