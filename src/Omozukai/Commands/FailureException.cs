namespace Omozukai.Commands;

/// <summary>It could not be done; the message says what, where and what to do.</summary>
internal sealed class FailureException(string message) : Exception(message);
