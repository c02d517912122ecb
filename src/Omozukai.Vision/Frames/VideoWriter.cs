using System.Globalization;
using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Frames;

/// <summary>Encodes pictures to a video file (.mp4, .mov, .mkv; H.264 where ffmpeg has it, else MPEG-4) with an ffmpeg process; each keeps its time. The same pictures give the same file.</summary>
public sealed class VideoWriter : IDisposable
{
    /// <summary>Ticks a second of the written times: holds those of 24, 25, 30, 50, 60 and the NTSC rates to a tick.</summary>
    private const int Timescale = 90000;

    /// <summary>H.264's constant quality, 0 (lossless) to 51; 20 is hard to tell from the source.</summary>
    private const int H264Quality = 20;

    /// <summary>MPEG-4's quality, 1 (best) to 31.</summary>
    private const int Mpeg4Quality = 3;

    /// <summary>ffmpeg 4 knows no length of a last frame, and its edit list then cuts that frame off. Without B-frames none is needed.</summary>
    private static readonly string[] s_noEditList = ["-bf", "0", "-use_editlist", "0"];

    private readonly string _path;
    private readonly FfmpegProcess _process;
    private readonly NutWriter _writer;
    private bool _isInterrupted;

    /// <summary>Starts the file; it is complete after <see cref="Complete"/>.</summary>
    /// <param name="path">Where the video is written at once; an existing file is replaced.</param>
    /// <param name="extension">The kind of file, as its extension with the dot.</param>
    /// <param name="width">Width of the pictures; an odd one gets a column of black.</param>
    /// <param name="height">Height of the pictures.</param>
    /// <exception cref="NotSupportedException">No such kind of video is written.</exception>
    /// <exception cref="FileNotFoundException">ffmpeg is missing.</exception>
    public VideoWriter(string path, string extension, int width, int height)
        : this(path, extension, width, height, Ffmpeg.Find())
    {
    }

    internal VideoWriter(string path, string extension, int width, int height, Ffmpeg ffmpeg)
    {
        _path = path;
        string format = FormatOf(extension) ?? throw new NotSupportedException($"Videos are written as {string.Join(", ", Extensions)}, not as {extension}.");
        IEnumerable<string> codec = ffmpeg.HasEncoder("libx264")
            ? ["-c:v", "libx264", "-preset", "veryfast", "-crf", H264Quality.ToString(CultureInfo.InvariantCulture)]
            : ["-c:v", "mpeg4", "-q:v", Mpeg4Quality.ToString(CultureInfo.InvariantCulture)];
        _process = new FfmpegProcess(ffmpeg,
        [
            "-f", "nut", "-i", "pipe:0", "-an",
            "-vf", "pad=w=ceil(iw/2)*2:h=ceil(ih/2)*2,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
            "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
            .. codec, .. ffmpeg.PassthroughArguments, "-enc_time_base", $"1:{Timescale}",
            "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
            .. format is "matroska" ? Array.Empty<string>() : ["-movflags", "+faststart", "-video_track_timescale", $"{Timescale}", .. s_noEditList],
            "-f", format, "-y", $"file:{path}",
        ], takesInput: true);
        try
        {
            _writer = new NutWriter(_process.Input, width, height);
        }
        catch (IOException)
        {
            throw Failed();
        }
    }

    /// <summary>The extensions of the kinds of video that can be written.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".mp4", ".mov", ".mkv"];

    /// <summary>Encodes a picture of the size that the file was started with. After Ctrl-C, which ffmpeg heeds by itself by completing the file, pictures are left out.</summary>
    /// <exception cref="IOException">ffmpeg failed; the message says why.</exception>
    public void Write(VideoFrame frame)
    {
        if (_isInterrupted) return;
        try
        {
            _writer.Write(frame);
        }
        catch (IOException)
        {
            _process.WaitForExit();
            _isInterrupted = _process.Log.IsInterrupted;
            if (!_isInterrupted) throw Failed();
        }
    }

    /// <summary>Brings the file to its end.</summary>
    /// <exception cref="IOException">ffmpeg failed; the message says why.</exception>
    public void Complete()
    {
        try
        {
            _process.Input.Dispose();
        }
        catch (IOException)
        {
            // ffmpeg has ended before; its exit code says how.
        }
        if (_process.WaitForExit() != 0 && !_process.Log.IsInterrupted) throw Failed();
    }

    /// <summary>Ends ffmpeg where the file was not completed.</summary>
    public void Dispose() => _process.Dispose();

    private static string? FormatOf(string extension) => extension.ToUpperInvariant() switch
    {
        ".MP4" => "mp4",
        ".MOV" => "mov",
        ".MKV" => "matroska",
        _ => null,
    };

    private IOException Failed()
    {
        _process.WaitForExit();
        string reason = _process.Log.Errors is [.., var last] ? last : "it ended early";
        _process.Dispose();
        return new IOException($"{_path} could not be encoded (ffmpeg: {reason}).");
    }
}
