namespace Omozukai.Core.Faces;

/// <summary>The rest from which shapes are measured, as known at a moment.</summary>
internal sealed class NeutralFace
{
    private readonly float[] _values = new float[FaceMeasures.Count];

    public NeutralFace() => Reset();

    public ref float this[FaceMeasure measure] => ref _values[(int)measure];

    public ref float this[FaceMeasure left, FaceIndices side] => ref _values[(int)left + (side.Sign > 0 ? 0 : 1)];

    /// <summary>How far this is the person's own rest, 0 (the mean of people) to 1.</summary>
    public float Known { get; set; }

    public float LeftEyeClosed { get; set; }

    public float RightEyeClosed { get; set; }

    public float EyeClosed(FaceIndices side) => side.Sign > 0 ? LeftEyeClosed : RightEyeClosed;

    /// <summary>Back to the mean of people.</summary>
    public void Reset()
    {
        for (int i = 0; i < _values.Length; i++) _values[i] = AverageFace.Of((FaceMeasure)i).Mean;
        LeftEyeClosed = RightEyeClosed = AverageFace.ClosedEye;
        Known = 0;
    }

    /// <summary>Takes over a calibration; numbers that are no face's are passed over.</summary>
    public void Read(FaceCalibration calibration)
    {
        Reset();
        foreach ((FaceMeasure measure, float value) in calibration.Neutral)
            if ((uint)measure < (uint)_values.Length && float.IsFinite(value)) this[measure] = value;
        LeftEyeClosed = Closed(calibration.LeftEyeClosed, FaceMeasure.LeftEyeOpening);
        RightEyeClosed = Closed(calibration.RightEyeClosed, FaceMeasure.RightEyeOpening);
        Known = 1;
    }

    public FaceCalibration ToCalibration() => new()
    {
        Neutral = Enumerable.Range(0, (int)FaceMeasure.LipGap).ToDictionary(i => (FaceMeasure)i, i => _values[i]),
        LeftEyeClosed = LeftEyeClosed,
        RightEyeClosed = RightEyeClosed,
    };

    /// <summary>A closed eye is well below an open one, whatever was learnt.</summary>
    private float Closed(float value, FaceMeasure opening) => float.IsFinite(value) ? Math.Clamp(value, 0, 0.6f * this[opening]) : AverageFace.ClosedEye;
}
