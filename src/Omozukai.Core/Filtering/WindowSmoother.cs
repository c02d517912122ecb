using System.Numerics;

namespace Omozukai.Core.Filtering;

/// <summary>
/// Smooths a recorded curve with a view to both sides, so without lag: around every moment a parabola is fitted to a window of
/// samples. Windows of several widths are tried, and at each moment those are trusted whose risk, as judged from the curve
/// itself, is least: wide ones in stillness, narrow ones in quick motion.
/// </summary>
/// <remarks>
/// Local quadratic regression: W. S. Cleveland, "Robust locally weighted regression", JASA 74 (1979). Its risk is Stein's
/// unbiased estimate (C. Stein, Ann. Statist. 9, 1981): squared residual − variance + 2 · variance · own weight.
/// One object serves one thread; its buffers grow with the longest curve.
/// </remarks>
internal sealed class WindowSmoother
{
    /// <summary>Half widths of the windows in seconds; each has about 1.45 times the reach of the one before.</summary>
    private static readonly float[] s_halfWidths = [0.1f, 0.15f, 0.22f, 0.32f, 0.47f, 0.68f, 1];

    /// <summary>The narrowest window has this many samples to each side: fewer would leave a parabola no freedom from noise.</summary>
    private const int FewestNeighbours = 2;

    /// <summary>Risks are averaged over about this long to each side: single residuals tell nothing.</summary>
    private const float RiskSeconds = 0.5f;

    /// <summary>A sample this many deviations off the curve through its neighbours, and the slack, is an accident.</summary>
    private const float OutlierDeviations = 6;

    private readonly double[][] _risks = [.. s_halfWidths.Select(_ => Array.Empty<double>())];
    private readonly Vector4[][] _curves = [.. s_halfWidths.Select(_ => Array.Empty<Vector4>())];
    private double[] _forward = [];
    private readonly List<float> _bends = [];

    /// <summary>Deviation of the noise of the last curve, in each component.</summary>
    public Vector4 Noise { get; private set; }

    /// <summary>Smooths a curve in place.</summary>
    /// <param name="values">Samples; unused components are zero. Quaternions are all in one hemisphere with their neighbours.</param>
    /// <param name="seconds">Their times, rising.</param>
    /// <param name="noiseFactor">How many times the trembling seen is called noise.</param>
    /// <param name="outlierSlack">Differences up to this are never called outliers, in the unit of the values.</param>
    public void Smooth(Span<Vector4> values, ReadOnlySpan<double> seconds, float noiseFactor, float outlierSlack)
    {
        if (values.Length <= (2 * FewestNeighbours) + 1) return;
        Noise = EstimateNoise(values);
        float noise = Noise.Length();
        RemoveOutliers(values, (OutlierDeviations * noise) + outlierSlack);
        Grow(values.Length);

        // 1. A curve and its risk for each window.
        double variance = Math.Max(noise * (double)noise * noiseFactor * noiseFactor, 1e-14);
        for (int width = 0; width < s_halfWidths.Length; width++)
            Fit(values, seconds, s_halfWidths[width], variance, _curves[width], _risks[width]);

        // 2. Risks become those of a neighbourhood.
        for (int width = 0; width < s_halfWidths.Length; width++) Spread(_risks[width].AsSpan(0, values.Length), seconds);

        // 3. The mean of the curves, weighted by their risks as by likelihoods.
        for (int i = 0; i < values.Length; i++)
        {
            double least = double.PositiveInfinity, sum = 0;
            foreach (double[] risks in _risks) least = Math.Min(least, risks[i]);
            Vector4 mean = Vector4.Zero;
            for (int width = 0; width < s_halfWidths.Length; width++)
            {
                double weight = Math.Exp((least - _risks[width][i]) / 2);
                mean += _curves[width][i] * (float)weight;
                sum += weight;
            }
            values[i] = mean / (float)sum;
        }
    }

    /// <summary>From third differences, which motion hardly has: white noise of variance s² gives them 20 s². By their median, which outliers leave alone.</summary>
    private Vector4 EstimateNoise(ReadOnlySpan<Vector4> values)
    {
        Vector4 noise = Vector4.Zero;
        for (int component = 0; component < 4; component++)
        {
            _bends.Clear();
            for (int i = 3; i < values.Length; i++)
                _bends.Add(MathF.Abs(values[i][component] - (3 * values[i - 1][component]) + (3 * values[i - 2][component]) - values[i - 3][component]));
            _bends.Sort();
            float deviation = _bends[_bends.Count / 2] / 0.6745f; // the median of a normal distribution's absolute values
            noise[component] = deviation / MathF.Sqrt(20);
        }
        return noise;
    }

