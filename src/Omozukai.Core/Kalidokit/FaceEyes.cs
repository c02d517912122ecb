namespace Omozukai.Kalidokit;

/// <summary>How far the eyes are open: 0 closed, 1 open. The sides are the avatar's in the mirror.</summary>
public readonly record struct FaceEyes(double L, double R);
