using CsCheck;

namespace Omozukai.Formats.Tests;

public sealed class CurveReducerTests
{
    [Fact]
    public void NoPointIsMissedByMoreThanTheTolerance()
    {
        const float Tolerance = 0.05f;
        Gen.Select(Gen.Float[-1, 1].Array[2], Gen.Float[0.001f, 0.1f]).Array[1, 200].Sample(steps =>
        {
            var points = new List<(double Time, float[] Values)>();
            (double time, float a, float b) = (0, 0, 0);
            foreach ((float[] step, float wait) in steps)
            {
                points.Add((time, [a, b]));
                (time, a, b) = (time + wait, a + step[0] * wait, b + step[1] * step[1] * wait);
            }
            List<(double Time, float[] Values)> kept = Reduce(points, Tolerance);
            kept[0].Time.ShouldBe(points[0].Time);
            kept[^1].Time.ShouldBe(points[^1].Time);
            foreach ((double at, float[] values) in points)
            {
                int next = Math.Max(1, kept.FindIndex(key => key.Time >= at));
                for (int i = 0; i < 2 && kept.Count > 1; i++)
                {
                    ((double t0, float[] v0), (double t1, float[] v1)) = (kept[next - 1], kept[next]);
                    (v0[i] + (v1[i] - v0[i]) * (at - t0) / (t1 - t0)).ShouldBe(values[i], Tolerance + 1e-5);
                }
            }
        }, iter: 500);
    }

    [Fact]
    public void AStraightLineIsItsEnds()
    {
        List<(double Time, float[] Values)> kept = Reduce([.. Enumerable.Range(0, 1000).Select(i => ((double)i, new[] { i * 0.5f, 3f }))], 0.01f);
        kept.Select(point => point.Time).ShouldBe([0, 999]);
    }

    [Fact]
    public void ACornerIsKept()
    {
        List<(double Time, float[] Values)> kept = Reduce([.. Enumerable.Range(0, 101).Select(i => ((double)i, new[] { (float)Math.Abs(i - 50), 0f }))], 0.01f);
        kept.Select(point => point.Time).ShouldBe([0, 50, 100]);
    }

    private static List<(double Time, float[] Values)> Reduce(List<(double Time, float[] Values)> points, float tolerance)
    {
        var reducer = new CurveReducer(width: 2, tolerance);
        var kept = new List<(double Time, float[] Values)>();
        foreach ((double time, float[] values) in points)
            if (reducer.TryAdd(time, values)) kept.Add((reducer.KeptTime, reducer.Kept.ToArray()));
        if (reducer.TryEnd()) kept.Add((reducer.KeptTime, reducer.Kept.ToArray()));
        return kept;
    }
}
