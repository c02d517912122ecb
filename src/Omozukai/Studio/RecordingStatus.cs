namespace Omozukai.Studio;

/// <summary>What is being recorded, as pages are told.</summary>
internal sealed record RecordingStatus(bool IsOn, bool IsPaused, double Seconds, string? Problem);