    /// <summary>Puts lone samples that lie far off the cubic through their four neighbours, and farther than these, whom they mislead, into the middle of both.</summary>
    private static void RemoveOutliers(Span<Vector4> values, float limit)
    {
        for (int i = 2; i < values.Length - 2; i++)
        {
            float off = Off(values, i);
            if (off > limit * limit && off > Off(values, i - 1) && off > Off(values, i + 1)) values[i] = (values[i - 1] + values[i + 1]) / 2;
        }
    }

    /// <summary>How far a sample is off the cubic through its four neighbours, squared; 0 where it has not four.</summary>
    private static float Off(ReadOnlySpan<Vector4> values, int i)
    {
        if (i < 2 || i >= values.Length - 2) return 0;
        Vector4 expected = ((4 * (values[i - 1] + values[i + 1])) - values[i - 2] - values[i + 2]) / 6;
        return (values[i] - expected).LengthSquared();
    }

    private static void Fit(ReadOnlySpan<Vector4> values, ReadOnlySpan<double> seconds, double halfWidth, double variance, Vector4[] curve, double[] risks)
    {
        int first = 0, last = 0;
        for (int i = 0; i < values.Length; i++)
        {
            // Tricube weights over the window, widened where the frames are too far apart for it.
            double width = halfWidth;
            int left = Math.Max(i - FewestNeighbours, 0), right = Math.Min(i + FewestNeighbours, values.Length - 1);
            width = Math.Max(width, 1.001 * Math.Max(seconds[i] - seconds[left], seconds[right] - seconds[i]));
            while (seconds[first] <= seconds[i] - width) first++;
            while (last + 1 < values.Length && seconds[last + 1] < seconds[i] + width) last++;
            while (first > 0 && seconds[first - 1] > seconds[i] - width) first--;
            while (last > i && seconds[last] >= seconds[i] + width) last--;

            double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0;
            Vector4 b0 = Vector4.Zero, b1 = Vector4.Zero, b2 = Vector4.Zero;
            Vector4 here = values[i];
            for (int j = first; j <= last; j++)
            {
                double t = (seconds[j] - seconds[i]) / width, size = Math.Abs(t), taper = 1 - (size * size * size);
                double weight = taper * taper * taper, wt = weight * t, wtt = wt * t;
                (s0, s1, s2, s3, s4) = (s0 + weight, s1 + wt, s2 + wtt, s3 + (wtt * t), s4 + (wtt * t * t));
                Vector4 value = values[j] - here; // small numbers keep their digits
                b0 += value * (float)weight;
                b1 += value * (float)wt;
                b2 += value * (float)wtt;
            }

            // The parabola's value in the middle, by Cramer's rule, and the weight of the sample itself in it.
            double c0 = (s2 * s4) - (s3 * s3), c1 = (s1 * s4) - (s2 * s3), c2 = (s1 * s3) - (s2 * s2);
            double determinant = (s0 * c0) - (s1 * c1) + (s2 * c2);
            Vector4 fitted = determinant > 1e-12
                ? ((b0 * (float)c0) - (b1 * (float)c1) + (b2 * (float)c2)) / (float)determinant
                : b0 / (float)s0;
            double own = determinant > 1e-12 ? c0 / determinant : 1 / s0;
            curve[i] = here + fitted;
            risks[i] = (fitted.LengthSquared() / variance) - 1 + (2 * own);
        }
    }

    /// <summary>Sums with weights that fall off to both sides.</summary>
    private void Spread(Span<double> risks, ReadOnlySpan<double> seconds)
    {
        double sum = 0;
        for (int i = 0; i < risks.Length; i++)
        {
            sum = (i == 0 ? 0 : sum * Math.Exp((seconds[i - 1] - seconds[i]) / RiskSeconds)) + risks[i];
            _forward[i] = sum;
        }
        sum = 0;
        for (int i = risks.Length - 1; i >= 0; i--)
        {
            double own = risks[i];
            risks[i] = _forward[i] + sum;
            if (i > 0) sum = (sum + own) * Math.Exp((seconds[i - 1] - seconds[i]) / RiskSeconds);
        }
    }

    private void Grow(int length)
    {
        if (_forward.Length >= length) return;
        _forward = new double[length];
        for (int width = 0; width < s_halfWidths.Length; width++)
        {
            _curves[width] = new Vector4[length];
            _risks[width] = new double[length];
        }
    }
}
