using Omozukai.Commands;
using Omozukai.Formats;

namespace Omozukai.Studio;

/// <summary>Takes as files of other programs: what `convert` does.</summary>
internal static class TakeExport
{
    /// <summary>Writes a take as the format of an extension.</summary>
    /// <returns>The file, open; it is gone when it is closed.</returns>
    /// <exception cref="UsageException">The extension is unknown.</exception>
    /// <exception cref="FailureException">The file cannot be written.</exception>
    /// <exception cref="IOException">The take is gone.</exception>
    public static FileStream Write(string take, string extension)
    {
        string path = Path.Combine(Path.GetTempPath(), $"omozukai-{Path.GetRandomFileName()}{extension}");
        MotionOutputs.Check(take, [path]);
        using (var conversion = new MotionConversion(take, [path], person: null, new MotionFileOptions { Avatar = DefaultAvatar.For(path) }))
        {
            conversion.Run(CancellationToken.None);
            conversion.Complete();
        }
        return new FileStream(path, new FileStreamOptions { Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous, Share = FileShare.Read | FileShare.Delete });
    }
}
