using System.Globalization;
using System.Text.Json.Nodes;

namespace Omozukai.Commands;

/// <summary>Facts that many kinds of files have, worded alike.</summary>
internal static class ReportFacts
{
    public static void AddSize(this Report report, int width, int height) =>
        report.Add("size", "size", new JsonObject { ["width"] = width, ["height"] = height }, $"{width}×{height}");

    public static void AddRate(this Report report, double? rate) =>
        report.Add("rate", "fps", rate is { } value ? Math.Round(value, 4) : null, string.Create(CultureInfo.InvariantCulture, $"{rate:0.###} frames/s"));

    public static void AddDuration(this Report report, TimeSpan? duration) =>
        report.Add("duration", "seconds", duration is { } value ? Math.Round(value.TotalSeconds, 4) : null, string.Create(CultureInfo.InvariantCulture, $"{duration?.TotalSeconds:0.00} s"));

    public static void AddList(this Report report, string name, string key, IReadOnlyCollection<string> items, string separator = " ") =>
        report.Add(name, key, new JsonArray([.. items.Select(item => JsonValue.Create(item))]), items.Count == 0 ? "none" : $"{items.Count}: {string.Join(separator, items)}");
}
