using System.Numerics;

namespace Omozukai.Vision.Detection;

/// <summary>The fixed places from which a single-shot detector measures what it finds.</summary>
/// <remarks>Source: MediaPipe, ssd_anchors_calculator with fixed_anchor_size: only the centres matter.</remarks>
internal static class AnchorGrid
{
    /// <summary>Centres in 0..1 of the network's input, in the network's order: layer, row, column, anchor.</summary>
    /// <param name="inputSize">Side of the network's square input in pixels.</param>
    /// <param name="strides">Stride of each output layer; equal neighbours share one grid.</param>
    /// <param name="anchorsPerLayer">Anchors that each layer adds to a cell.</param>
    public static Vector2[] Centers(int inputSize, ReadOnlySpan<int> strides, int anchorsPerLayer)
    {
        var centers = new List<Vector2>();
        for (int layer = 0; layer < strides.Length;)
        {
            int stride = strides[layer], perCell = 0;
            for (; layer < strides.Length && strides[layer] == stride; layer++) perCell += anchorsPerLayer;

            int cells = (inputSize + stride - 1) / stride;
            for (int row = 0; row < cells; row++)
                for (int column = 0; column < cells; column++)
                    for (int anchor = 0; anchor < perCell; anchor++)
                        centers.Add(new Vector2((column + 0.5f) / cells, (row + 0.5f) / cells));
        }
        return [.. centers];
    }
}
