namespace Omozukai.Kalidokit;

/// <summary>KalidoKit's <c>Utils</c>, by its name; its <c>RestingDefault</c> is <see cref="Kalidokit.RestingDefault"/>.</summary>
public static class Utils
{
    /// <summary>The value between two bounds; NaN stays NaN, and where the bounds are crossed the lower wins.</summary>
    public static double Clamp(double value, double min, double max) => Math.Max(Math.Min(value, max), min);

    /// <summary>Where a value stands between two bounds, 0..1; bounds that are one give NaN.</summary>
    public static double Remap(double value, double min, double max) => (Clamp(value, min, max) - min) / (max - min);

    /// <summary>JavaScript's <c>value || 0</c>: NaN becomes 0.</summary>
    internal static double OrZero(double value) => double.IsNaN(value) ? 0 : value;
}
