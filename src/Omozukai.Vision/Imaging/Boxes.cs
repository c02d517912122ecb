using System.Numerics;

namespace Omozukai.Vision.Imaging;

/// <summary>Upright boxes, given by two corners.</summary>
internal static class Boxes
{
    public static float IntersectionOverUnion(Vector2 minA, Vector2 maxA, Vector2 minB, Vector2 maxB)
    {
        Vector2 overlap = Vector2.Max(Vector2.Zero, Vector2.Min(maxA, maxB) - Vector2.Max(minA, minB));
        Vector2 a = maxA - minA, b = maxB - minB;
        float intersection = overlap.X * overlap.Y;
        float union = a.X * a.Y + b.X * b.Y - intersection;
        return union > 0 ? intersection / union : 0;
    }
}
