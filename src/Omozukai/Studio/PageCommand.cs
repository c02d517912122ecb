namespace Omozukai.Studio;

/// <summary>What a page asks for; which fields count, its type says (docs/studio-protocol.md).</summary>
internal sealed record PageCommand
{
    public string? Type { get; init; }

    /// <summary>Of a source: demo, take.</summary>
    public string? Kind { get; init; }

    public string? Name { get; init; }

    public string? NewName { get; init; }

    /// <summary>Of a recording and a player: what is to happen.</summary>
    public string? Action { get; init; }

    public double? Seconds { get; init; }

    public bool? IsOn { get; init; }

    public string? Host { get; init; }

    public int? Port { get; init; }

    public int? Id { get; init; }

    public TrackingChange? Tracking { get; init; }

    public IReadOnlyDictionary<string, float>? Weights { get; init; }
}
