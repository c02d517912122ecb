namespace Omozukai.Commands;

/// <summary>Files that a command reads.</summary>
internal static class InputFile
{
    /// <summary>The path, when there is a file.</summary>
    /// <exception cref="FailureException">There is none.</exception>
    public static string Existing(string path)
    {
        if (File.Exists(path)) return path;
        throw new FailureException(Directory.Exists(path) ? $"{path} is a folder, not a file." : $"{path} does not exist. See that the name is right.");
    }
}
