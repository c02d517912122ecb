using Omozukai.Commands;
using Omozukai.Formats;

namespace Omozukai.Studio;

/// <summary>Takes as files of other programs: what `convert` does.</summary>
internal static class TakeExport
{
    /// <summary>Writes a take as the format of an extension.</summary>
    /// <param name="take">The take's file.</param>
    /// <param name="name">What the user will call the file, without its extension.</param>
    /// <param name="extension">The format's.</param>
    /// <returns>The file, open, which is gone when it is closed; and in words what of the take it does not keep.</returns>
    /// <exception cref="UsageException">The extension is unknown.</exception>
    /// <exception cref="FailureException">The file cannot be written.</exception>
    /// <exception cref="IOException">The take is gone.</exception>
    public static (FileStream File, IReadOnlyList<string> Losses) Write(string take, string name, string extension)
    {
        string path = Path.Combine(Path.GetTempPath(), $"omozukai-{Path.GetRandomFileName()}{extension}");
        MotionOutputs.Check(take, [path]);
        IReadOnlyList<string> losses;
        using (var conversion = new MotionConversion(take, [path], person: null, new MotionFileOptions { Avatar = DefaultAvatar.For(path) }))
        {
            conversion.Run(CancellationToken.None);
            conversion.Complete();
            losses = [.. conversion.Losses([name + extension])];
        }
        return (new FileStream(path, new FileStreamOptions { Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous, Share = FileShare.Read | FileShare.Delete }), losses);
    }
}
