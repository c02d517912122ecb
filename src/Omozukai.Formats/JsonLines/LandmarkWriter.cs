using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Faces;
using Omozukai.Core.Landmarks;

namespace Omozukai.Formats.JsonLines;

/// <summary>
/// Writes landmarks as JSON Lines, format <c>omozukai.landmarks</c>, version 1: a header, then a line a frame. Image points have six decimals
/// (a hundredth of a pixel in 8K), metres five, scores four. Disposing completes the file; where writing failed there is none.
/// </summary>
public sealed class LandmarkWriter : IDisposable
{
    internal const string FormatName = "omozukai.landmarks";
    internal const int Version = 1;
    internal static readonly JsonNameTable BlendShapeNames = new(ArkitBlendShapes.Names.ToArray());

    private const int ImageDecimals = 6;
    private const int MetreDecimals = 5;
    private const int ScoreDecimals = 4;
    private const int TransformDecimals = 5;

    private readonly OutputFile _output;
    private readonly JsonLineWriter _line = new();
    private readonly LandmarkHeader _header;
    private readonly IFaceTopology? _face;
    private readonly Vector3[] _facePoints;
    private bool _failed;
    private bool _disposed;

    /// <summary>Starts a file; it appears under its name when the writer is disposed.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public LandmarkWriter(string path, LandmarkHeader header) : this(new OutputFile(path), header, null)
    {
    }

    /// <summary>Starts on a stream that is open already, such as the standard output; every frame is a whole line at once.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="header">What the first line says.</param>
    /// <param name="face">The points that faces get in place of the mesh's; null for the mesh. The header takes its name.</param>
    public LandmarkWriter(Stream stream, LandmarkHeader header, IFaceTopology? face = null) : this(new OutputFile(stream, "the output"), header, face)
    {
    }

    private LandmarkWriter(OutputFile output, LandmarkHeader header, IFaceTopology? face)
    {
        _output = output;
        _header = header = face is null ? header : header with { Face = face.Name };
        _face = face;
        _facePoints = new Vector3[face?.Count ?? 0];
        Guarded(() => WriteHeader(header));
    }

