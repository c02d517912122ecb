using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Vrm;

/// <summary>An expression of an avatar: what it is called, and what it moves.</summary>
public sealed record AvatarExpression
{
    /// <summary>Its name in the file; presets of VRM 0.x under their names of 1.0.</summary>
    public required string Name { get; init; }

    /// <summary>Which of our expressions drives it: a preset, or a shape of ARKit by its name in any case; null where none does.</summary>
    public Expression? Meaning { get; init; }

    /// <summary>Whether the avatar knows nothing between off and on; it turns on above 0.5.</summary>
    public bool IsBinary { get; init; }

    /// <summary>What it does to mouth, blink and gaze while it shows.</summary>
    public ExpressionOverride OverrideMouth { get; init; }

    /// <inheritdoc cref="OverrideMouth"/>
    public ExpressionOverride OverrideBlink { get; init; }

    /// <inheritdoc cref="OverrideMouth"/>
    public ExpressionOverride OverrideLookAt { get; init; }

    /// <summary>The number of morph targets that it moves.</summary>
    public int MorphCount => Morphs.Count;

    /// <summary>The number of material properties (colours, texture places) that it changes.</summary>
    public int MaterialCount { get; init; }

    /// <summary>The targets, each with its share at weight 1.</summary>
    internal IReadOnlyList<MorphBind> Morphs { get; init; } = [];
}
