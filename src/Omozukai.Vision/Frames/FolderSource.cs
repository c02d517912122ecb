using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Frames;

/// <summary>The pictures of a folder in natural order, as a film: picture i at the time i / rate.</summary>
public sealed class FolderSource : IFrameSource
{
    private readonly string[] _files;
    private readonly double _rate;
    private int _next;

    /// <summary>Lists a folder's pictures (JPEG, PNG, WebP, BMP, GIF; by ending); files of other kinds and folders within are left alone.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="InvalidDataException">No pictures are in it, or none in the part that is asked for.</exception>
    public FolderSource(string folder, FrameSourceOptions options)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{folder} does not exist.");
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        string[] all = [.. Directory.EnumerateFiles(folder).Where(PhotoDecoder.HasKnownExtension).OrderBy(file => Path.GetFileName(file), NaturalOrder.Instance)];
        if (all.Length == 0) throw new InvalidDataException($"{folder} holds no pictures (.jpg .jpeg .png .webp .bmp .gif).");

        _rate = options.FramesPerSecond ?? FrameSourceOptions.DefaultFolderRate;
        int first = (int)Math.Min(all.Length, Math.Ceiling(options.Start.TotalSeconds * _rate));
        int last = options.Duration is { } duration ? (int)Math.Min(all.Length, Math.Ceiling((options.Start + duration).TotalSeconds * _rate)) : all.Length;
        _files = all[first..Math.Max(first, last)];
        if (_files.Length == 0) throw new InvalidDataException($"{folder} holds {all.Length} pictures: nothing is left in the part that was asked for. Start earlier.");
        Info = new SourceInfo(name, _rate, TimeSpan.FromSeconds(_files.Length / _rate), _files.Length);
    }

    /// <inheritdoc/>
    public SourceInfo Info { get; }

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public bool TryRead(VideoFrame frame)
    {
        if (_next == _files.Length) return false;
        string path = _files[_next];
        PhotoDecoder.Decode(path, frame);
        frame.Index = _next;
        frame.Timestamp = new TimeSpan((long)Math.Round(_next / _rate * TimeSpan.TicksPerSecond));
        frame.File = Path.GetFileName(path);
        _next++;
        return true;
    }

    /// <summary>Holds nothing.</summary>
    public void Dispose()
    {
    }
}
