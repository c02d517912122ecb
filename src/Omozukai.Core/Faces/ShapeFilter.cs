using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Faces;

/// <summary>
/// Smooths shapes and gaze over time with One Euro filters (G. Casiez et al., CHI 2012), each channel for itself: trembling goes,
/// quick motion comes through at once. A blink of 100 ms, three frames, keeps its depth.
/// </summary>
internal sealed class ShapeFilter
{
    /// <summary>How much the cutoff rises, in Hz, with each unit (each full shape) a second.</summary>
    private const float Beta = 4, BlinkBeta = 12;

    /// <summary>The degrees of gaze that count as one unit.</summary>
    private const float GazeUnit = 30;

    /// <summary>Cutoff of the speed itself, in Hz, as in the paper.</summary>
    private const float SpeedCutoff = 3;

    private const int FirstGaze = FaceWeights.ChannelCount - 3;

    private readonly float _cutoff;
    private readonly float[] _values = new float[FaceWeights.ChannelCount];
    private readonly float[] _speeds = new float[FaceWeights.ChannelCount];
    private bool _isStarted;

    public ShapeFilter(Smoothing smoothing, OneEuroOptions custom) => _cutoff = smoothing switch
    {
        Smoothing.Low => 3,
        Smoothing.High => 0.7f,
        Smoothing.Custom => custom.MinimumCutoffHz,
        _ => 1.5f,
    };

    public void Reset() => _isStarted = false;

    public void Update(FaceWeights weights, float seconds)
    {
        Span<float> channels = weights.Channels;
        if (!_isStarted)
        {
            _isStarted = true;
            channels.CopyTo(_values);
            _speeds.AsSpan().Clear();
            return;
        }
        float speedAlpha = Alpha(SpeedCutoff, seconds);
        for (int i = 0; i < channels.Length; i++)
        {
            float unit = i >= FirstGaze ? GazeUnit : 1;
            float beta = i + Expressions.PresetCount is (int)Expression.EyeBlinkLeft or (int)Expression.EyeBlinkRight ? BlinkBeta : Beta;
            float speed = (channels[i] - _values[i]) / seconds / unit;
            _speeds[i] += speedAlpha * (speed - _speeds[i]);
            float alpha = Alpha(_cutoff + (beta * MathF.Abs(_speeds[i])), seconds);
            channels[i] = _values[i] += alpha * (channels[i] - _values[i]);
        }
    }

    private static float Alpha(float cutoff, float seconds)
    {
        float x = 2 * MathF.PI * cutoff * seconds;
        return x / (1 + x);
    }
}
