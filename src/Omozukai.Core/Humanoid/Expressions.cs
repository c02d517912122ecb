namespace Omozukai.Core.Humanoid;

/// <summary>Names of the expressions.</summary>
public static class Expressions
{
    /// <summary>The number of VRM 1.0 presets; they come first.</summary>
    public const int PresetCount = 18;

    /// <summary>The number of expressions: presets and ARKit shapes.</summary>
    public const int Count = 70;

    private static readonly string[] s_names = [.. Enum.GetNames<Expression>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];
    private static readonly Dictionary<string, Expression> s_byName =
        Enum.GetValues<Expression>().ToDictionary(expression => s_names[(int)expression], StringComparer.OrdinalIgnoreCase);

    /// <summary>The name in VRM 1.0 or ARKit, in lower camel case.</summary>
    public static string Name(this Expression expression) => s_names[(int)expression];

    /// <summary>Whether the expression is a preset of VRM 1.0.</summary>
    public static bool IsPreset(this Expression expression) => (int)expression < PresetCount;

    /// <summary>Finds an expression by name; case does not matter.</summary>
    public static bool TryParse(string name, out Expression expression) => s_byName.TryGetValue(name, out expression);
}
