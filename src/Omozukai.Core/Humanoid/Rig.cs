using System.Numerics;

namespace Omozukai.Core.Humanoid;

/// <summary>
/// The rest pose of a humanoid: which bones it has, their parents and their T-pose positions in metres, in model space
/// (+Y up, facing +Z, the avatar's left hand at +X, soles at y = 0). Every bone of the T-pose has the identity rotation,
/// as in the VRM 1.0 normalized humanoid; a format with other rest rotations converts at its own edge.
/// </summary>
public sealed class Rig
{
    private readonly Vector3?[] _rest = new Vector3?[HumanBones.Count];
    private readonly HumanBone?[] _parents = new HumanBone?[HumanBones.Count];
    private readonly HumanBone[] _bones;

    /// <summary>Makes a rig of the bones given; the parent of each is its nearest ancestor among them.</summary>
    /// <param name="restPositions">T-pose positions in metres in model space.</param>
    /// <exception cref="ArgumentException">The hips are missing, or a position is not finite.</exception>
    public Rig(IEnumerable<KeyValuePair<HumanBone, Vector3>> restPositions)
    {
        foreach ((HumanBone bone, Vector3 position) in restPositions)
        {
            if (!float.IsFinite(position.X + position.Y + position.Z))
                throw new ArgumentException($"The rest position of {bone.Name()} is not finite.", nameof(restPositions));
            _rest[(int)bone] = position;
        }
        if (_rest[(int)HumanBone.Hips] is null) throw new ArgumentException("A rig needs its hips.", nameof(restPositions));

        _bones = [.. Enum.GetValues<HumanBone>().Where(Has)];
        foreach (HumanBone bone in _bones)
        {
            HumanBone? parent = bone.Parent();
            while (parent is { } candidate && !Has(candidate)) parent = candidate.Parent();
            _parents[(int)bone] = parent;
        }
    }

    /// <summary>The built-in figure: an adult of 1.70 m with every bone.</summary>
    public static Rig Default { get; } = DefaultRig.Create();

    /// <summary>The bones of this rig, parents before children.</summary>
    public ReadOnlySpan<HumanBone> Bones => _bones;

    /// <summary>Whether the rig has a bone.</summary>
    public bool Has(HumanBone bone) => _rest[(int)bone] is not null;

    /// <summary>The bone's parent in this rig; null for the hips.</summary>
    public HumanBone? Parent(HumanBone bone) => _parents[(int)bone];

    /// <summary>T-pose position in metres in model space.</summary>
    /// <exception cref="KeyNotFoundException">The rig lacks the bone.</exception>
    public Vector3 RestPosition(HumanBone bone) =>
        _rest[(int)bone] ?? throw new KeyNotFoundException($"The rig has no {bone.Name()}.");

    /// <summary>T-pose position relative to the parent; the hips' is their position in model space.</summary>
    public Vector3 RestOffset(HumanBone bone) =>
        _parents[(int)bone] is { } parent ? RestPosition(bone) - RestPosition(parent) : RestPosition(bone);
}
