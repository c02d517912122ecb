using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Filtering;

namespace Omozukai.Core.Solving;

/// <summary>Smooths all curves of a recorded scene: each bone's rotation in model space, the place of the body, the feet.</summary>
internal sealed class RecordingSmoother(Smoothing smoothing)
{
    /// <summary>The presets say how much of the trembling seen is called noise.</summary>
    private const float LowNoiseFactor = 0.6f, MediumNoiseFactor = 1, HighNoiseFactor = 1.8f;

    /// <summary>Outliers: at least this far off, as a quaternion's difference (0.07 is 8°) and in metres.</summary>
    private const float RotationSlack = 0.07f, PlaceSlack = 0.1f;

    private readonly WindowSmoother _window = new();
    private readonly float _noiseFactor = smoothing switch
    {
        Smoothing.Low => LowNoiseFactor,
        Smoothing.High => HighNoiseFactor,
        _ => MediumNoiseFactor,
    };

    private Vector4[] _curve = [];
    private double[] _seconds = [];

    /// <summary>Fills the smooth bodies of some of a scene's frames.</summary>
    /// <param name="scene">The frames; all that are near bear on those that are smoothed.</param>
    /// <param name="from">The first one to smooth.</param>
    /// <param name="to">One behind the last.</param>
    public void Smooth(List<RecordedFrame> scene, int from, int to)
    {
        for (int i = from; i < to; i++) scene[i].Smooth.CopyFrom(scene[i].Body);
        if (smoothing == Smoothing.Off || from == to) return;
        if (_curve.Length < scene.Count) (_curve, _seconds) = (new Vector4[scene.Count], new double[scene.Count]);
        for (int i = 0; i < scene.Count; i++) _seconds[i] = scene[i].Time;

        foreach (HumanBone bone in scene[0].Body.Bones.Rig.Bones) SmoothBone(scene, bone, from, to);
        SmoothPlaces(scene, from, to);
    }

    private void SmoothBone(List<RecordedFrame> scene, HumanBone bone, int from, int to)
    {
        Span<Vector4> curve = _curve.AsSpan(0, scene.Count);
        Vector4 last = Vector4.Zero;
        for (int i = 0; i < scene.Count; i++)
        {
            Vector4 next = scene[i].Body.Bones[bone].AsVector4();
            last = curve[i] = Vector4.Dot(last, next) < 0 ? -next : next; // of the two quaternions of a rotation the nearer one
        }
        _window.Smooth(curve, _seconds.AsSpan(0, scene.Count), _noiseFactor, RotationSlack);
        for (int i = from; i < to; i++)
        {
            if (curve[i].LengthSquared() > 0.1f) scene[i].Smooth.Bones[bone] = Quaternion.Normalize(curve[i].AsQuaternion());
        }
    }

    /// <summary>Places are known in runs of frames; each run is a curve of its own.</summary>
    private void SmoothPlaces(List<RecordedFrame> scene, int from, int to)
    {
        for (int start = 0, end; start < to; start = end)
        {
            end = start + 1;
            if (!scene[start].Body.HasPlace) continue;
            while (end < scene.Count && scene[end].Body.HasPlace) end++;
            if (end <= from) continue;
            Smooth(body => body.Place, (body, place) => body.Place = place);
            Smooth(body => body.LeftFoot, (body, place) => body.LeftFoot = place);
            Vector4 noise = _window.Noise;
            Smooth(body => body.RightFoot, (body, place) => body.RightFoot = place);
            for (int i = Math.Max(start, from); i < Math.Min(end, to); i++) scene[i].FootNoise = Vector4.Max(noise, _window.Noise).AsVector3();

            void Smooth(Func<SolvedBody, Vector3> get, Action<SolvedBody, Vector3> set)
            {
                Span<Vector4> curve = _curve.AsSpan(0, end - start);
                for (int i = start; i < end; i++) curve[i - start] = new Vector4(get(scene[i].Body), 0);
                _window.Smooth(curve, _seconds.AsSpan(start, end - start), _noiseFactor, PlaceSlack);
                for (int i = Math.Max(start, from); i < Math.Min(end, to); i++) set(scene[i].Smooth, curve[i - start].AsVector3());
            }
        }
    }
}
