namespace Omozukai.Formats;

/// <summary>
/// Leaves out the points of a curve that straight lines between the others give, within a tolerance, point by point in constant memory: from the last
/// kept point the slopes are held that miss no point since by more than the tolerance; the first point that no such line reaches makes the one
/// before it the next kept point ("swinging door", as process data are recorded). Kept points lie on the curve itself.
/// </summary>
/// <param name="width">Numbers in a point, reduced together.</param>
/// <param name="tolerance">The most that a line may miss a point by, in each number.</param>
internal sealed class CurveReducer(int width, float tolerance)
{
    private readonly float[] _anchor = new float[width];
    private readonly float[] _last = new float[width];
    private readonly double[] _lowest = new double[width];
    private readonly double[] _highest = new double[width];
    private double _anchorTime, _lastTime;
    private int _pending;

    /// <summary>The kept point that <see cref="TryAdd"/> or <see cref="TryEnd"/> gave.</summary>
    public ReadOnlySpan<float> Kept => _anchor;

    /// <summary>Its time.</summary>
    public double KeptTime => _anchorTime;

    /// <summary>The point added last.</summary>
    public ReadOnlySpan<float> Last => _last;

    /// <summary>Adds a point; times increase.</summary>
    /// <returns>Whether a point is to be kept now: the first one, or the one before this.</returns>
    public bool TryAdd(double time, ReadOnlySpan<float> point)
    {
        bool isFirst = _pending == 0, isKept = isFirst;
        if (isFirst) Keep(time, point);
        else if (_pending == 1) OpenDoor(time, point); // no line yet
        else if (Reaches(time, point)) Narrow(time, point);
        else
        {
            Keep(_lastTime, _last);
            OpenDoor(time, point);
            isKept = true;
        }
        point.CopyTo(_last);
        _lastTime = time;
        _pending = isFirst ? 1 : 2;
        return isKept;
    }

    /// <summary>Whether the last point is still to be kept: after the end of a curve of more than one point.</summary>
    public bool TryEnd()
    {
        if (_pending < 2) return false;
        Keep(_lastTime, _last);
        _pending = 0;
        return true;
    }

    private void Keep(double time, ReadOnlySpan<float> point)
    {
        _anchorTime = time;
        point.CopyTo(_anchor);
    }

    private bool Reaches(double time, ReadOnlySpan<float> point)
    {
        for (int i = 0; i < width; i++)
        {
            double slope = (point[i] - _anchor[i]) / (time - _anchorTime);
            if (slope < _lowest[i] || slope > _highest[i]) return false;
        }
        return true;
    }

    private void OpenDoor(double time, ReadOnlySpan<float> point)
    {
        _lowest.AsSpan().Fill(double.NegativeInfinity);
        _highest.AsSpan().Fill(double.PositiveInfinity);
        Narrow(time, point);
    }

    private void Narrow(double time, ReadOnlySpan<float> point)
    {
        double step = time - _anchorTime;
        for (int i = 0; i < width; i++)
        {
            _lowest[i] = Math.Max(_lowest[i], (point[i] - tolerance - _anchor[i]) / step);
            _highest[i] = Math.Min(_highest[i], (point[i] + tolerance - _anchor[i]) / step);
        }
    }
}
