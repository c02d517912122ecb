using System.Numerics;
using SharpGLTF.Schema2;

namespace Omozukai.Formats.Vrma;

/// <summary>One track of a file, asked for its value at times that only grow. Values are kept as four numbers, whatever they mean.</summary>
internal sealed class VrmaCurve
{
    private readonly float[] _times;
    private readonly Vector4[] _values; // three a key where cubic: tangent in, value, tangent out
    private readonly AnimationInterpolationMode _mode;
    private readonly bool _isRotation;
    private int _key;

    private VrmaCurve(AnimationInterpolationMode mode, bool isRotation, List<float> times, List<Vector4> values)
    {
        _mode = mode;
        _isRotation = isRotation;
        _times = [.. times];
        _values = [.. values];
    }

    public ReadOnlySpan<float> Times => _times;

    public static VrmaCurve Of(IAnimationSampler<Vector3> sampler) => Create(sampler, isRotation: false, value => new Vector4(value, 0));

    public static VrmaCurve Of(IAnimationSampler<Quaternion> sampler) => Create(sampler, isRotation: true, value => new Vector4(value.X, value.Y, value.Z, value.W));

    /// <summary>The value at a time, which is not before the time asked for last; before the first key it is the first, after the last the last.</summary>
    public Vector4 At(float time)
    {
        while (_key + 1 < _times.Length && _times[_key + 1] <= time) _key++;
        if (_key + 1 == _times.Length || time <= _times[_key] || _mode == AnimationInterpolationMode.STEP) return Value(_key);

        float step = _times[_key + 1] - _times[_key];
        float t = (time - _times[_key]) / step;
        if (_mode == AnimationInterpolationMode.CUBICSPLINE) return Hermite(t, step);
        Vector4 a = Value(_key), b = Value(_key + 1);
        if (!_isRotation) return Vector4.Lerp(a, b, t);
        Quaternion between = Quaternion.Slerp(new Quaternion(a.X, a.Y, a.Z, a.W), new Quaternion(b.X, b.Y, b.Z, b.W), t);
        return new Vector4(between.X, between.Y, between.Z, between.W);
    }

    private static VrmaCurve Create<T>(IAnimationSampler<T> sampler, bool isRotation, Func<T, Vector4> convert)
    {
        var times = new List<float>();
        var values = new List<Vector4>();
        if (sampler.InterpolationMode == AnimationInterpolationMode.CUBICSPLINE)
        {
            foreach ((float time, (T tangentIn, T value, T tangentOut)) in sampler.GetCubicKeys())
            {
                times.Add(time);
                values.AddRange([convert(tangentIn), convert(value), convert(tangentOut)]);
            }
        }
        else
        {
            foreach ((float time, T value) in sampler.GetLinearKeys())
            {
                times.Add(time);
                values.Add(convert(value));
            }
        }
        return new VrmaCurve(sampler.InterpolationMode, isRotation, times, values);
    }

    private Vector4 Value(int key) => _values[_mode == AnimationInterpolationMode.CUBICSPLINE ? key * 3 + 1 : key];

    /// <summary>glTF 2.0, appendix C.5: a cubic Hermite spline with tangents scaled by the step.</summary>
    private Vector4 Hermite(float t, float step)
    {
        float t2 = t * t, t3 = t2 * t;
        return (2 * t3 - 3 * t2 + 1) * Value(_key)
            + step * (t3 - 2 * t2 + t) * _values[_key * 3 + 2]
            + (-2 * t3 + 3 * t2) * Value(_key + 1)
            + step * (t3 - t2) * _values[(_key + 1) * 3];
    }
}
