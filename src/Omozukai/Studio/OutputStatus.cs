namespace Omozukai.Studio;

/// <summary>How an output is doing, as pages are told.</summary>
/// <param name="Id">Its name in commands.</param>
/// <param name="IsOn">Whether the user wants it.</param>
/// <param name="Host">Where it goes.</param>
/// <param name="Port">Where it goes.</param>
/// <param name="Light">off, on, sending or failed.</param>
/// <param name="Problem">Why it failed.</param>
internal sealed record OutputStatus(string Id, bool IsOn, string Host, int Port, string Light, string? Problem);
