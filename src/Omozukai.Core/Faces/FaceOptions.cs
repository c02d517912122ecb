namespace Omozukai.Core.Faces;

/// <summary>How a face's landmarks become shapes, gaze and expressions.</summary>
public sealed record FaceOptions
{
    private readonly float _emotionStrength = 0.8f;

    /// <summary>The person's face at rest; null starts from the mean of people and learns while the person is seen.</summary>
    public FaceCalibration? Calibration { get; init; }

    /// <summary>How strong the presets happy, angry, sad, relaxed and surprised become, 0 (never) to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public float EmotionStrength
    {
        get => _emotionStrength;
        init
        {
            if (value is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(value), value, "The strength of emotions lies between 0 and 1.");
            _emotionStrength = value;
        }
    }
}
