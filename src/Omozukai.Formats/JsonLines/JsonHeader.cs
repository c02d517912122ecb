namespace Omozukai.Formats.JsonLines;

/// <summary>What the first lines of the two formats share.</summary>
internal static class JsonHeader
{
    /// <summary>Reads the first line and checks that it is the header of a format in a version known here.</summary>
    public static ReadOnlySpan<byte> ReadLine(JsonLineReader lines, string format, int version)
    {
        if (!lines.TryReadLine(out ReadOnlySpan<byte> line)) throw new InvalidDataException($"{lines.Name} is empty; expected a header of format {format}.");
        if (line[0] != (byte)'{') throw lines.Error($"this is not JSON Lines; expected a header of format {format}");

        var json = new JsonCursor(line, lines);
        bool isHeader = false;
        string? foundFormat = null;
        int foundVersion = 0;
        json.Object("the header");
        while (json.NextProperty())
        {
            if (json.Is(JsonName.Type))
            {
                json.Value();
                isHeader = json.IsString(JsonName.Header);
            }
            else if (json.Is(JsonName.Format))
            {
                json.Value();
                foundFormat = json.String("format");
            }
            else if (json.Is(JsonName.Version))
            {
                json.Value();
                foundVersion = json.Int32("version");
            }
            else json.SkipValue();
        }
        if (!isHeader || foundFormat is null) throw lines.Error($"expected a header of format {format}");
        if (!string.Equals(foundFormat, format, StringComparison.Ordinal)) throw lines.Error($"the format is {Shorten(foundFormat)}; expected {format}");
        if (foundVersion != version) throw lines.Error($"{format} has version {foundVersion}; this program reads version {version}");
        return line;
    }

    /// <summary>Whether a line is a frame; lines of types to come are passed over.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> line, JsonLineReader lines)
    {
        var json = new JsonCursor(line, lines);
        json.Object("a line");
        while (json.NextProperty())
        {
            if (json.Is(JsonName.Type))
            {
                json.Value();
                return json.IsString(JsonName.Frame);
            }
            json.SkipValue();
        }
        return false;
    }

    public static double? PositiveOrNull(ref JsonCursor json, string what)
    {
        json.Value();
        double value = json.Number(what);
        if (double.IsNaN(value)) return null;
        return value > 0 ? value : throw json.Error($"{what} must be above 0");
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
