using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.JsonLines;

/// <summary>
/// Reads motion from JSON Lines, format <c>omozukai.motion</c>, version 1, plain or gzipped, in constant memory. Unknown fields are passed
/// over; a bone that a frame lacks, or whose rotation is null, stands as in the T-pose.
/// </summary>
public sealed class MotionReader : IMotionReader
{
    private const string Remedy = "Write the file again with 'omozukai solve'.";

    private readonly JsonFrames _frames;
    private readonly JsonFrames.FrameParser<MotionFrame> _parseFrame;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is not a motion file.</exception>
    public MotionReader(string path) : this(new JsonLineReader(path, Remedy))
    {
    }

    /// <summary>Reads a stream such as the standard input.</summary>
    /// <param name="stream">JSON Lines, not gzipped; closed with the reader.</param>
    /// <param name="name">What messages call the stream.</param>
    /// <exception cref="InvalidDataException">It does not begin as a motion file does.</exception>
    public MotionReader(Stream stream, string name) : this(new JsonLineReader(stream, name, Remedy))
    {
    }

    private MotionReader(JsonLineReader lines)
    {
        _frames = new JsonFrames(lines);
        Header = _frames.ReadHeader(MotionWriter.FormatName, MotionWriter.Version, MotionParser.ParseHeader);
        _parseFrame = (json, frame) => MotionParser.ParseFrame(json, Rig, frame);
    }

    /// <summary>What the file says of itself.</summary>
    public MotionHeader Header { get; }

    /// <inheritdoc/>
    public Rig Rig => Header.Rig;

    /// <inheritdoc/>
    public double? Fps => Header.Fps;

    /// <inheritdoc/>
    public bool TryRead(MotionFrame frame) => _frames.TryRead(frame, _parseFrame);

    /// <inheritdoc/>
    public void Dispose() => _frames.Dispose();
}
