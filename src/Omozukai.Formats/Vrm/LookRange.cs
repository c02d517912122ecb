namespace Omozukai.Formats.Vrm;

/// <summary>How far an avatar follows a gaze in one direction (VRM 1.0, rangeMap).</summary>
/// <param name="InputMaxDegrees">The angle of gaze at which the full output is reached; 0: at any angle.</param>
/// <param name="OutputScale">The full output: degrees of an eye's turn, or an expression's weight.</param>
public readonly record struct LookRange(float InputMaxDegrees, float OutputScale)
{
    /// <summary>What holds where a file says nothing: the eyes follow up to 90° by a ninth.</summary>
    internal static LookRange Default => new(90, 10);

    /// <summary>The output for an angle of gaze in degrees, which is taken without its sign.</summary>
    public float Map(float degrees)
    {
        float angle = MathF.Abs(degrees);
        if (!(angle > 0)) return 0;
        return OutputScale * (InputMaxDegrees > 0 ? MathF.Min(angle, InputMaxDegrees) / InputMaxDegrees : 1);
    }
}
