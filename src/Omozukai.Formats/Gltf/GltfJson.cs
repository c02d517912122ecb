using System.Numerics;
using System.Text.Json;

namespace Omozukai.Formats.Gltf;

/// <summary>Looks into JSON that may be anything: what is not there, or not of the kind asked for, is null or empty; numbers that no file may hold are errors.</summary>
internal static class GltfJson
{
    /// <summary>Larger numbers stand in no figure's file; far below where float arithmetic overflows.</summary>
    private const float MaxMagnitude = 1e6f;

    public static JsonElement? Child(this JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out JsonElement child) ? child : null;

    public static JsonElement? Child(this JsonElement parent, string name) => Child((JsonElement?)parent, name);

    /// <summary>The items of an array, as a list: indexing into a JSON array costs a walk.</summary>
    public static JsonElement[] Items(this JsonElement? parent, string name) =>
        parent.Child(name) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];

    public static JsonElement[] Items(this JsonElement parent, string name) => Items((JsonElement?)parent, name);

    /// <summary>The members of an object.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } members ? members.EnumerateObject() : [];

    public static string? Text(this JsonElement? parent, string name) =>
        parent.Child(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static string? Text(this JsonElement parent, string name) => Text((JsonElement?)parent, name);

    public static bool IsTrue(this JsonElement? parent, string name) => parent.Child(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A whole number from 0; null where there is none. Some exporters write 3.0 for 3.</summary>
    /// <exception cref="InvalidDataException">There is something else.</exception>
    public static long? Whole(this JsonElement parent, string name, string place)
    {
        if (parent.Child(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number is >= 0 and <= long.MaxValue / 2 && number == Math.Floor(number)) return (long)number;
        throw new InvalidDataException($"{place}.{name} is {Short(value)}; expected a whole number from 0");
    }

    /// <summary>An index into a list; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It points past the list's end.</exception>
    public static int? Index(this JsonElement parent, string name, string place, int count, string list)
    {
        if (parent.Whole(name, place) is not { } index) return null;
        return index < count ? (int)index : throw new InvalidDataException($"{place}.{name} is {index}, and there are {count} {list}");
    }

    /// <summary>An index into a list where it is one; null where it is anything else: exporters write -1 for nothing.</summary>
    public static int? Reference(this JsonElement parent, string name, int count) =>
        parent.Child(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int index) && (uint)index < (uint)count ? index : null;

    /// <summary>A number; null where there is none.</summary>
    /// <exception cref="InvalidDataException">There is something else, or it is out of all bounds.</exception>
    public static float? Number(this JsonElement? parent, string name, string place) => parent.Child(name) is { } value ? Number(value, $"{place}.{name}") : null;

    /// <summary>A list of numbers of a certain length; null where there is none.</summary>
    /// <exception cref="InvalidDataException">There is something else.</exception>
    public static float[]? Numbers(this JsonElement parent, string name, string place, int? length = null)
    {
        if (parent.Child(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Array || (length is { } expected && value.GetArrayLength() != expected))
            throw new InvalidDataException($"{place}.{name} is {Short(value)}; expected {(length is null ? "a list of" : length)} numbers");
        return [.. value.EnumerateArray().Select(number => Number(number, $"{place}.{name}"))];
    }

    public static Vector3? Vector(this JsonElement parent, string name, string place) => parent.Numbers(name, place, 3) is { } v ? new Vector3(v) : null;

    private static float Number(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out float number) && Math.Abs(number) <= MaxMagnitude) return number;
        throw new InvalidDataException($"{place} is {Short(value)}; expected a number within ±{MaxMagnitude:0}");
    }

    /// <summary>What stands there, cut to what a message can hold.</summary>
    private static string Short(JsonElement value)
    {
        string text = value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value.ValueKind.ToString().ToLowerInvariant() : value.GetRawText();
        return text.Length <= 40 ? text : text[..40] + "…";
    }
}
