namespace Omozukai.Kalidokit;

/// <summary>One of each side, right first; the sides are the avatar's in the mirror.</summary>
public readonly record struct Sides<T>(T R, T L);
