namespace Omozukai.Kalidokit;

/// <summary>Options of <see cref="Face.StabilizeBlink"/>, with KalidoKit's defaults.</summary>
/// <param name="EnableWink">Whether eyes that differ much are a wink and stay as they are.</param>
/// <param name="MaxRot">The head's turn in radians from which on the far eye takes the near eye's value.</param>
public readonly record struct StabilizeBlinkOptions(bool EnableWink, double MaxRot)
{
    /// <summary>A wink counts, and the far eye is covered from half a radian on.</summary>
    public static StabilizeBlinkOptions Default { get; } = new(EnableWink: true, MaxRot: 0.5);
}
