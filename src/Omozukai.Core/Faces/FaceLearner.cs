namespace Omozukai.Core.Faces;

/// <summary>
/// Learns a person's face at rest from what is seen of it: of each measure the value that stands at its own place among the last
/// minute's samples, drawn to the mean of people while there are few.
/// </summary>
internal sealed class FaceLearner
{
    /// <summary>Samples kept, and the least time between two: at first, and when there are as many: together one minute.</summary>
    private const int Capacity = 200;
    private const float FirstSeconds = 0.1f, SecondsBetween = 0.3f;

    /// <summary>Turned farther than this, in degrees, a face is measured too badly to learn from.</summary>
    private const float WidestYaw = 25, WidestPitch = 30;

    /// <summary>A person's samples count, against the mean of people, as if they had come as thick as at first for a minute at most.</summary>
    private const float MostSamples = 600;

    /// <summary>After so many samples half of what people differ by is known of a person.</summary>
    private const float HalfKnown = 20;

    /// <summary>Closed eyes: this share of samples lies below, where that is below <see cref="ClosedShare"/> of the open eye.</summary>
    private const float ClosedQuantile = 0.02f, ClosedShare = 0.4f;

    /// <summary>The measures up to here are learnt; closed lips rest at 0 on every face.</summary>
    private const int Learnt = (int)FaceMeasure.LipGap;

    private readonly float[][] _samples = Table(), _sorted = Table(); // each measure's, by time and by size
    private readonly bool _isBounded;
    private int _count, _next;
    private float _seconds = SecondsBetween, _weight;

    /// <param name="isBounded">Whether to stay within what people differ by, for one may smile for a minute; not where a person poses for it.</param>
    public FaceLearner(bool isBounded) => _isBounded = isBounded;

    /// <summary>The rest as learnt by now.</summary>
    public NeutralFace Neutral { get; } = new();

    public int SampleCount => _count;

    /// <summary>Takes a frame's measures, if it is time for a sample and the face is turned to the camera.</summary>
    public void Add(FaceMeasures measures, float yawDegrees, float pitchDegrees, float seconds)
    {
        _seconds += seconds;
        float between = _count < Capacity ? FirstSeconds : SecondsBetween;
        if (_seconds < between - 1e-4f || MathF.Abs(yawDegrees) > WidestYaw || MathF.Abs(pitchDegrees) > WidestPitch) return;
        if (measures.LeftEyeTrust < 1 || measures.RightEyeTrust < 1) return; // a hand before it
        _seconds = 0;
        _weight = Math.Min(_weight + (between / FirstSeconds), MostSamples);

        // 1. The new sample in its place by size, the oldest one's gone.
        for (int i = 0; i < Learnt; i++)
        {
            float value = measures.Values[i];
            if (!float.IsFinite(value)) value = AverageFace.Of((FaceMeasure)i).Mean;
            if (_count < Capacity) Insert(_sorted[i], _count, value);
            else Replace(_sorted[i], _samples[i][_next], value);
            _samples[i][_next] = value;
        }
        _next = (_next + 1) % Capacity;
        _count = Math.Min(_count + 1, Capacity);

        // 2. What that makes of the rest.
        for (int i = 0; i < Learnt; i++) Learn((FaceMeasure)i);
        Neutral.Known = _isBounded ? _weight / (_weight + HalfKnown) : 1;
    }

    private void Learn(FaceMeasure measure)
    {
        AverageFace.Rest rest = AverageFace.Of(measure);
        float[] sorted = _sorted[(int)measure];
        float seen = sorted[(int)(rest.Quantile * (_count - 1))];
        if (_isBounded) seen = Math.Clamp(seen, rest.Mean - rest.Spread, rest.Mean + rest.Spread);
        float prior = _isBounded ? rest.Samples : 0;
        Neutral[measure] = ((rest.Mean * prior) + (seen * _weight)) / (prior + _weight);

        if (measure is not (FaceMeasure.LeftEyeOpening or FaceMeasure.RightEyeOpening)) return;
        float lowest = sorted[(int)(ClosedQuantile * (_count - 1))];
        float closed = lowest < ClosedShare * Neutral[measure] ? lowest : Math.Min(AverageFace.ClosedEye, ClosedShare * Neutral[measure]);
        if (measure == FaceMeasure.LeftEyeOpening) Neutral.LeftEyeClosed = closed;
        else Neutral.RightEyeClosed = closed;
    }

    private static void Insert(float[] sorted, int count, float value)
    {
        int place = Place(sorted.AsSpan(0, count), value);
        sorted.AsSpan(place, count - place).CopyTo(sorted.AsSpan(place + 1));
        sorted[place] = value;
    }

    private static void Replace(float[] sorted, float old, float value)
    {
        int from = Place(sorted, old), to = Place(sorted, value);
        if (to > from)
        {
            to--; // the old one's place falls away below it
            sorted.AsSpan(from + 1, to - from).CopyTo(sorted.AsSpan(from));
        }
        else sorted.AsSpan(to, from - to).CopyTo(sorted.AsSpan(to + 1));
        sorted[to] = value;
    }

    /// <summary>How many of sorted values are less than a value.</summary>
    private static int Place(ReadOnlySpan<float> sorted, float value)
    {
        int low = 0;
        for (int length = sorted.Length; length > 0;)
        {
            int half = (length + 1) / 2;
            low += sorted[low + half - 1] < value ? half : 0;
            length -= half;
        }
        return low;
    }

    private static float[][] Table() => [.. Enumerable.Range(0, Learnt).Select(_ => new float[Capacity])];
}
