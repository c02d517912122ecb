using System.Buffers;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Omozukai.Formats.JsonLines;

/// <summary>Writes one JSON object a line; after the first lines nothing is allocated.</summary>
internal sealed class JsonLineWriter : IDisposable
{
    // Plain UTF-8 for names of people's files; only quotes, backslashes and control characters are escaped.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _line = new(1 << 15);

    public JsonLineWriter() => Json = new Utf8JsonWriter(_line, s_options);

    public Utf8JsonWriter Json { get; }

    /// <summary>Ends the line and hands it to a stream at once, so that a reader at a pipe's other end sees whole lines.</summary>
    public void EndLine(Stream stream)
    {
        Json.Flush();
        _line.GetSpan(1)[0] = (byte)'\n';
        _line.Advance(1);
        stream.Write(_line.WrittenSpan);
        _line.ResetWrittenCount();
        Json.Reset(_line);
    }

    public void Dispose() => Json.Dispose();

    /// <summary>A number in the shortest form of the decimals given; what is not finite becomes null.</summary>
    public void Number(double value, int decimals)
    {
        if (double.IsFinite(value)) Json.WriteNumberValue(Math.Round(value, decimals) + 0.0); // + 0.0 turns -0 into 0
        else Json.WriteNullValue();
    }

    public void Number(JsonEncodedText name, double value, int decimals)
    {
        Json.WritePropertyName(name);
        Number(value, decimals);
    }

    public void Time(JsonEncodedText name, TimeSpan time) => Json.WriteNumber(name, time.Ticks / (double)TimeSpan.TicksPerSecond);

    public void Numbers(Vector3 value, int decimals)
    {
        Number(value.X, decimals);
        Number(value.Y, decimals);
        Number(value.Z, decimals);
    }

    public void Array(Vector3 value, int decimals)
    {
        Json.WriteStartArray();
        Numbers(value, decimals);
        Json.WriteEndArray();
    }

    public void Array(Quaternion value, int decimals)
    {
        Json.WriteStartArray();
        Number(value.X, decimals);
        Number(value.Y, decimals);
        Number(value.Z, decimals);
        Number(value.W, decimals);
        Json.WriteEndArray();
    }
}
