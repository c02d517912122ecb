using System.Text.Encodings.Web;
using System.Text.Json;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Live2D;

/// <summary>
/// Writes one person's motion as a Live2D motion (motion3.json, version 3): a curve of straight lines for each parameter that leaves its default,
/// without the points that the lines between the others give. Keys stand at the poses' own times. What is kept waits in a
/// scratch file, so that memory does not grow with the motion.
/// </summary>
/// <remarks>From time 0 to the first pose the first pose stands; poses not later than the one before, to a tenth of a millisecond, are left out. Breath is left to the player.</remarks>
public sealed class Motion3Sink : FileSink
{
    /// <summary>Frames a second in the file's head where nobody says otherwise; the curves have times of their own.</summary>
    private const double DefaultFps = 30;

    /// <summary>
    /// How far a line may stray from what was tracked, as a part of the parameter's range: 0.12° of the head's 60. Half of it makes files a third larger, for
    /// nothing that can be seen.
    /// </summary>
    private const float Tolerance = 0.002f;

    private const int TimeDecimals = 4, ValueDecimals = 3;
    private const int LinearSegment = 0;

    private readonly double _fps;
    private readonly TimeSpan _start;
    private readonly Live2DParameters _parameters;
    private readonly Motion3Curve[] _curves;
    private readonly float[] _row = new float[3];
    private KeySpool? _spool;
    private double? _lastTime;

    /// <summary>Makes a sink for a file.</summary>
    /// <param name="path">Where the file appears in the end.</param>
    /// <param name="options">The model, frames a second and the time that becomes 0.</param>
    public Motion3Sink(string path, MotionFileOptions? options = null) : base(() => new OutputFile(path))
    {
        _fps = options?.Fps ?? DefaultFps;
        _start = options?.Start ?? TimeSpan.Zero;
        _parameters = new Live2DParameters(options?.Live2DModel, breathes: false);
        _curves = [.. _parameters.Driven.Select(parameter => new Motion3Curve(parameter, (parameter.Maximum - parameter.Minimum) * Tolerance))];
    }

    private protected override void OnBegin(Rig rig, OutputFile output)
    {
        if (_curves.Length == 0) throw new InvalidOperationException($"{output.Name} cannot be written: the model has no parameter that a pose could drive. Name another --model3.");
        _spool = new KeySpool(output.OpenScratch(), _row.Length);
    }

    private protected override void OnWrite(AvatarPose pose)
    {
        double time = Math.Round((pose.Timestamp - _start).TotalSeconds, TimeDecimals);
        if (time < 0 || time <= _lastTime) return;
        _parameters.Update(pose);
        if (_lastTime is null && time > 0) AddPoint(0);
        AddPoint(time);
    }

    private protected override void OnEnd()
    {
        // A motion of one moment stands for a frame: a curve needs two points.
        if (_lastTime is null) AddPoint(0);
        if (_lastTime == 0) AddPoint(Math.Round(1 / _fps, TimeDecimals));
        for (int i = 0; i < _curves.Length; i++)
            if (_curves[i].Reducer.TryEnd()) Spool(i);
        Motion3Curve[] moving = [.. _curves.Where(curve => curve.Moves)];
        WriteFile(moving.Length > 0 ? moving : _curves);
    }

    private protected override void OnDispose() => _spool?.Dispose();

    private void AddPoint(double time)
    {
        ReadOnlySpan<float> values = _parameters.Values;
        for (int i = 0; i < _curves.Length; i++)
        {
            _curves[i].Moves |= MathF.Abs(values[i] - _curves[i].Parameter.Default) > _curves[i].Tolerance;
            if (_curves[i].Reducer.TryAdd(time, values.Slice(i, 1))) Spool(i);
        }
        _lastTime = time;
    }

    private void Spool(int index)
    {
        Motion3Curve curve = _curves[index];
        (_row[0], _row[1], _row[2]) = (index, (float)curve.Reducer.KeptTime, curve.Reducer.Kept[0]);
        _spool!.Add(_row);
        curve.PointCount++;
    }

    private void WriteFile(Motion3Curve[] curves)
    {
        using var json = new Utf8JsonWriter(Output!.Stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("Version", 3);
        json.WriteStartObject("Meta");
        json.WriteNumber("Duration", Rounded((float)_lastTime!.Value, TimeDecimals));
        json.WriteNumber("Fps", Math.Round(_fps, 3));
        json.WriteBoolean("Loop", false);
        json.WriteBoolean("AreBeziersRestricted", true);
        json.WriteNumber("CurveCount", curves.Length);
        json.WriteNumber("TotalSegmentCount", curves.Sum(curve => curve.PointCount - 1));
        json.WriteNumber("TotalPointCount", curves.Sum(curve => curve.PointCount));
        json.WriteNumber("UserDataCount", 0);
        json.WriteNumber("TotalUserDataSize", 0);
        json.WriteEndObject();
        json.WriteStartArray("Curves");
        foreach (Motion3Curve curve in curves) WriteCurve(json, curve);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteCurve(Utf8JsonWriter json, Motion3Curve curve)
    {
        int index = Array.IndexOf(_curves, curve), left = curve.PointCount;
        json.WriteStartObject();
        json.WriteString("Target", "Parameter");
        json.WriteString("Id", curve.Parameter.Id);
        json.WriteStartArray("Segments");
        _spool!.ForEachBlock((_, rows) =>
        {
            ReadOnlySpan<float> block = rows.Span;
            for (int i = 0; i < block.Length; i += _row.Length)
            {
                if ((int)block[i] != index) continue;
                if (left-- < curve.PointCount) json.WriteNumberValue(LinearSegment);
                json.WriteNumberValue(Rounded(block[i + 1], TimeDecimals));
                json.WriteNumberValue(Rounded(block[i + 2], ValueDecimals));
            }
            json.Flush();
        });
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static double Rounded(float value, int decimals) => Math.Round(value, decimals) + 0.0; // + 0.0 turns -0 into 0
}
