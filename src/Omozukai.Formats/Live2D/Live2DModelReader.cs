using System.Text;
using System.Text.Json;

namespace Omozukai.Formats.Live2D;

/// <summary>Reads what the JSON files of a model say of its parameters. Source: the model3, cdi3 and vtube JSON that Live2D's editor and VTube Studio write.</summary>
internal static class Live2DModelReader
{
    /// <summary>Such files have some kilobytes; a longer one is something else.</summary>
    private const int MaxBytes = 8 << 20;

    private const int MaxIdLength = 256;

    public static Live2DModel Read(string path)
    {
        using JsonDocument model3 = Parse(path);
        JsonElement root = model3.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("FileReferences", out JsonElement files) || files.ValueKind != JsonValueKind.Object)
            throw Error(path, "it has no FileReferences, which every model3.json has");

        // Groups, then ids, then ranges
        IReadOnlyList<string> eyeBlink = Group(root, "EyeBlink"), lipSync = Group(root, "LipSync");
        IEnumerable<string> ids = DisplayIds(path, files) ?? StandardIds(eyeBlink, lipSync);
        Dictionary<string, (float Lower, float Upper)> ranges = VTubeRanges(path);
        return new Live2DModel
        {
            Parameters = [.. ids.Concat(eyeBlink).Concat(lipSync).Distinct(StringComparer.Ordinal).Select(id => Parameter(id, eyeBlink, lipSync, ranges))],
            EyeBlinkIds = eyeBlink,
            LipSyncIds = lipSync,
        };
    }

    private static Live2DParameter Parameter(string id, IReadOnlyList<string> eyeBlink, IReadOnlyList<string> lipSync, Dictionary<string, (float Lower, float Upper)> ranges)
    {
        Live2DParameter standard = Live2DControls.TryFind(id, out Live2DControl control) ? control.Standard
            : eyeBlink.Contains(id, StringComparer.Ordinal) ? Live2DControls.Find("ParamEyeLOpen").Standard
            : lipSync.Contains(id, StringComparer.Ordinal) ? Live2DControls.Find("ParamMouthOpenY").Standard
            : new Live2DParameter(id, 0, 0, 1);
        (float lower, float upper) = ranges.GetValueOrDefault(id, (standard.Minimum, standard.Maximum));
        return new Live2DParameter(id, lower, Math.Clamp(standard.Default, lower, upper), upper);
    }

    /// <summary>The ids in the cdi3.json that the model names; null where it names none, or it is not there.</summary>
    private static List<string>? DisplayIds(string path, JsonElement files)
    {
        if (!files.TryGetProperty("DisplayInfo", out JsonElement name) || name.ValueKind != JsonValueKind.String) return null;
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string display = Path.GetFullPath(Path.Combine(folder, name.GetString()!.Replace('\\', '/')));
        if (!display.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw Error(path, "DisplayInfo names a file outside of the model's folder");
        if (!File.Exists(display)) return null;
        using JsonDocument cdi3 = Parse(display);
        var ids = new List<string>();
        if (cdi3.RootElement.ValueKind == JsonValueKind.Object && cdi3.RootElement.TryGetProperty("Parameters", out JsonElement parameters) && parameters.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement parameter in parameters.EnumerateArray())
                if (parameter.ValueKind == JsonValueKind.Object && parameter.TryGetProperty("Id", out JsonElement id)) Add(ids, id);
        }
        return ids.Count > 0 ? ids : throw Error(display, "it lists no Parameters");
    }

    /// <summary>The standard ids, in Cubism 2's upper case where the model's groups are so; without the lids and lips that its groups replace.</summary>
    private static IEnumerable<string> StandardIds(IReadOnlyList<string> eyeBlink, IReadOnlyList<string> lipSync)
    {
        bool isUpper = eyeBlink.Concat(lipSync).Any(id => id.StartsWith("PARAM_", StringComparison.Ordinal));
        IEnumerable<string> ids = Live2DControls.All.Select(control => control.Standard.Id);
        if (eyeBlink.Count > 0) ids = ids.Where(id => id is not ("ParamEyeLOpen" or "ParamEyeROpen"));
        if (lipSync.Count > 0) ids = ids.Where(id => id is not "ParamMouthOpenY");
        return isUpper ? ids.Select(UpperCase) : ids;
    }

    private static string UpperCase(string id)
    {
        var upper = new StringBuilder();
        foreach (char letter in id)
        {
            if (char.IsUpper(letter) && upper.Length > 0) upper.Append('_');
            upper.Append(char.ToUpperInvariant(letter));
        }
        return upper.ToString();
    }

    private static List<string> Group(JsonElement root, string name)
    {
        var ids = new List<string>();
        if (!root.TryGetProperty("Groups", out JsonElement groups) || groups.ValueKind != JsonValueKind.Array) return ids;
        foreach (JsonElement group in groups.EnumerateArray())
        {
            if (group.ValueKind != JsonValueKind.Object || !group.TryGetProperty("Name", out JsonElement named) || named.ValueKind != JsonValueKind.String || named.GetString() != name) continue;
            if (!group.TryGetProperty("Ids", out JsonElement listed) || listed.ValueKind != JsonValueKind.Array) continue;
            foreach (JsonElement id in listed.EnumerateArray()) Add(ids, id);
        }
        return ids;
    }

    private static void Add(List<string> ids, JsonElement id)
    {
        if (id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= MaxIdLength } text && !string.IsNullOrWhiteSpace(text)) ids.Add(text);
    }

    /// <summary>The ranges that VTube Studio drives the model's parameters in, where such a file stands beside the model.</summary>
    private static Dictionary<string, (float Lower, float Upper)> VTubeRanges(string path)
    {
        var ranges = new Dictionary<string, (float Lower, float Upper)>(StringComparer.Ordinal);
        string suffix = ".model3.json", full = Path.GetFullPath(path);
        string settings = (full.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) ? full[..^suffix.Length] : full) + ".vtube.json";
        if (!File.Exists(settings)) return ranges;
        using JsonDocument document = Parse(settings);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("ParameterSettings", out JsonElement list) || list.ValueKind != JsonValueKind.Array) return ranges;
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("OutputLive2D", out JsonElement id) || id.ValueKind != JsonValueKind.String) continue;
            if (!TryNumber(item, "OutputRangeLower", out float a) || !TryNumber(item, "OutputRangeUpper", out float b) || a == b) continue;
            (float lower, float upper) = (Math.Min(a, b), Math.Max(a, b));
            if (ranges.TryGetValue(id.GetString()!, out (float Lower, float Upper) known)) (lower, upper) = (Math.Min(lower, known.Lower), Math.Max(upper, known.Upper));
            ranges[id.GetString()!] = (lower, upper);
        }
        return ranges;
    }

    private static bool TryNumber(JsonElement item, string name, out float number)
    {
        number = 0;
        return item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out number) && float.IsFinite(number);
    }

    private static JsonDocument Parse(string path)
    {
        using FileStream file = InputFile.Open(path, bufferBytes: 1);
        if (file.Length > MaxBytes) throw Error(path, $"it has {file.Length} bytes; a model's description has some kilobytes");
        try
        {
            return JsonDocument.Parse(file, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException reason)
        {
            throw Error(path, $"it is no JSON (line {reason.LineNumber + 1})");
        }
    }

    private static InvalidDataException Error(string path, string problem) =>
        new($"{path} cannot be used: {problem}. Name the .model3.json that Live2D's editor exported.");
}
