using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;
using Omozukai.Core.Solving.Presence;

namespace Omozukai.Core.Solving;

/// <summary>Smooths a solved body frame by frame, without looking ahead.</summary>
/// <remarks>
/// Bones are filtered in model space, where they were measured: there the noise of one does not add to the next one's,
/// as it would relative to parents. The filters work in the tangent at the last output, where rotations are vectors.
/// </remarks>
internal sealed class LiveSmoother
{
    /// <summary>The presets say how much of the trembling seen is called noise.</summary>
    private const float LowNoiseFactor = 0.6f, MediumNoiseFactor = 1.25f, HighNoiseFactor = 2.5f;

    private readonly IFilterBank _bones, _places;
    private readonly Quaternion[] _rotations = [.. Enumerable.Repeat(Quaternion.Identity, HumanBones.Count)];
    private readonly (HumanBone Bone, TrackedPart Part)[] _measured;
    private readonly (HumanBone Bone, HumanBone Leader)[] _followers;
    private readonly bool[] _wasSeen = new bool[TrackedParts.Count];
    private Vector3 _place;
    private bool _hadPlace;

    public LiveSmoother(Rig rig, Smoothing smoothing, OneEuroOptions custom)
    {
        _measured = [.. rig.Bones.ToArray().Where(bone => TrackedParts.Leader(bone) is null).Select(bone => (bone, TrackedParts.Of(bone)))];
        _followers = [.. rig.Bones.ToArray().Where(bone => TrackedParts.Leader(bone) is not null).Select(bone => (bone, TrackedParts.Leader(bone)!.Value))];
        float noiseFactor = smoothing switch
        {
            Smoothing.Low => LowNoiseFactor,
            Smoothing.High => HighNoiseFactor,
            _ => MediumNoiseFactor,
        };
        _bones = smoothing == Smoothing.Custom ? new OneEuroBank(HumanBones.Count, custom) : AgilityBank.ForRotations(HumanBones.Count, noiseFactor);
        _places = smoothing == Smoothing.Custom ? new OneEuroBank(1, custom) : AgilityBank.ForPlaces(1, noiseFactor);
    }

    /// <summary>Smooths everything that is seen; what comes back into view starts anew.</summary>
    public void Update(SolvedBody body, float seconds)
    {
        // 1. Where the measurements lie from the last outputs.
        foreach ((HumanBone bone, TrackedPart part) in _measured)
        {
            if (!body.IsSeen(part)) continue;
            if (!_wasSeen[(int)part]) _bones.Reset((int)bone);
            _bones.Measure((int)bone, Rotation.ToTangent(body.Bones[bone] * Quaternion.Conjugate(_rotations[(int)bone])));
        }
        if (body.HasPlace)
        {
            if (!_hadPlace) _places.Reset(0);
            _places.Measure(0, body.Place - _place);
        }

        // 2. The outputs move.
        _bones.Step(seconds);
        _places.Step(seconds);
        foreach ((HumanBone bone, TrackedPart part) in _measured)
        {
            if (!body.IsSeen(part)) continue;
            ref Quaternion rotation = ref _rotations[(int)bone];
            rotation = Rotation.Renormalize(Rotation.FromTangent(_bones.Move((int)bone)) * rotation);
            body.Bones[bone] = rotation;
        }
        foreach ((HumanBone bone, HumanBone leader) in _followers) body.Bones[bone] = body.Bones[leader];
        if (body.HasPlace) body.Place = _place += _places.Move(0);

        // 3. What was seen.
        for (int part = 0; part < TrackedParts.Count; part++) _wasSeen[part] = body.IsSeen((TrackedPart)part);
        _hadPlace = body.HasPlace;
    }

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        _wasSeen.AsSpan().Clear();
        _hadPlace = false;
    }
}
