namespace Omozukai.Formats.Vrm;

/// <summary>What an expression does to a group of others while it shows (VRM 1.0, procedural overrides).</summary>
public enum ExpressionOverride
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Turns them off.</summary>
    Block,

    /// <summary>Turns them down by its own weight.</summary>
    Blend,
}
