using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving;

namespace Omozukai.Core.Filtering;

/// <summary>Smooths a solved body frame by frame, without looking ahead.</summary>
/// <remarks>
/// Bones are filtered in model space, where they were measured: there the noise of one does not add to the next one's,
/// as it would relative to parents.
/// </remarks>
internal sealed class LiveSmoother
{
    /// <summary>The presets say how much of the trembling seen is called noise.</summary>
    private const float LowNoiseFactor = 0.6f, MediumNoiseFactor = 1.25f, HighNoiseFactor = 2.5f;

    private readonly RotationFilter[] _bones;
    private readonly IVectorFilter _place;
    private readonly bool[] _wasSeen = new bool[TrackedParts.Count];
    private Vector3 _lastPlace;
    private bool _hadPlace;

    public LiveSmoother(Smoothing smoothing, OneEuroOptions custom)
    {
        _bones = [.. Enumerable.Range(0, HumanBones.Count).Select(_ => new RotationFilter(ForRotations(smoothing, custom)))];
        _place = ForPlaces(smoothing, custom);
    }

    /// <summary>Smooths everything that is seen; what comes back into view starts anew.</summary>
    public void Update(SolvedBody body, float seconds)
    {
        for (int i = 0; i < TrackedParts.Count; i++)
        {
            bool isSeen = body.IsSeen((TrackedPart)i);
            if (isSeen)
            {
                foreach (HumanBone bone in ((TrackedPart)i).Bones()) Smooth(body.Bones, bone, isNew: !_wasSeen[i], seconds);
            }
            _wasSeen[i] = isSeen;
        }

        if (body.HasPlace)
        {
            if (!_hadPlace) _place.Reset();
            body.Place = _lastPlace += _place.Next(body.Place - _lastPlace, seconds);
        }
        _hadPlace = body.HasPlace;
    }

    private void Smooth(BoneRotations bones, HumanBone bone, bool isNew, float seconds)
    {
        if (TrackedParts.Leader(bone) is { } leader)
        {
            bones[bone] = bones[leader];
            return;
        }
        if (!bones.Rig.Has(bone)) return;
        RotationFilter filter = _bones[(int)bone];
        if (isNew) filter.Reset();
        bones[bone] = filter.Next(bones[bone], seconds);
    }

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        _wasSeen.AsSpan().Clear();
        _hadPlace = false;
    }

    private static IVectorFilter ForRotations(Smoothing smoothing, OneEuroOptions custom) =>
        smoothing == Smoothing.Custom ? new OneEuroFilter(custom) : AgilityBank.ForRotations(NoiseFactor(smoothing));

    private static IVectorFilter ForPlaces(Smoothing smoothing, OneEuroOptions custom) =>
        smoothing == Smoothing.Custom ? new OneEuroFilter(custom) : AgilityBank.ForPlaces(NoiseFactor(smoothing));

    private static float NoiseFactor(Smoothing smoothing) => smoothing switch
    {
        Smoothing.Low => LowNoiseFactor,
        Smoothing.High => HighNoiseFactor,
        _ => MediumNoiseFactor,
    };
}
