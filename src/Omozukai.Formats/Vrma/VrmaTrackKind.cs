namespace Omozukai.Formats.Vrma;

/// <summary>What a track moves.</summary>
internal enum VrmaTrackKind
{
    HipsTranslation,
    BoneRotation,
    ExpressionWeight,
    LookAtRotation,
}
