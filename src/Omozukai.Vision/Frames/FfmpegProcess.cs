using System.Diagnostics;

namespace Omozukai.Vision.Frames;

/// <summary>One running ffmpeg: its pipes and its log. Disposing ends it, whatever it is doing.</summary>
internal sealed class FfmpegProcess : IDisposable
{
    private readonly Process _process;
    private bool _isDisposed;

    public FfmpegProcess(Ffmpeg ffmpeg, IEnumerable<string> arguments, bool takesInput = false)
    {
        var start = new ProcessStartInfo(ffmpeg.Path, ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info", .. arguments])
        {
            RedirectStandardInput = takesInput,
            RedirectStandardOutput = !takesInput,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Log.Add(line.Data);
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public FfmpegLog Log { get; } = new();

    /// <summary>What ffmpeg writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>What ffmpeg reads.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Waits for the end, its last words included.</summary>
    /// <returns>The exit code.</returns>
    public int WaitForExit()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Ends ffmpeg at once; a thread that reads from it then sees the end.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        Kill();
        _process.WaitForExit();
        _process.Dispose();
        Log.Dispose();
    }
}
