using System.Text.Json;
using Omozukai.Formats;

namespace Omozukai.Studio;

/// <summary>What the studio remembers from one start to the next; what concerns one page alone is kept by its browser.</summary>
internal sealed record StudioSettings
{
    public TrackingSettings Tracking { get; init; } = new();

    public VmcSettings Vmc { get; init; } = new();

    /// <summary>Reads the file; what is missing or unreadable is as at the first start.</summary>
    public static StudioSettings Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<StudioSettings>(File.ReadAllBytes(path), StudioJson.Options) ?? new() : new();
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new();
        }
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path)
    {
        using var file = new OutputFile(path);
        JsonSerializer.Serialize(file.Stream, this, StudioJson.Options);
        file.Complete();
    }
}
