using Omozukai.Core.Humanoid;

namespace Omozukai.Studio;

/// <summary>Expressions that the user asks for, over those that the camera sees.</summary>
internal sealed class ExpressionMixer
{
    /// <summary>How long an expression takes to come or go in full: short enough for a key, too long to pop up.</summary>
    private const float SecondsPerWeight = 0.15f;

    private readonly Lock _gate = new();
    private readonly float[] _wanted = new float[Expressions.Count], _weights = new float[Expressions.Count];
    private double _lastMs;

    /// <summary>What is asked for, by name.</summary>
    public IReadOnlyDictionary<string, float> Wanted
    {
        get
        {
            lock (_gate)
                return Enum.GetValues<Expression>().Where(expression => _wanted[(int)expression] > 0).ToDictionary(expression => expression.Name(), expression => _wanted[(int)expression], StringComparer.Ordinal);
        }
    }

    /// <summary>Asks for weights in 0..1; unknown names are passed over.</summary>
    public void Set(IReadOnlyDictionary<string, float> weights)
    {
        lock (_gate)
            foreach ((string name, float weight) in weights)
                if (Expressions.TryParse(name, out Expression expression) && float.IsFinite(weight)) _wanted[(int)expression] = Math.Clamp(weight, 0, 1);
    }

    /// <summary>The larger of what is seen and what is asked for. While a feeling is asked for, the feelings that are seen make room.</summary>
    public void Apply(AvatarPose pose)
    {
        lock (_gate)
        {
            double now = StudioClock.NowMs;
            float step = (float)Math.Clamp((now - _lastMs) / 1000, 0, 0.1) / SecondsPerWeight;
            _lastMs = now;
            float feeling = 0;
            for (int i = 0; i < _weights.Length; i++)
            {
                _weights[i] += Math.Clamp(_wanted[i] - _weights[i], -step, step);
                if (i <= (int)Expression.Surprised) feeling = Math.Max(feeling, _weights[i]);
            }
            for (int i = 0; i <= (int)Expression.Surprised; i++) pose.Expressions[i] *= 1 - feeling;
            for (int i = 0; i < _weights.Length; i++)
            {
                if (_weights[i] <= 0) continue;
                pose.Expressions[i] = Math.Max(pose.Expressions[i], _weights[i]);
                pose.HasFace = true;
            }
        }
    }
}
