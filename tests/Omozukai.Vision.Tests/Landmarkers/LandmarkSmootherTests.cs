using System.Numerics;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Vision.Tests.Landmarkers;

public sealed class LandmarkSmootherTests
{
    private static TimeSpan Frame(int index) => TimeSpan.FromSeconds(index / 30.0);

    [Fact]
    public void StillPointsAreSteadied()
    {
        var smoother = new LandmarkSmoother(1, 0.05f, 80, 1);
        var random = new Random(3);
        double raw = 0, smooth = 0;
        for (int i = 0; i < 300; i++)
        {
            float noise = (float)(random.NextDouble() - 0.5);
            Vector3[] point = [new(100 + noise, 100, 0)];
            smoother.Apply(point, Frame(i), 1f / 400);
            if (i < 60) continue;
            raw += noise * noise;
            smooth += (point[0].X - 100) * (point[0].X - 100);
        }
        (smooth / raw).ShouldBeLessThan(0.2);
    }

    [Fact]
    public void FastPointsAreFollowed()
    {
        var smoother = new LandmarkSmoother(1, 0.05f, 80, 1);
        Vector3[] point = new Vector3[1];
        for (int i = 0; i < 60; i++)
        {
            point[0] = new Vector3(20 * i, 0, 0); // 600 px a second, the object is 400 px tall
            smoother.Apply(point, Frame(i), 1f / 400);
        }
        (20 * 59 - point[0].X).ShouldBeLessThan(20);
    }

    [Fact]
    public void TimeThatDoesNotAdvanceLeavesPointsAlone()
    {
        var smoother = new LandmarkSmoother(1, 0.05f, 80, 1);
        Vector3[] point = [Vector3.Zero];
        smoother.Apply(point, Frame(5), 1);
        point[0] = Vector3.One;
        smoother.Apply(point, Frame(5), 1);
        point[0].ShouldBe(Vector3.One);
        smoother.Apply(point, Frame(4), 1);
        point[0].ShouldBe(Vector3.One);
    }
}
