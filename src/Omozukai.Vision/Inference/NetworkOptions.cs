namespace Omozukai.Vision.Inference;

/// <summary>How a <see cref="Network"/> is loaded.</summary>
public sealed record NetworkOptions
{
    /// <summary>The outputs to keep, as indices into the model's own list and in the order wanted; what only others need is not computed. Null keeps all.</summary>
    public IReadOnlyList<int>? Outputs { get; init; }

    /// <summary>A folder in which optimised networks are kept, so that they load faster the next time; null keeps none.</summary>
    public string? CacheFolder { get; init; }
}
