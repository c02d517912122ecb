namespace Omozukai.Studio;

/// <summary>A take as the page lists it.</summary>
/// <param name="Name">Its name, which is its file's without the extension.</param>
/// <param name="Seconds">Its duration.</param>
/// <param name="Frames">Its poses.</param>
/// <param name="Bytes">Its file's size.</param>
internal sealed record TakeInfo(string Name, double Seconds, long Frames, long Bytes);
