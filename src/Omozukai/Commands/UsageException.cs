namespace Omozukai.Commands;

/// <summary>The command line was wrong in a way that shows only when its parts are seen together.</summary>
internal sealed class UsageException(string message) : Exception(message);
