namespace Omozukai.Studio;

/// <summary>What is known of a pose besides the pose.</summary>
/// <param name="CapturedMs">When its picture was taken, in milliseconds since 1970, on the clock of who took it.</param>
/// <param name="IsTracked">Whether somebody is seen; else the avatar goes to rest.</param>
/// <param name="IsJump">Whether it does not continue the pose before: another source, a seek.</param>
internal readonly record struct PoseFacts(double CapturedMs, bool IsTracked, bool IsJump);
