namespace Omozukai.Vision.Imaging;

/// <summary>What a region shows beyond the picture's border.</summary>
internal enum BorderMode
{
    /// <summary>Black.</summary>
    Zero,
    /// <summary>The nearest pixel of the border.</summary>
    Replicate,
}
