using System.Text.Json;
using Omozukai.Core.Faces;
using Omozukai.Core.Solving;

namespace Omozukai.Formats;

/// <summary>
/// A <see cref="Calibration"/> as a file of readable JSON: <c>{"format":"omozukai.calibration","version":1,"camera":{"pitchDegrees":…,
/// "rollDegrees":…,"floorMetres":…},"head":{"pitchDegrees":…,"yawDegrees":…,"rollDegrees":…},"face":{"leftEyeClosed":…,"rightEyeClosed":…,
/// "neutral":{…}}}</c>. What is absent is as by default; unknown fields are passed over.
/// </summary>
public static class CalibrationFile
{
    private const string Format = "omozukai.calibration";
    private const int Version = 1;

    private static readonly JsonWriterOptions s_readable = new() { Indented = true };

    /// <summary>Reads a calibration.</summary>
    /// <exception cref="InvalidDataException">It is none; the message names file, place and mend.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Calibration Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out JsonElement format) || !format.ValueEquals(Format))
                throw new InvalidDataException($"{path} is no calibration (\"format\" is not \"{Format}\"). Delete it and have it learnt anew, or name another.");
            if (root.TryGetProperty("version", out JsonElement version) && version.TryGetInt32(out int number) && number > Version)
                throw new InvalidDataException($"{path} is a calibration of version {number}; this program knows {Version}. Update the program, or delete the file and have it learnt anew.");
            JsonElement camera = Object(root, "camera", path), head = Object(root, "head", path);
            return new Calibration
            {
                CameraPitchDegrees = Angle(camera, "pitchDegrees", path),
                CameraRollDegrees = Angle(camera, "rollDegrees", path),
                FloorMetres = Number(camera, "floorMetres", path),
                HeadPitchDegrees = Angle(head, "pitchDegrees", path),
                HeadYawDegrees = Angle(head, "yawDegrees", path),
                HeadRollDegrees = Angle(head, "rollDegrees", path),
                Face = ReadFace(Object(root, "face", path), path),
            };
        }
        catch (JsonException reason)
        {
            throw new InvalidDataException($"{path} is no JSON from line {reason.LineNumber + 1} on. Delete it and have it learnt anew, or mend it.", reason);
        }
    }

    /// <summary>Writes a calibration.</summary>
    /// <exception cref="IOException">The place cannot be written.</exception>
    public static void Write(string path, Calibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        using var file = new OutputFile(path);
        using (var json = new Utf8JsonWriter(file.Stream, s_readable))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteStartObject("camera");
            Write(json, "pitchDegrees", calibration.CameraPitchDegrees);
            Write(json, "rollDegrees", calibration.CameraRollDegrees);
            if (calibration.FloorMetres is { } floor) Write(json, "floorMetres", floor);
            json.WriteEndObject();
            json.WriteStartObject("head");
            Write(json, "pitchDegrees", calibration.HeadPitchDegrees);
            Write(json, "yawDegrees", calibration.HeadYawDegrees);
            Write(json, "rollDegrees", calibration.HeadRollDegrees);
            json.WriteEndObject();
            if (calibration.Face is { } face) WriteFace(json, face);
            json.WriteEndObject();
        }
        file.Stream.WriteByte((byte)'\n');
        file.Complete();
    }

    private static FaceCalibration? ReadFace(JsonElement face, string path)
    {
        if (face.ValueKind != JsonValueKind.Object) return null;
        var neutral = new Dictionary<FaceMeasure, float>();
        foreach (FaceMeasure measure in Enum.GetValues<FaceMeasure>())
            if (Number(Object(face, "neutral", path), Name(measure), path) is { } value) neutral[measure] = value;
        var calibration = new FaceCalibration { Neutral = neutral };
        return calibration with
        {
            LeftEyeClosed = Number(face, "leftEyeClosed", path) ?? calibration.LeftEyeClosed,
            RightEyeClosed = Number(face, "rightEyeClosed", path) ?? calibration.RightEyeClosed,
        };
    }

    private static void WriteFace(Utf8JsonWriter json, FaceCalibration face)
    {
        json.WriteStartObject("face");
        Write(json, "leftEyeClosed", face.LeftEyeClosed);
        Write(json, "rightEyeClosed", face.RightEyeClosed);
        json.WriteStartObject("neutral");
        foreach (FaceMeasure measure in Enum.GetValues<FaceMeasure>())
            if (face.Neutral.TryGetValue(measure, out float value)) Write(json, Name(measure), value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Name(FaceMeasure measure) => JsonNamingPolicy.CamelCase.ConvertName(measure.ToString());

    private static JsonElement Object(JsonElement parent, string name, string path)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out JsonElement child)) return default;
        return child.ValueKind == JsonValueKind.Object ? child : throw new InvalidDataException($"{path}: \"{name}\" is no object. Delete the file and have it learnt anew, or mend it.");
    }

    private static float Angle(JsonElement parent, string name, string path)
    {
        float degrees = Number(parent, name, path) ?? 0;
        return MathF.Abs(degrees) <= 90 ? degrees : throw new InvalidDataException($"{path}: \"{name}\" is {degrees}, not an angle from −90 to 90 degrees. Delete the file and have it learnt anew, or mend it.");
    }

    private static float? Number(JsonElement parent, string name, string path)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out JsonElement child)) return null;
        return child.ValueKind == JsonValueKind.Number && child.TryGetSingle(out float value) && float.IsFinite(value)
            ? value
            : throw new InvalidDataException($"{path}: \"{name}\" is no number. Delete the file and have it learnt anew, or mend it.");
    }

    /// <summary>Four decimals: a tenth of a millimetre, and less than noise in degrees.</summary>
    private static void Write(Utf8JsonWriter json, string name, float value) => json.WriteNumber(name, Math.Round((decimal)value, 4));
}