    /// <summary>Writes a frame.</summary>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Write(LandmarkFrame frame)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _failed = true; // until the line is out
        Utf8JsonWriter json = _line.Json;
        json.WriteStartObject();
        json.WriteString(JsonName.Type, JsonName.Frame);
        json.WriteNumber(JsonName.Index, frame.Index);
        _line.Time(JsonName.Time, frame.Timestamp);
        if (frame.File is { } file) json.WriteString(JsonName.File, file);
        if (frame.Width > 0 && (frame.Width != _header.Width || frame.Height != _header.Height))
        {
            json.WriteNumber(JsonName.Width, frame.Width);
            json.WriteNumber(JsonName.Height, frame.Height);
        }
        json.WriteStartArray(JsonName.People);
        for (int i = 0; i < frame.People.Count; i++) WritePerson(frame.People[i]);
        json.WriteEndArray();
        json.WriteEndObject();
        _line.EndLine(_output.Stream);
        _failed = false;
    }

    /// <summary>Completes the file.</summary>
    /// <exception cref="IOException">The last bytes could not be written; there is no file then.</exception>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        using (_output)
        using (_line)
            if (!_failed) _output.Complete();
    }

    private void Guarded(Action step)
    {
        try
        {
            step();
        }
        catch
        {
            _output.Dispose();
            throw;
        }
    }

    private void WriteHeader(LandmarkHeader header)
    {
        Utf8JsonWriter json = _line.Json;
        json.WriteStartObject();
        json.WriteString(JsonName.Type, JsonName.Header);
        json.WriteString(JsonName.Format, FormatName);
        json.WriteNumber(JsonName.Version, Version);
        json.WriteNumber(JsonName.Width, header.Width);
        json.WriteNumber(JsonName.Height, header.Height);
        if (header.Fps is { } fps) _line.Number(JsonName.Fps, fps, 6);
        if (header.VerticalFovDegrees is { } fov) _line.Number(JsonName.VerticalFov, fov, 3);
        if (header.Source is { } source) json.WriteString(JsonName.Source, source);
        if (header.Face is { } face) json.WriteString(JsonName.Face, face);
        if (_face is DenseFace dense) WriteSurface(dense);
        json.WriteEndObject();
        _line.EndLine(_output.Stream);
    }

    /// <summary>How the points of a dense face are a surface, once for all frames.</summary>
    private void WriteSurface(DenseFace dense)
    {
        Utf8JsonWriter json = _line.Json;
        json.WriteStartArray("faceTriangles"u8);
        foreach (int point in dense.Triangles) json.WriteNumberValue(point);
        json.WriteEndArray();
        json.WriteStartArray("faceUv"u8);
        foreach (Vector2 uv in dense.Uv)
        {
            json.WriteStartArray();
            _line.Number(uv.X, MetreDecimals);
            _line.Number(uv.Y, MetreDecimals);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private void WritePerson(PersonLandmarks person)
    {
        Utf8JsonWriter json = _line.Json;
        json.WriteStartObject();
        json.WriteNumber(JsonName.Id, person.TrackId);
        _line.Number(JsonName.Score, person.Score, ScoreDecimals);
        if (person.Body.IsPresent) WriteBody(person.Body);
        if (person.Face.IsPresent) WriteFace(person.Face);
        if (person.LeftHand.IsPresent) WriteHand(person.LeftHand, JsonName.LeftHand, JsonName.LeftHandWorld, JsonName.LeftHandScore);
        if (person.RightHand.IsPresent) WriteHand(person.RightHand, JsonName.RightHand, JsonName.RightHandWorld, JsonName.RightHandScore);
        json.WriteEndObject();
    }

    private void WriteBody(BodyLandmarks body)
    {
        _line.Json.WriteStartArray(JsonName.Pose);
        foreach (NormalizedLandmark point in body.Image) WriteTrustedPoint(point.Position, ImageDecimals, point.Visibility, point.Presence);
        _line.Json.WriteEndArray();
        _line.Json.WriteStartArray(JsonName.PoseWorld);
        foreach (WorldLandmark point in body.World) WriteTrustedPoint(point.Position, MetreDecimals, point.Visibility, point.Presence);
        _line.Json.WriteEndArray();
    }

    private void WriteFace(FaceLandmarks face)
    {
        Utf8JsonWriter json = _line.Json;
        if (_face is not null)
        {
            _face.Fill(face, _facePoints);
            json.WriteStartArray(JsonName.Face);
            foreach (Vector3 point in _facePoints) _line.Array(point, ImageDecimals);
            json.WriteEndArray();
            WriteFaceFacts(face);
            return;
        }
        bool hasIrises = face.Image[FaceLandmarks.MeshCount].Presence > 0 || face.Image[FaceLandmarks.Count - 1].Presence > 0;
        WritePoints(JsonName.Face, hasIrises ? face.Image : face.Image[..FaceLandmarks.MeshCount]);
        WriteFaceFacts(face);
    }

    private void WriteFaceFacts(FaceLandmarks face)
    {
        Utf8JsonWriter json = _line.Json;
        _line.Number(JsonName.FaceScore, face.Score, ScoreDecimals);
        if (face.HasBlendShapes)
        {
            json.WriteStartObject(JsonName.BlendShapes);
            for (int i = 0; i < ArkitBlendShapes.Count; i++) _line.Number(BlendShapeNames[i], face.BlendShapes[i], ScoreDecimals);
            json.WriteEndObject();
        }
        if (face.HasTransform)
        {
            // Rows of the row-vector matrix of System.Numerics are columns of the column-vector matrix that the format speaks of.
            json.WriteStartArray(JsonName.FaceTransform);
            for (int row = 0; row < 4; row++)
                for (int column = 0; column < 4; column++)
                    _line.Number(face.Transform[row, column], TransformDecimals);
            json.WriteEndArray();
        }
    }

    private void WriteHand(HandLandmarks hand, JsonEncodedText image, JsonEncodedText world, JsonEncodedText score)
    {
        WritePoints(image, hand.Image);
        if (hand.HasWorld)
        {
            _line.Json.WriteStartArray(world);
            foreach (WorldLandmark point in hand.World) _line.Array(point.Position, MetreDecimals);
            _line.Json.WriteEndArray();
        }
        _line.Number(score, hand.Score, ScoreDecimals);
    }

    private void WritePoints(JsonEncodedText name, ReadOnlySpan<NormalizedLandmark> points)
    {
        _line.Json.WriteStartArray(name);
        foreach (NormalizedLandmark point in points) _line.Array(point.Position, ImageDecimals);
        _line.Json.WriteEndArray();
    }

    private void WriteTrustedPoint(Vector3 position, int decimals, float visibility, float presence)
    {
        _line.Json.WriteStartArray();
        _line.Numbers(position, decimals);
        _line.Number(visibility, ScoreDecimals);
        _line.Number(presence, ScoreDecimals);
        _line.Json.WriteEndArray();
    }
}
