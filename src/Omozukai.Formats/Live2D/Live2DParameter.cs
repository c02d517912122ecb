namespace Omozukai.Formats.Live2D;

/// <summary>A parameter of a Live2D model with the model's own range, as its moc gives it at run time.</summary>
public sealed record Live2DParameter
{
    /// <summary>Makes a parameter.</summary>
    /// <param name="id">Such as ParamAngleX, or PARAM_ANGLE_X in models of Cubism 2.</param>
    /// <param name="minimum">The lowest value.</param>
    /// <param name="defaultValue">The value at rest.</param>
    /// <param name="maximum">The highest value.</param>
    /// <exception cref="ArgumentException">The id is empty, or the numbers are not finite and in order.</exception>
    public Live2DParameter(string id, float minimum, float defaultValue, float maximum)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (!float.IsFinite(minimum + defaultValue + maximum) || minimum > defaultValue || defaultValue > maximum)
            throw new ArgumentException($"The range of {id} is {minimum}, {defaultValue}, {maximum}: expected minimum, default, maximum in this order.", nameof(minimum));
        (Id, Minimum, Default, Maximum) = (id, minimum, defaultValue, maximum);
    }

    /// <summary>The model's name for it.</summary>
    public string Id { get; }

    /// <summary>The lowest value.</summary>
    public float Minimum { get; }

    /// <summary>The value at rest.</summary>
    public float Default { get; }

    /// <summary>The highest value.</summary>
    public float Maximum { get; }
}
