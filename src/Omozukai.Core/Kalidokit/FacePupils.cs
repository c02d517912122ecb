namespace Omozukai.Kalidokit;

/// <summary>Where the pupils stand, nominally -1..1 but not clamped: x to the image's left, y up.</summary>
public readonly record struct FacePupils(double X, double Y);
