using Omozukai.Formats.Vrm;

namespace Omozukai.Commands;

/// <summary>Koharu, the avatar that comes with the program: she moves where nobody names another.</summary>
internal static class DefaultAvatar
{
    private static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "assets", "koharu.vrm");

    /// <summary>The avatar for files of which one contains an avatar; null where none does.</summary>
    public static Avatar? For(params IEnumerable<string> outputs) =>
        outputs.Any(output => output.EndsWith(".glb", StringComparison.OrdinalIgnoreCase)) ? AvatarReader.Read(Path) : null;
}
