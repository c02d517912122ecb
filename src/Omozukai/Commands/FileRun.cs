namespace Omozukai.Commands;

/// <summary>What `solve` and `convert` have in common: motion files written from a file, and how it went.</summary>
internal static class FileRun
{
    /// <summary>Reads to the end of the input.</summary>
    /// <param name="read">Does all the work; throws where the input breaks off.</param>
    /// <param name="frames">How many frames were read.</param>
    /// <param name="withPeople">In how many somebody was.</param>
    /// <param name="complete">Brings the outputs to their ends and gives their names.</param>
    /// <param name="input">The input's name.</param>
    /// <param name="interruption">Ctrl-C.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(Action read, Func<long> frames, Func<long> withPeople, Func<IReadOnlyList<string>> complete, string input, CancellationToken interruption)
    {
        InvalidDataException? broken = null;
        try
        {
            read();
        }
        catch (InvalidDataException exception) when (frames() > 0)
        {
            broken = exception;
        }
        string files = string.Join(", ", complete());
        Say.Done($"{frames()} frames{(files.Length > 0 ? $": {files}" : "")}");
        if (withPeople() == 0) Say.Warning($"nobody is in {input}: the motion stands still.");
        if (interruption.IsCancellationRequested)
        {
            Say.Error($"Interrupted after {frames()} frames. What was done so far has been written.");
            return ExitCode.Interrupted;
        }
        if (broken is null) return ExitCode.Done;
        Say.Error($"{broken.Message} What was readable has been written.");
        return ExitCode.Failed;
    }
}
