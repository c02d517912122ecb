namespace Omozukai.Core.Humanoid;

/// <summary>A side of the body, the subject's own.</summary>
internal enum BodySide
{
    Left,
    Right,
}
