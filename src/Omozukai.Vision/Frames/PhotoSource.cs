using Omozukai.Core.Pipeline;

namespace Omozukai.Vision.Frames;

/// <summary>One photo as a film of one frame: JPEG, PNG, WebP, BMP or a still GIF, turned as its EXIF orientation says.</summary>
public sealed class PhotoSource : IFrameSource
{
    private readonly string _path;
    private bool _isRead;

    /// <summary>Takes a file that will be decoded when it is read.</summary>
    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    public PhotoSource(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{path} does not exist.", path);
        _path = path;
        Info = new SourceInfo(Path.GetFileName(path), FrameCount: 1);
    }

    /// <inheritdoc/>
    public SourceInfo Info { get; }

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public bool TryRead(VideoFrame frame)
    {
        if (_isRead) return false;
        _isRead = true;
        PhotoDecoder.Decode(_path, frame);
        frame.Index = 0;
        frame.Timestamp = TimeSpan.Zero;
        frame.File = Path.GetFileName(_path);
        return true;
    }

    /// <summary>Holds nothing.</summary>
    public void Dispose()
    {
    }
}
