namespace Omozukai.Core.Faces;

/// <summary>The curve of most shapes: 0 up to a start, 1 from an end on, straight between; the start may lie above the end.</summary>
internal static class Ramp
{
    public static float Of(float value, float start, float end) => Math.Clamp((value - start) / (end - start), 0, 1);
}
