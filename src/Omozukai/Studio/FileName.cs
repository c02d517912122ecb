using System.Buffers;

namespace Omozukai.Studio;

/// <summary>Names that pages give to files: one plain name, no way into other folders.</summary>
internal static class FileName
{
    private const int MaxLength = 100;

    private static readonly SearchValues<char> s_forbidden = SearchValues.Create("/\\:*?\"<>|");

    /// <summary>Whether a name may be a file's on every system.</summary>
    public static bool IsGood(string? name) =>
        name is { Length: > 0 and <= MaxLength }
        && name == name.Trim() && name[0] != '.' && name[^1] != '.'
        && !name.AsSpan().ContainsAny(s_forbidden) && !name.Any(char.IsControl);

    /// <summary>The nearest good name: of a dropped file, say.</summary>
    public static string Clean(string name, string otherwise)
    {
        string clean = new([.. name.Where(letter => !char.IsControl(letter) && !s_forbidden.Contains(letter)).Take(MaxLength)]);
        clean = clean.Trim(' ', '.');
        return clean.Length > 0 ? clean : otherwise;
    }
}
