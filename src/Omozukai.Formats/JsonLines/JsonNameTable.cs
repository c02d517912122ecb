using System.Text.Json;

namespace Omozukai.Formats.JsonLines;

/// <summary>A fixed list of names, found in JSON without making strings.</summary>
internal sealed class JsonNameTable(IEnumerable<string> names)
{
    private readonly JsonEncodedText[] _names = [.. names.Select(name => JsonEncodedText.Encode(name))];

    public JsonEncodedText this[int index] => _names[index];

    public int Count => _names.Length;

    /// <summary>The place of the name that the reader stands on, or -1.</summary>
    /// <param name="json">A reader that stands on a property name.</param>
    /// <param name="guess">Where the search begins: writers keep the order, so the name after the last one is found at once.</param>
    public int IndexOf(ref Utf8JsonReader json, int guess)
    {
        for (int step = 0; step < _names.Length; step++)
        {
            int index = (guess + step) % _names.Length;
            if (json.ValueTextEquals(_names[index].EncodedUtf8Bytes)) return index;
        }
        return -1;
    }
}
