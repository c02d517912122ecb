using System.Numerics;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Vision.Tests.Landmarkers;

public sealed class HeatmapRefinementTests
{
    private const int Size = 64, Channels = 39;

    [Fact]
    public void APointMovesToTheSpotNearIt()
    {
        float[] logits = [.. Enumerable.Repeat(-20f, Size * Size * Channels)];
        logits[(22 * Size + 12) * Channels] = 10;
        Vector2[] points = [new(10 * 4, 20 * 4)];
        HeatmapRefinement.Refine(points, logits, 256);
        points[0].X.ShouldBe(12 * 4, 0.01f);
        points[0].Y.ShouldBe(22 * 4, 0.01f);
    }

    [Fact]
    public void AFaintMapAndAPointOutsideChangeNothing()
    {
        float[] logits = [.. Enumerable.Repeat(-1f, Size * Size * Channels)];
        Vector2[] points = [new(100, 100), new(-9, 300)];
        HeatmapRefinement.Refine(points, logits, 256);
        points.ShouldBe([new Vector2(100, 100), new Vector2(-9, 300)]);
    }
}
