namespace Omozukai.Core.Solving.Feet;

/// <summary>What is known beside a foot's own motion that tells whether it stands.</summary>
/// <param name="Stands">Whether the person is known to stand on this ground: then a foot that comes to rest there has landed.</param>
/// <param name="IsOtherStepping">Whether the other foot takes a step: whoever does stands on this one, if it is still.</param>
/// <param name="IsOtherStopped">Whether the other foot's fall has been stopped: where both are, a leap has ended.</param>
/// <param name="MayHang">Whether the feet may turn with the body, as legs do that hang.</param>
/// <param name="Hangs">Whether they do for certain.</param>
internal readonly record struct Circumstances(bool Stands = false, bool IsOtherStepping = false, bool IsOtherStopped = false, bool MayHang = false, bool Hangs = false);
