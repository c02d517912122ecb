namespace Omozukai.Core.Faces;

/// <summary>
/// Learns a person's face at rest from what is seen of it: of each measure the value that stands at its own place among the last
/// minute's samples, drawn to the mean of people while there are few.
/// </summary>
internal sealed class FaceLearner
{
    /// <summary>Samples kept, and the least time between two: together one minute.</summary>
    private const int Capacity = 600;
    private const float SecondsBetween = 0.1f;

    /// <summary>Turned farther than this, in degrees, a face is measured too badly to learn from.</summary>
    private const float WidestYaw = 25, WidestPitch = 30;

    /// <summary>The mean of people counts as this many samples: two seconds.</summary>
    private const float PriorSamples = 20;

    /// <summary>Closed eyes: this share of samples lies below, where that is below <see cref="ClosedShare"/> of the open eye.</summary>
    private const float ClosedQuantile = 0.02f, ClosedShare = 0.5f;

    private readonly float[][] _samples = [.. Enumerable.Range(0, FaceMeasures.Count).Select(_ => new float[Capacity])];
    private readonly float[] _sorted = new float[Capacity];
    private readonly bool _isBounded;
    private int _count, _next, _stale;
    private float _seconds = SecondsBetween;

    /// <param name="isBounded">Whether to stay within what people differ by, for one may smile for a minute; not where a person poses for it.</param>
    public FaceLearner(bool isBounded) => _isBounded = isBounded;

    /// <summary>The rest as learnt by now; <see cref="Learn"/> and <see cref="LearnAll"/> bring it up to date.</summary>
    public NeutralFace Neutral { get; } = new();

    public int SampleCount => _count;

    /// <summary>Takes a frame's measures, if it is time for a sample and the face is turned to the camera.</summary>
    public void Add(FaceMeasures measures, float yawDegrees, float pitchDegrees, float seconds)
    {
        _seconds += seconds;
        if (_seconds < SecondsBetween - 1e-4f || MathF.Abs(yawDegrees) > WidestYaw || MathF.Abs(pitchDegrees) > WidestPitch) return;
        _seconds = 0;
        for (int i = 0; i < _samples.Length; i++) _samples[i][_next] = measures.Values[i];
        _next = (_next + 1) % Capacity;
        _count = Math.Min(_count + 1, Capacity);
    }

    /// <summary>Brings one measure up to date, each call the next one: a live frame has no time for all.</summary>
    public void Learn()
    {
        if (_count == 0) return;
        Update((FaceMeasure)_stale);
        _stale = (_stale + 1) % (int)FaceMeasure.LipGap;
    }

    public void LearnAll()
    {
        if (_count == 0) return;
        for (int i = 0; i < (int)FaceMeasure.LipGap; i++) Update((FaceMeasure)i);
    }

    private void Update(FaceMeasure measure)
    {
        AverageFace.Rest rest = AverageFace.Of(measure);
        Span<float> sorted = _sorted.AsSpan(0, _count);
        _samples[(int)measure].AsSpan(0, _count).CopyTo(sorted);
        float seen = Select(sorted, (int)(rest.Quantile * (_count - 1)));
        if (_isBounded) seen = Math.Clamp(seen, rest.Mean - rest.Spread, rest.Mean + rest.Spread);
        float prior = _isBounded ? PriorSamples : 0;
        Neutral[measure] = ((rest.Mean * prior) + (seen * _count)) / (prior + _count);

        if (measure is not (FaceMeasure.LeftEyeOpening or FaceMeasure.RightEyeOpening)) return;
        float lowest = Select(sorted, (int)(ClosedQuantile * (_count - 1)));
        float closed = lowest < ClosedShare * Neutral[measure] ? lowest : Math.Min(AverageFace.ClosedEye, ClosedShare * Neutral[measure]);
        if (measure == FaceMeasure.LeftEyeOpening) Neutral.LeftEyeClosed = closed;
        else Neutral.RightEyeClosed = closed;
    }

    /// <summary>The value that would stand at a place if all were sorted; reorders them (C. A. R. Hoare, "Find", CACM 4, 1961): sorting took half of a frame's time.</summary>
    private static float Select(Span<float> values, int place)
    {
        int low = 0, high = values.Length - 1;
        while (low < high)
        {
            float pivot = values[place];
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }
            if (j < place) low = i;
            if (i > place) high = j;
        }
        return values[place];
    }
}
