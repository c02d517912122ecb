namespace Omozukai.EndToEnd.Tests;

/// <summary>What a run of the program has besides its arguments.</summary>
internal sealed record CliOptions
{
    /// <summary>The program to run in place of the one that was built.</summary>
    public string? Program { get; init; }

    /// <summary>A file that is fed to stdin.</summary>
    public string? Input { get; init; }

    /// <summary>Whether the program leads a process group, as in a terminal, where Ctrl-C reaches its children as well.</summary>
    public bool IsOwnGroup { get; init; }

    /// <summary>Environment variables on top of the test's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
