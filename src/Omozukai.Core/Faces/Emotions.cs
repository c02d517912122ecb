using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Faces;

/// <summary>
/// The emotions among VRM's presets from a face's shapes: one at a time, on above one threshold and off below a lower one, coming
/// and going smoothly. They are for avatars; what a person feels they do not tell.
/// </summary>
internal sealed class Emotions(float strength)
{
    /// <summary>An emotion begins above the first score, ends below the second, and is whole at the third.</summary>
    private const float On = 0.35f, Off = 0.2f, Full = 0.75f;

    /// <summary>Another emotion must be clearer by this much to take over.</summary>
    private const float TakesOver = 0.15f;

    /// <summary>Time constant of coming and going, in seconds.</summary>
    private const float EaseSeconds = 0.12f;

    private static readonly Expression[] s_all = [Expression.Happy, Expression.Angry, Expression.Sad, Expression.Relaxed, Expression.Surprised];
    private readonly float[] _values = new float[5];
    private int _active = -1;
    private bool _isStarted;

    public void Reset()
    {
        _active = -1;
        _isStarted = false;
        _values.AsSpan().Clear();
    }

    /// <summary>Writes the five presets.</summary>
    public void Fill(FaceWeights weights, float seconds, Span<float> expressions)
    {
        // 1. How clear each emotion is.
        Span<float> scores = stackalloc float[5];
        Score(weights.Shapes, scores);

        // 2. Which one holds.
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best]) best = i;
        if (_active >= 0 && scores[_active] < Off) _active = -1;
        if (scores[best] > On && (_active < 0 || scores[best] > scores[_active] + TakesOver)) _active = best;

        // 3. Towards it; the first frame, and a single photo, is there at once.
        float alpha = _isStarted ? 1 - MathF.Exp(-seconds / EaseSeconds) : 1;
        _isStarted = true;
        for (int i = 0; i < scores.Length; i++)
        {
            float target = i == _active ? strength * Ramp.Of(scores[i], Off / 2, Full) : 0;
            _values[i] += alpha * (target - _values[i]);
            if (_values[i] < 1e-3f) _values[i] = 0;
            expressions[(int)s_all[i]] = _values[i];
        }
    }

    /// <summary>How much of an emotion a face's shapes say by themselves, 0..1.</summary>
    public static float Shown(Expression emotion, ReadOnlySpan<float> shapes)
    {
        Span<float> scores = stackalloc float[5];
        Score(shapes, scores);
        return Ramp.Of(scores[emotion - Expression.Happy], Off / 2, Full);
    }

    private static void Score(ReadOnlySpan<float> shapes, Span<float> scores)
    {
        float smile = Mean(shapes, Expression.MouthSmileLeft), frown = Mean(shapes, Expression.MouthFrownLeft), browDown = Mean(shapes, Expression.BrowDownLeft);
        float browUp = (At(shapes, Expression.BrowInnerUp) + Mean(shapes, Expression.BrowOuterUpLeft)) / 2, sneer = Mean(shapes, Expression.NoseSneerLeft);
        float lids = Math.Max(Mean(shapes, Expression.EyeSquintLeft), Mean(shapes, Expression.EyeBlinkLeft));
        float wide = Math.Max(Mean(shapes, Expression.EyeWideLeft), At(shapes, Expression.JawOpen) * 1.5f);
        scores[0] = smile;
        scores[1] = ((1.2f * browDown) + (0.4f * sneer) + (0.2f * Mean(shapes, Expression.MouthPressLeft))) * (1 - smile);
        scores[2] = ((0.8f * frown) + (0.5f * At(shapes, Expression.BrowInnerUp) * (1 - Mean(shapes, Expression.BrowOuterUpLeft)))) * (1 - smile) * (1 - browDown);
        scores[3] = Ramp.Of(smile, 0.1f, 0.3f) * Ramp.Of(smile, 0.6f, 0.35f) * Ramp.Of(lids, 0.25f, 0.6f) * (1 - browDown);
        scores[4] = MathF.Sqrt(browUp * Math.Min(wide, 1)) * (1 - smile) * (1 - browDown);
    }

    private static float At(ReadOnlySpan<float> shapes, Expression shape) => shapes[(int)shape - Expressions.PresetCount];

    private static float Mean(ReadOnlySpan<float> shapes, Expression left) => (At(shapes, left) + At(shapes, left + 1)) / 2;
}
