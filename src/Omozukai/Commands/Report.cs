using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Omozukai.Commands;

/// <summary>Facts about one thing, for a person as a table, for a program as JSON.</summary>
/// <param name="kind">What the thing is, in a word or two.</param>
internal sealed class Report(string kind)
{
    internal static JsonSerializerOptions JsonOptions { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Name, string Text)> _facts = [];
    private readonly List<string> _warnings = [];
    private readonly JsonObject _json = new() { ["kind"] = kind };

    /// <summary>What a user should know before using the thing.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Adds a fact.</summary>
    /// <param name="name">Its name for people.</param>
    /// <param name="key">Its name in JSON.</param>
    /// <param name="value">Its value in JSON; nothing is added for null.</param>
    /// <param name="text">Its value for people; null: as in JSON.</param>
    public void Add(string name, string key, JsonNode? value, string? text = null)
    {
        if (value is null) return;
        _json[key] = value;
        _facts.Add((name, text ?? value.ToString()));
    }

    public void Warn(string warning) => _warnings.Add(warning);

    public void Print(bool asJson)
    {
        if (asJson)
        {
            _json["warnings"] = new JsonArray([.. _warnings.Select(warning => JsonValue.Create(warning))]);
            Console.Out.WriteLine(_json.ToJsonString(JsonOptions));
            return;
        }
        Console.Out.WriteLine(kind);
        int width = _facts.Count == 0 ? 0 : _facts.Max(fact => fact.Name.Length);
        foreach ((string name, string text) in _facts) Console.Out.WriteLine($"  {name.PadRight(width)}  {text}");
        foreach (string warning in _warnings) Console.Out.WriteLine($"  warning: {warning}");
    }
}
