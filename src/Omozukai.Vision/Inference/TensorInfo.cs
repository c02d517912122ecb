namespace Omozukai.Vision.Inference;

/// <summary>An input or output of a <see cref="Network"/>.</summary>
/// <param name="Name">The name in the model's file.</param>
/// <param name="Shape">Sizes, outermost axis first, as in the model's file; pictures are [1, height, width, channels].</param>
public sealed record TensorInfo(string Name, IReadOnlyList<int> Shape)
{
    /// <summary>The number of floats.</summary>
    public int Length { get; } = Shape.Aggregate(1, (product, size) => product * size);
}
