namespace Omozukai.Commands;

/// <summary>What the program's exit code tells.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>It could not be done; the last line on stderr says what, where and what to do.</summary>
    public const int Failed = 1;

    /// <summary>The command line was wrong.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C; outputs written so far are complete and readable.</summary>
    public const int Interrupted = 130;
}
