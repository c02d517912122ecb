using System.Text.Json;

namespace Omozukai.Formats.JsonLines;

/// <summary>Reads a header and then frames from JSON Lines, and turns whatever goes wrong into the file's own words.</summary>
internal sealed class JsonFrames(JsonLineReader lines) : IDisposable
{
    private bool _broken;

    public delegate T HeaderParser<out T>(JsonCursor json);

    public delegate void FrameParser<in T>(JsonCursor json, T frame);

    /// <summary>Reads the first line; the file is closed where it is not what it should be.</summary>
    public T ReadHeader<T>(string format, int version, HeaderParser<T> parse)
    {
        try
        {
            ReadOnlySpan<byte> line = JsonHeader.ReadLine(lines, format, version);
            return parse(new JsonCursor(line, lines));
        }
        catch (Exception reason)
        {
            lines.Dispose();
            if (IsDamage(reason)) throw lines.DamagedJson(reason);
            throw;
        }
    }

    /// <summary>Fills the next frame; false at the end, and after damage.</summary>
    public bool TryRead<T>(T frame, FrameParser<T> parse)
    {
        if (_broken) return false;
        try
        {
            while (lines.TryReadLine(out ReadOnlySpan<byte> line))
            {
                if (!JsonHeader.IsFrame(line, lines)) continue;
                parse(new JsonCursor(line, lines), frame);
                return true;
            }
            return false;
        }
        catch (Exception reason)
        {
            _broken = true;
            if (IsDamage(reason)) throw lines.DamagedJson(reason);
            throw;
        }
    }

    public void Dispose() => lines.Dispose();

    // The JSON reader throws the latter for text that is not UTF-8.
    private static bool IsDamage(Exception reason) => reason is JsonException or InvalidOperationException;
}
