using System.Numerics;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Draws points to the middle of the spots that a network's heat maps show near them.</summary>
/// <remarks>Source: MediaPipe, refine_landmarks_from_heatmap_calculator (kernel 7, confidence 0.5); cell numbers, not centres, are weighed.</remarks>
internal static class HeatmapRefinement
{
    private const int MapSize = 64;
    private const int Channels = 39;
    private const int Reach = 3;
    private const float MinConfidence = 0.5f;

    /// <summary>Moves each point, given in the input's pixels, by the map of the same number.</summary>
    public static void Refine(Span<Vector2> points, ReadOnlySpan<float> logits, int inputSize)
    {
        for (int i = 0; i < points.Length; i++)
        {
            Vector2 cell = points[i] * MapSize / inputSize;
            int column = (int)cell.X, row = (int)cell.Y;
            if ((uint)column >= MapSize || (uint)row >= MapSize) continue;

            float total = 0, best = 0;
            Vector2 sum = Vector2.Zero;
            for (int y = Math.Max(0, row - Reach); y <= Math.Min(MapSize - 1, row + Reach); y++)
            {
                for (int x = Math.Max(0, column - Reach); x <= Math.Min(MapSize - 1, column + Reach); x++)
                {
                    float confidence = 1 / (1 + MathF.Exp(-logits[(y * MapSize + x) * Channels + i]));
                    total += confidence;
                    best = MathF.Max(best, confidence);
                    sum += new Vector2(x, y) * confidence;
                }
            }
            if (best >= MinConfidence) points[i] = sum / total * inputSize / MapSize;
        }
    }
}
