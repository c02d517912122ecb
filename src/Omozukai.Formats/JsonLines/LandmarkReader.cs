using Omozukai.Core.Landmarks;

namespace Omozukai.Formats.JsonLines;

/// <summary>
/// Reads landmarks from JSON Lines, format <c>omozukai.landmarks</c>, version 1, plain or gzipped, in constant memory. Unknown fields are
/// passed over; null numbers become NaN. Points without a visibility are trusted fully (1); a face of 468 points gets the middle of each
/// eye in place of its irises, with presence 0.
/// </summary>
public sealed class LandmarkReader : IDisposable
{
    internal const string Remedy = "Write the file again with 'omozukai track'.";

    private readonly JsonFrames _frames;
    private readonly JsonFrames.FrameParser<LandmarkFrame> _parseFrame;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is not a landmark file.</exception>
    public LandmarkReader(string path) : this(new JsonLineReader(path, Remedy))
    {
    }

    /// <summary>Reads a stream such as the standard input.</summary>
    /// <param name="stream">JSON Lines, not gzipped; closed with the reader.</param>
    /// <param name="name">What messages call the stream.</param>
    /// <exception cref="InvalidDataException">It does not begin as a landmark file does.</exception>
    public LandmarkReader(Stream stream, string name) : this(new JsonLineReader(stream, name, Remedy))
    {
    }

    private LandmarkReader(JsonLineReader lines)
    {
        _frames = new JsonFrames(lines);
        Header = _frames.ReadHeader(LandmarkWriter.FormatName, LandmarkWriter.Version, LandmarkParser.ParseHeader);
        _parseFrame = (json, frame) => LandmarkParser.ParseFrame(json, Header, frame);
    }

    /// <summary>What the file says of itself.</summary>
    public LandmarkHeader Header { get; }

    /// <summary>Fills the next frame, with the header's picture size and field of view.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The file is damaged here; the message names file, line, expectation and mend. Frames read before stay valid.</exception>
    public bool TryRead(LandmarkFrame frame) => _frames.TryRead(frame, _parseFrame);

    /// <inheritdoc/>
    public void Dispose() => _frames.Dispose();
}
