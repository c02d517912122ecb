using System.Numerics;
using System.Text.Json;

namespace Omozukai.Formats.JsonLines;

/// <summary>Walks one line's JSON, and says in the file's words what was expected where it is something else.</summary>
internal ref struct JsonCursor
{
    private readonly JsonLineReader _lines;
    private Utf8JsonReader _json;

    public JsonCursor(ReadOnlySpan<byte> line, JsonLineReader lines)
    {
        _lines = lines;
        _json = new Utf8JsonReader(line);
        _json.Read();
    }

    /// <summary>Expects an object here; then <see cref="NextProperty"/> walks it.</summary>
    public readonly void Object(string what) => Expect(JsonTokenType.StartObject, what, "an object {…}");

    /// <summary>Steps to the next property and its value's name; false at the object's end.</summary>
    public bool NextProperty()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Whether the property stepped on has a name.</summary>
    public readonly bool Is(JsonEncodedText name) => _json.ValueTextEquals(name.EncodedUtf8Bytes);

    /// <summary>The place in a table of the property stepped on, or -1.</summary>
    public int IndexIn(JsonNameTable names, int guess) => names.IndexOf(ref _json, guess);

    /// <summary>Steps from a property's name to its value.</summary>
    public void Value() => _json.Read();

    /// <summary>Steps over the value of the property stepped on.</summary>
    public void SkipValue()
    {
        _json.Read();
        _json.Skip();
    }

    /// <summary>Expects an array here; then <see cref="NextItem"/> walks it.</summary>
    public readonly void Array(string what) => Expect(JsonTokenType.StartArray, what, "an array […]");

    /// <summary>Steps to the next item; false at the array's end.</summary>
    public bool NextItem()
    {
        _json.Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    public readonly bool IsString(JsonEncodedText text) =>
        _json.TokenType == JsonTokenType.String && _json.ValueTextEquals(text.EncodedUtf8Bytes);

    public readonly string? String(string what)
    {
        if (IsNull) return null;
        Expect(JsonTokenType.String, what, "a text");
        return _json.GetString();
    }

    /// <summary>Steps to the end of the value stepped on.</summary>
    public void SkipHere() => _json.Skip();

    public readonly bool Boolean(string what)
    {
        if (_json.TokenType is not (JsonTokenType.True or JsonTokenType.False)) throw _lines.Error($"{what} must be true or false");
        return _json.GetBoolean();
    }

    /// <summary>A finite number; null is NaN.</summary>
    public readonly double Number(string what)
    {
        if (IsNull) return double.NaN;
        Expect(JsonTokenType.Number, what, "a number");
        if (!_json.TryGetDouble(out double value) || !double.IsFinite(value) || Math.Abs(value) > float.MaxValue)
            throw _lines.Error($"a number of {what} is too large");
        return value;
    }

    public readonly float Single(string what) => (float)Number(what);

    public readonly int Int32(string what)
    {
        Expect(JsonTokenType.Number, what, "a whole number");
        return _json.TryGetInt32(out int value) ? value : throw _lines.Error($"{what} must be a whole number below 2³¹");
    }

    public readonly long Int64(string what)
    {
        Expect(JsonTokenType.Number, what, "a whole number");
        return _json.TryGetInt64(out long value) ? value : throw _lines.Error($"{what} must be a whole number below 2⁶³");
    }

    /// <summary>Seconds.</summary>
    public readonly TimeSpan Time(string what)
    {
        const double MaxSeconds = 1e9; // thirty years: far beyond any recording, far within TimeSpan
        double seconds = Number(what);
        if (!(Math.Abs(seconds) <= MaxSeconds)) throw _lines.Error($"{what} must be a number of seconds");
        return TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
    }

    /// <summary>Fills a span with an array of exactly as many numbers.</summary>
    public void Numbers(scoped Span<double> values, string what)
    {
        int count = NumbersUpTo(values, what);
        if (count != values.Length) throw _lines.Error($"{what} has {count} numbers; expected {values.Length}");
    }

    /// <summary>Fills a span from an array, and steps over numbers beyond it.</summary>
    /// <returns>How many numbers the array has.</returns>
    public int NumbersUpTo(scoped Span<double> values, string what)
    {
        Array(what);
        int count = 0;
        while (NextItem())
        {
            double value = Number(what);
            if (count < values.Length) values[count] = value;
            count++;
        }
        return count;
    }

    public Vector3 Vector3(string what)
    {
        Span<double> xyz = stackalloc double[3];
        Numbers(xyz, what);
        return new Vector3((float)xyz[0], (float)xyz[1], (float)xyz[2]);
    }

    public readonly InvalidDataException Error(string problem) => _lines.Error(problem);

    private readonly void Expect(JsonTokenType type, string what, string expectation)
    {
        if (_json.TokenType != type) throw _lines.Error($"{what} must be {expectation}");
    }
}
