using Omozukai.Kalidokit;

namespace Omozukai.Formats.JsonLines;

/// <summary>
/// Reads landmarks from JSON Lines, format <c>omozukai.landmarks</c>, version 1, in the double precision that KalidoKit computes with: singles would carry
/// some of its folded angles over their edges. Plain or gzipped, in constant memory.
/// </summary>
public sealed class KalidokitLandmarkReader : IDisposable
{
    private readonly JsonFrames _frames;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is not a landmark file.</exception>
    public KalidokitLandmarkReader(string path) : this(new JsonLineReader(path, LandmarkReader.Remedy))
    {
    }

    /// <summary>Reads a stream such as the standard input.</summary>
    /// <param name="stream">JSON Lines, not gzipped; closed with the reader.</param>
    /// <param name="name">What messages call the stream.</param>
    /// <exception cref="InvalidDataException">It does not begin as a landmark file does.</exception>
    public KalidokitLandmarkReader(Stream stream, string name) : this(new JsonLineReader(stream, name, LandmarkReader.Remedy))
    {
    }

    private KalidokitLandmarkReader(JsonLineReader lines)
    {
        _frames = new JsonFrames(lines);
        Header = _frames.ReadHeader(LandmarkWriter.FormatName, LandmarkWriter.Version, LandmarkParser.ParseHeader);
    }

    /// <summary>What the file says of itself.</summary>
    public LandmarkHeader Header { get; }

    /// <summary>Fills the next frame. A body counts where its points in metres and in the picture are there.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The file is damaged here; the message names file, line, expectation and mend. Frames read before stay valid.</exception>
    public bool TryRead(KalidokitFrame frame) => _frames.TryRead(frame, ParseFrame);

    /// <inheritdoc/>
    public void Dispose() => _frames.Dispose();

    private static void ParseFrame(JsonCursor json, KalidokitFrame frame)
    {
        frame.Index = 0;
        frame.Timestamp = TimeSpan.Zero;
        frame.ClearPeople();
        while (json.NextProperty())
        {
            if (json.Is(JsonName.Index))
            {
                json.Value();
                frame.Index = json.Int64("index");
            }
            else if (json.Is(JsonName.Time))
            {
                json.Value();
                frame.Timestamp = json.Time("time");
            }
            else if (json.Is(JsonName.People))
            {
                json.Value();
                json.Array("people");
                frame.ClearPeople();
                while (json.NextItem()) ParsePerson(ref json, frame.AddPerson());
            }
            else json.SkipValue();
        }
    }

    private static void ParsePerson(ref JsonCursor json, KalidokitLandmarks person)
    {
        json.Object("a person");
        bool hasWorld = false, hasImage = false;
        while (json.NextProperty())
        {
            if (json.Is(JsonName.Id)) person.TrackId = LandmarkParser.Id(ref json);
            else if (json.Is(JsonName.Face)) person.FaceCount = Points(ref json, person.FacePoints, "face", Face.Points);
            else if (json.Is(JsonName.Pose)) hasImage = Points(ref json, person.BodyImage, "pose") > 0;
            else if (json.Is(JsonName.PoseWorld)) hasWorld = Points(ref json, person.BodyWorld, "poseWorld") > 0;
            else if (json.Is(JsonName.LeftHand)) person.HasLeftHand = Points(ref json, person.LeftHandPoints, "leftHand") > 0;
            else if (json.Is(JsonName.RightHand)) person.HasRightHand = Points(ref json, person.RightHandPoints, "rightHand") > 0;
            else json.SkipValue();
        }
        person.HasBody = hasWorld && hasImage;
    }

    /// <returns>The number of points, or 0 for null.</returns>
    private static int Points(ref JsonCursor json, Span<Landmark> points, string what, int shorter = -1)
    {
        json.Value();
        if (json.IsNull) return 0;
        json.Array(what);
        Span<double> numbers = stackalloc double[LandmarkParser.PointNumbers];
        int count = 0;
        for (; json.NextItem(); count++)
        {
            numbers.Clear(); // a missing visibility is 0, as KalidoKit reads it
            int length = json.NumbersUpTo(numbers, what);
            if (length < 2) throw json.Error($"a point of {what} has {length} numbers; expected x, y, z");
            if (count < points.Length) points[count] = new Landmark(numbers[0], numbers[1], numbers[2], numbers[3]);
        }
        LandmarkParser.CheckCount(ref json, count, points.Length, shorter, what);
        return count;
    }
}
