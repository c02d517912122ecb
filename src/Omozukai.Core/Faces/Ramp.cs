namespace Omozukai.Core.Faces;

/// <summary>The curve of most shapes: 0 up to a start, 1 from an end on, straight between; the start may lie above the end.</summary>
internal static class Ramp
{
    public static float Of(float value, float start, float end) => Math.Clamp((value - start) / (end - start), 0, 1);

    /// <summary>The same with a soft start: at the toe (a share of the way) it has risen by half of it. For what trembles at its start and must not be cut off there.</summary>
    public static float WithToe(float value, float start, float end, float toe)
    {
        float x = Of(value, start, end);
        return x * x * (1 + toe) / (x + toe);
    }
}
