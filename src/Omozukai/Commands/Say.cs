namespace Omozukai.Commands;

/// <summary>Talk, which goes to stderr: stdout is for data.</summary>
internal static class Say
{
    /// <summary>Why it was not done.</summary>
    public static void Error(string message) => Console.Error.WriteLine($"omozukai: {OneLine(message)}");

    /// <summary>Something to know, though it was done.</summary>
    public static void Warning(string message) => Console.Error.WriteLine($"omozukai: warning: {OneLine(message)}");

    /// <summary>What was done.</summary>
    public static void Done(string message) => Console.Error.WriteLine(OneLine(message));

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
