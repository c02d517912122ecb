using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Kalidokit;

namespace Omozukai.Formats.JsonLines;

/// <summary>
/// Writes motion as JSON Lines, format <c>omozukai.motion</c>, version 1: a header, then a line a frame with everyone in it. Metres have five
/// decimals, quaternions six, weights and degrees four. Disposing completes the file; where writing failed there is none.
/// </summary>
public sealed class MotionWriter : IDisposable
{
    internal const string FormatName = "omozukai.motion";
    internal const int Version = 1;
    internal static readonly JsonNameTable BoneNames = new(Enum.GetValues<HumanBone>().Select(bone => bone.Name()));
    internal static readonly JsonNameTable ExpressionNames = new(Enum.GetValues<Expression>().Select(expression => expression.Name()));
    internal static readonly JsonNameTable ChainNames = new(Enum.GetNames<BodyChain>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]));

    private const int MetreDecimals = 5;
    private const int QuaternionDecimals = 6;
    private const int WeightDecimals = 4;

    private readonly OutputFile _output;
    private readonly bool _ownsOutput;
    private readonly MotionHeader _header;
    private readonly JsonLineWriter _line = new();
    private bool _headerIsOut;
    private bool _failed;
    private bool _disposed;

    /// <summary>Starts a file; it appears under its name when the writer is disposed.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public MotionWriter(string path, MotionHeader header) : this(new OutputFile(path), header) => _ownsOutput = true;

    /// <summary>Starts on a stream that is open already, such as the standard output; every frame is a whole line at once.</summary>
    public MotionWriter(Stream stream, MotionHeader header) : this(new OutputFile(stream, "the output"), header) => _ownsOutput = true;

    /// <summary>Writes into a file that somebody else completes.</summary>
    internal MotionWriter(OutputFile output, MotionHeader header)
    {
        _output = output;
        _header = header;
    }

    /// <summary>Writes a frame with everyone in it.</summary>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Write(MotionFrame frame)
    {
        if (!_headerIsOut) WriteHeader([.. frame.People.Select(pose => pose.TrackId)]);
        BeginFrame(frame.Index, frame.Timestamp);
        for (int i = 0; i < frame.People.Count; i++) WritePerson(frame.People[i]);
        EndFrame();
    }

    /// <summary>Writes a frame with one person, whose number and time it takes.</summary>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Write(AvatarPose pose)
    {
        if (!_headerIsOut) WriteHeader([pose.TrackId]);
        BeginFrame(pose.Index, pose.Timestamp);
        WritePerson(pose);
        EndFrame();
    }

    /// <summary>
    /// Solves everyone in a frame with KalidoKit's solvers and writes what they find, in KalidoKit's names, sides and units, in place of bones.
    /// </summary>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Write(KalidokitFrame frame, KalidokitSolver solver)
    {
        if (!_headerIsOut) WriteHeader([.. frame.People.Select(person => person.TrackId)]);
        BeginFrame(frame.Index, frame.Timestamp);
        for (int i = 0; i < frame.People.Count; i++)
        {
            solver.Solve(frame.People[i]);
            _line.Json.WriteStartObject();
            _line.Json.WriteNumber(JsonName.Id, frame.People[i].TrackId);
            KalidokitJson.Write(_line, solver);
            _line.Json.WriteEndObject();
        }
        EndFrame();
    }

    /// <summary>Completes the file; a motion without a frame is a header alone.</summary>
    /// <exception cref="IOException">The last bytes could not be written; there is no file then.</exception>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        try
        {
            if (_failed) return;
            if (!_headerIsOut) WriteHeader([]);
            if (_ownsOutput) _output.Complete();
        }
        finally
        {
            _line.Dispose();
            if (_ownsOutput) _output.Dispose();
        }
    }

    private void BeginFrame(long index, TimeSpan time)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _failed = true; // until the line is out
        Utf8JsonWriter json = _line.Json;
        json.WriteStartObject();
        json.WriteString(JsonName.Type, JsonName.Frame);
        json.WriteNumber(JsonName.Index, index);
        _line.Time(JsonName.Time, time);
        json.WriteStartArray(JsonName.People);
    }

    private void EndFrame()
    {
        _line.Json.WriteEndArray();
        _line.Json.WriteEndObject();
        _line.EndLine(_output.Stream);
        _failed = false;
    }

    private void WriteHeader(IReadOnlyList<int> firstPeople)
    {
        _failed = true; // until the line is out
        Utf8JsonWriter json = _line.Json;
        json.WriteStartObject();
        json.WriteString(JsonName.Type, JsonName.Header);
        json.WriteString(JsonName.Format, FormatName);
        json.WriteNumber(JsonName.Version, Version);
        if (_header.Fps is { } fps) _line.Number(JsonName.Fps, fps, 6);
        json.WriteStartArray(JsonName.People);
        foreach (int id in _header.People ?? firstPeople) json.WriteNumberValue(id);
        json.WriteEndArray();
        WriteRig(_header.Rig);
        json.WriteEndObject();
        _line.EndLine(_output.Stream);
        _headerIsOut = true;
        _failed = false;
    }

    private void WriteRig(Rig rig)
    {
        Utf8JsonWriter json = _line.Json;
        json.WriteStartObject(JsonName.Rig);
        foreach (HumanBone bone in rig.Bones)
        {
            json.WriteStartObject(BoneNames[(int)bone]);
            if (rig.Parent(bone) is { } parent) json.WriteString(JsonName.Parent, BoneNames[(int)parent]);
            else json.WriteNull(JsonName.Parent);
            json.WritePropertyName(JsonName.Rest);
            _line.Array(rig.RestPosition(bone), MetreDecimals);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private void WritePerson(AvatarPose pose)
    {
        Utf8JsonWriter json = _line.Json;
        json.WriteStartObject();
        json.WriteNumber(JsonName.Id, pose.TrackId);

        // Hips and bones of the rig
        json.WritePropertyName(JsonName.Hips);
        _line.Array(pose.HipsPosition, MetreDecimals);
        json.WriteStartObject(JsonName.Bones);
        foreach (HumanBone bone in _header.Rig.Bones)
        {
            json.WritePropertyName(BoneNames[(int)bone]);
            _line.Array(pose[bone], QuaternionDecimals);
        }
        json.WriteEndObject();

        // Feet, where one stands
        if (pose.IsLeftFootPlanted || pose.IsRightFootPlanted)
        {
            json.WriteStartObject(JsonName.Planted);
            json.WriteBoolean(JsonName.Left, pose.IsLeftFootPlanted);
            json.WriteBoolean(JsonName.Right, pose.IsRightFootPlanted);
            json.WriteEndObject();
        }

        // Face and gaze, where they were seen
        if (pose.HasFace)
        {
            json.WriteStartObject(JsonName.Expressions);
            for (int i = 0; i < Expressions.Count; i++) _line.Number(ExpressionNames[i], pose.Expressions[i], WeightDecimals);
            json.WriteEndObject();
            json.WriteStartArray(JsonName.LookAt);
            _line.Number(pose.LookYawDegrees, WeightDecimals);
            _line.Number(pose.LookPitchDegrees, WeightDecimals);
            json.WriteEndArray();
        }

        json.WriteStartObject(JsonName.Confidence);
        for (int i = 0; i < AvatarPose.ChainCount; i++) _line.Number(ChainNames[i], pose.Confidence[i], WeightDecimals);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
