namespace Omozukai.Formats;

/// <summary>Opens files for reading.</summary>
internal static class InputFile
{
    /// <exception cref="IOException">The file is missing, a folder, or not ours to read; the message names it.</exception>
    public static FileStream Open(string path, int bufferBytes)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferBytes);
        }
        catch (UnauthorizedAccessException reason)
        {
            throw new IOException(Directory.Exists(path) ? $"{path} cannot be read: it is a folder. Name a file in it." : $"{path} cannot be read: {reason.Message.TrimEnd('.')}. Give yourself the right to read it.", reason);
        }
    }
}
