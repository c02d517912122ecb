namespace Omozukai.Formats.Live2D;

/// <summary>A parameter's curve while it is written.</summary>
/// <param name="parameter">The model's parameter.</param>
/// <param name="tolerance">The most that the curve may stray, in the parameter's unit.</param>
internal sealed class Motion3Curve(Live2DParameter parameter, float tolerance)
{
    public Live2DParameter Parameter { get; } = parameter;

    public float Tolerance { get; } = tolerance;

    public CurveReducer Reducer { get; } = new(width: 1, tolerance);

    /// <summary>Points that were kept.</summary>
    public int PointCount { get; set; }

    /// <summary>Whether it ever left its default.</summary>
    public bool Moves { get; set; }
}
