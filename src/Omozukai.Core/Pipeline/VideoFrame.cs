namespace Omozukai.Core.Pipeline;

/// <summary>One picture: 8-bit RGBA rows from top to bottom, without gaps. One object is filled again and again.</summary>
public sealed class VideoFrame
{
    private byte[] _pixels = [];

    /// <summary>Width in pixels.</summary>
    public int Width { get; private set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; private set; }

    /// <summary>The frame's number in its source, from 0.</summary>
    public long Index { get; set; }

    /// <summary>The frame's time from the start of its source.</summary>
    public TimeSpan Timestamp { get; set; }

    /// <summary>The picture's file name, for folders of pictures.</summary>
    public string? File { get; set; }

    /// <summary>Width × Height × 4 bytes, red first; alpha is not used.</summary>
    public Span<byte> Pixels => _pixels.AsSpan(0, Width * Height * 4);

    /// <summary>The buffer behind <see cref="Pixels"/>; may be longer than the picture.</summary>
    public byte[] Buffer => _pixels;

    /// <summary>Sets the size; the buffer grows when it must and is kept otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is not positive, or the picture has more than 2³¹ bytes.</exception>
    public void Resize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Array.MaxLength / 4 / width);
        int length = width * height * 4;
        if (_pixels.Length < length) _pixels = GC.AllocateUninitializedArray<byte>(length);
        Width = width;
        Height = height;
    }

    /// <summary>Exchanges everything with another frame, without copying a pixel.</summary>
    public void Swap(VideoFrame other)
    {
        (_pixels, other._pixels) = (other._pixels, _pixels);
        (Width, other.Width) = (other.Width, Width);
        (Height, other.Height) = (other.Height, Height);
        (Index, other.Index) = (other.Index, Index);
        (Timestamp, other.Timestamp) = (other.Timestamp, Timestamp);
        (File, other.File) = (other.File, File);
    }
}
