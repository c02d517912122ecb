using System.Text.Json;

namespace Omozukai.Formats.Tests.Live2D;

/// <summary>
/// Reads a motion3.json as a player does, by the format's rules alone, and checks them: counts, order of times, that every curve begins at 0 and ends with
/// the motion. It shares nothing with the sink.
/// </summary>
internal sealed class Motion3File
{
    public Motion3File(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement root = document.RootElement, meta = root.GetProperty("Meta");
        root.EnumerateObject().Select(property => property.Name).ShouldBe(["Version", "Meta", "Curves"]);
        root.GetProperty("Version").GetInt32().ShouldBe(3);
        Duration = meta.GetProperty(nameof(Duration)).GetDouble();
        Fps = meta.GetProperty(nameof(Fps)).GetDouble();
        meta.GetProperty("Loop").GetBoolean().ShouldBeFalse();
        bool isRestricted = meta.GetProperty("AreBeziersRestricted").GetBoolean();
        meta.GetProperty("UserDataCount").GetInt32().ShouldBe(0);
        meta.GetProperty("TotalUserDataSize").GetInt32().ShouldBe(0);

        int segments = 0, points = 0;
        foreach (JsonElement curve in root.GetProperty(nameof(Curves)).EnumerateArray())
        {
            curve.GetProperty("Target").GetString().ShouldBe("Parameter");
            double[] numbers = [.. curve.GetProperty("Segments").EnumerateArray().Select(number => number.GetDouble())];
            var keys = new List<(double Time, double Value)> { (numbers[0], numbers[1]) };
            points++;
            for (int i = 2; i < numbers.Length;)
            {
                int count = numbers[i] switch { 0 or 2 or 3 => 1, 1 => 3, _ => throw new InvalidDataException($"segment type {numbers[i]}") };
                if (count == 3) isRestricted.ShouldBeTrue();
                keys.Add((numbers[i + 2 * count - 1], numbers[i + 2 * count]));
                segments++;
                points += count;
                i += 1 + 2 * count;
            }
            keys[0].Time.ShouldBe(0);
            keys[^1].Time.ShouldBe(Duration);
            for (int i = 1; i < keys.Count; i++) keys[i].Time.ShouldBeGreaterThan(keys[i - 1].Time);
            Curves.Add(curve.GetProperty("Id").GetString()!, keys);
        }
        meta.GetProperty("CurveCount").GetInt32().ShouldBe(Curves.Count);
        meta.GetProperty("TotalSegmentCount").GetInt32().ShouldBe(segments);
        meta.GetProperty("TotalPointCount").GetInt32().ShouldBe(points);
        PointCount = points;
    }

    public double Duration { get; }

    public double Fps { get; }

    public int PointCount { get; }

    public Dictionary<string, List<(double Time, double Value)>> Curves { get; } = [];

    /// <summary>The value that a player shows.</summary>
    public double Value(string id, double time)
    {
        List<(double Time, double Value)> keys = Curves[id];
        int next = keys.FindIndex(key => key.Time >= time);
        if (next <= 0) return keys[next < 0 ? ^1 : 0].Value;
        ((double t0, double v0), (double t1, double v1)) = (keys[next - 1], keys[next]);
        return v0 + (v1 - v0) * (time - t0) / (t1 - t0);
    }
}
