namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>A number over time, and how much two of them are alike.</summary>
internal sealed class Curve
{
    private const double Step = 1 / 60.0;

    private readonly List<(double Time, double Value)> _points;

    public Curve(IEnumerable<Sample> samples, Func<Sample, double> value) : this(samples.Select(sample => (sample.Seconds, value(sample))))
    {
    }

    public Curve(IEnumerable<(double Time, double Value)> points) => _points = [.. points.OrderBy(point => point.Time)];

    public double Start => _points[0].Time;

    public double End => _points[^1].Time;

    /// <summary>The value at a time, straight between the points.</summary>
    public double At(double time)
    {
        int next = _points.FindIndex(point => point.Time > time);
        if (next < 0) return _points[^1].Value;
        if (next == 0) return _points[0].Value;
        ((double t0, double a), (double t1, double b)) = (_points[next - 1], _points[next]);
        return a + (b - a) * (time - t0) / (t1 - t0);
    }

    /// <summary>How much it varies.</summary>
    public double Deviation
    {
        get
        {
            double mean = _points.Average(point => point.Value);
            return Math.Sqrt(_points.Average(point => (point.Value - mean) * (point.Value - mean)));
        }
    }

    /// <summary>Pearson's correlation with a film, where the film was so much earlier than the clock says.</summary>
    /// <param name="film">The curve of the film.</param>
    /// <param name="clock">Where the film was when.</param>
    /// <param name="rate">The film's pictures a second.</param>
    /// <param name="lag">Seconds.</param>
    public double Correlation(Curve film, FilmClock clock, double rate, double lag)
    {
        List<double> own = [], other = [];
        for (double time = Start; time < End; time += Step)
        {
            if (clock.At(time - lag, rate) is not { } at) continue;
            own.Add(At(time));
            other.Add(film.At(at));
        }
        if (own.Count < 30) return 0;
        (double a, double b) = (own.Average(), other.Average());
        double ab = 0, aa = 0, bb = 0;
        for (int i = 0; i < own.Count; i++)
        {
            ab += (own[i] - a) * (other[i] - b);
            aa += (own[i] - a) * (own[i] - a);
            bb += (other[i] - b) * (other[i] - b);
        }
        return ab / Math.Sqrt(aa * bb + 1e-12);
    }

    /// <summary>The one lag, up to a second, at which curves and film are most alike, all taken together.</summary>
    public static double Lag(IReadOnlyList<(Curve Own, Curve Film)> pairs, FilmClock clock, double rate) =>
        Enumerable.Range(-15, 75).Select(i => i * 0.02).MaxBy(lag => pairs.Sum(pair => pair.Own.Correlation(pair.Film, clock, rate, lag)));
}
