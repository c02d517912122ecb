namespace Omozukai.Formats.Live2D;

/// <summary>What a Live2D model can be driven by: its parameters with their ranges, and those it lists for lids and lips.</summary>
/// <remarks>
/// A model's true ranges stand in its moc3 alone, which only Live2D's own Core reads: whoever has it gives them by <see cref="WithRanges"/>. Until
/// then they are Live2D's standard ones.
/// </remarks>
public sealed record Live2DModel
{
    /// <summary>A model with Live2D's standard parameters in their standard ranges.</summary>
    public static Live2DModel Standard { get; } = new() { Parameters = [.. Live2DControls.All.Select(control => control.Standard)] };

    /// <summary>The parameters, each id once.</summary>
    public required IReadOnlyList<Live2DParameter> Parameters { get; init; }

    /// <summary>The ids of the group EyeBlink: the left eye's first, as Live2D's editor writes them.</summary>
    public IReadOnlyList<string> EyeBlinkIds { get; init; } = [];

    /// <summary>The ids of the group LipSync.</summary>
    public IReadOnlyList<string> LipSyncIds { get; init; } = [];

    /// <summary>Reads a model3.json and, where they stand beside it, its display names (cdi3.json) and VTube Studio's ranges (vtube.json).</summary>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is no model3.json; the message names file, place and mend.</exception>
    public static Live2DModel Read(string path) => Live2DModelReader.Read(path);

    /// <summary>The same model with the parameters and ranges that its moc has: ids it lacks go, further ones come.</summary>
    public Live2DModel WithRanges(IEnumerable<Live2DParameter> parameters) => this with { Parameters = [.. parameters.DistinctBy(parameter => parameter.Id, StringComparer.Ordinal)] };
}
