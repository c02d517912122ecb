using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Filtering;

/// <summary>Smooths a solved body frame by frame, without looking ahead.</summary>
internal sealed class LiveSmoother
{
    /// <summary>The presets say how much of the trembling seen is called noise.</summary>
    private const float LowNoiseFactor = 0.6f, MediumNoiseFactor = 1.25f, HighNoiseFactor = 2.5f;

    private readonly RotationFilter[] _filters = new RotationFilter[HumanBones.Count];

    public LiveSmoother(Smoothing smoothing, OneEuroOptions custom)
    {
        for (int i = 0; i < _filters.Length; i++) _filters[i] = new RotationFilter(Create(smoothing, custom));
    }

    /// <summary>The filter that a preset stands for.</summary>
    public static IVectorFilter Create(Smoothing smoothing, OneEuroOptions custom) => smoothing switch
    {
        Smoothing.Low => new AgilityBank(LowNoiseFactor),
        Smoothing.High => new AgilityBank(HighNoiseFactor),
        Smoothing.Custom => new OneEuroFilter(custom),
        _ => new AgilityBank(MediumNoiseFactor),
    };

    /// <summary>Smooths one bone's rotation, given in the space that it is steadiest in.</summary>
    public Quaternion Next(HumanBone bone, Quaternion rotation, float seconds) => _filters[(int)bone].Next(rotation, seconds);

    /// <summary>The last output for a bone.</summary>
    public Quaternion Current(HumanBone bone) => _filters[(int)bone].Current;

    public void Reset(HumanBone bone) => _filters[(int)bone].Reset();

    public void Reset()
    {
        foreach (RotationFilter filter in _filters) filter.Reset();
    }
}
