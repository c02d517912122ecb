using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>
/// Smooths shapes and gaze over time with One Euro filters (G. Casiez et al., CHI 2012), each channel for itself: trembling goes,
/// quick motion comes through at once. A blink of 100 ms, three frames, keeps its depth.
/// </summary>
internal sealed class ShapeFilter
{
    /// <summary>How each kind of channel is smoothed.</summary>
    /// <remarks>
    /// Lids: a blink is over in three frames. Mouth: speech has up to five syllables a second, and the mesh's noise is less than 1 % of a jaw.
    /// Gaze: an iris trembles by 2°, which is told from a jump of the eyes by its speed. To tune: raise the cutoff where things lag, lower it
    /// where they tremble at rest; raise the calm speed where the gaze trembles.
    /// </remarks>
    private static readonly Kind s_calm = new(1, 4), s_lid = new(1, 12), s_mouth = new(4, 6), s_gaze = new(1, 8, 1, 30);

    /// <summary>Cutoff of the speed itself, in Hz, as in the paper.</summary>
    private const float SpeedCutoff = 3;

    private static readonly float[] s_cutoffs = OfAll(kind => kind.Cutoff), s_betas = OfAll(kind => kind.Beta), s_calmSpeeds = OfAll(kind => kind.CalmSpeed),
        s_perUnit = OfAll(kind => 1 / kind.Unit);

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
        float speedAlpha = Alpha(SpeedCutoff, seconds), perSecond = 1 / seconds;
        int i = 0;
        for (; i <= channels.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> value = new(_values, i), error = new Vector<float>(channels[i..]) - value, speed = new(_speeds, i);
            speed += ((error * perSecond * new Vector<float>(s_perUnit, i)) - speed) * speedAlpha;
            Vector<float> quick = Vector.Max(Vector.Abs(speed) - new Vector<float>(s_calmSpeeds, i), Vector<float>.Zero);
            Vector<float> x = ((new Vector<float>(s_cutoffs, i) * _cutoff) + (new Vector<float>(s_betas, i) * quick)) * (2 * MathF.PI * seconds);
            value += x / (Vector<float>.One + x) * error;
            speed.CopyTo(_speeds, i);
            value.CopyTo(_values, i);
        }
        for (; i < channels.Length; i++)
        {
            float error = channels[i] - _values[i];
            _speeds[i] += speedAlpha * ((error * perSecond * s_perUnit[i]) - _speeds[i]);
            float quick = Math.Max(MathF.Abs(_speeds[i]) - s_calmSpeeds[i], 0);
            _values[i] += Alpha((_cutoff * s_cutoffs[i]) + (s_betas[i] * quick), seconds) * error;
        }
        _values.CopyTo(channels);
    }

    private static float Alpha(float cutoff, float seconds)
    {
        float x = 2 * MathF.PI * cutoff * seconds;
        return x / (1 + x);
    }

    private static float[] OfAll(Func<Kind, float> number) => [.. Enumerable.Range(0, FaceWeights.ChannelCount).Select(channel => number(KindOf(channel)))];

    private static Kind KindOf(int channel)
    {
        if (channel >= ArkitBlendShapes.Count) return s_gaze;
        string name = ArkitBlendShapes.Names[channel];
        return name.StartsWith("eyeBlink", StringComparison.Ordinal) ? s_lid
            : name.StartsWith("jaw", StringComparison.Ordinal) || name.StartsWith("mouth", StringComparison.Ordinal) ? s_mouth
            : s_calm;
    }

    /// <summary>How a channel is smoothed.</summary>
    /// <param name="Cutoff">Cutoff at rest, in units of the smoothing's own.</param>
    /// <param name="Beta">How much the cutoff rises, in Hz, with each unit a second beyond the calm speed.</param>
    /// <param name="CalmSpeed">Units a second that noise makes.</param>
    /// <param name="Unit">What counts as one unit: a full shape, or so many degrees.</param>
    private readonly record struct Kind(float Cutoff, float Beta, float CalmSpeed = 0, float Unit = 1);
}
