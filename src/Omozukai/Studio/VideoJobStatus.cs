namespace Omozukai.Studio;

/// <summary>A video that is being turned into a take, as pages are told.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">The video's name.</param>
/// <param name="Progress">0..1, or null where the length is unknown.</param>
/// <param name="Phase">waiting, running, done or failed.</param>
/// <param name="Problem">Why it failed.</param>
/// <param name="Take">The take that it has become.</param>
internal sealed record VideoJobStatus(int Id, string Name, double? Progress, string Phase, string? Problem, string? Take);
