namespace Omozukai.Studio;

/// <summary>The calibration, as pages are told.</summary>
/// <param name="IsKnown">Whether there is one.</param>
/// <param name="Progress">How far learning one is, 0..1; null while none is learnt.</param>
internal sealed record CalibrationStatus(bool IsKnown, double? Progress);
