using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>
/// Rotations of bones in model space while a pose is being solved. Working there, a bone that a rig lacks needs no care:
/// its children aim where they aim, and take over its share when the rotations are made relative to parents.
/// </summary>
internal sealed class BoneRotations(Rig rig)
{
    private readonly Quaternion[] _rotations = [.. Enumerable.Repeat(Quaternion.Identity, HumanBones.Count)];

    public Rig Rig { get; } = rig;

    /// <summary>A bone's rotation in model space; the T-pose is the identity. For a bone that the rig lacks: what it would have.</summary>
    public ref Quaternion this[HumanBone bone] => ref _rotations[(int)bone];

    /// <summary>Turns a bone the shortest way so that its rest direction points along a unit vector, starting from its parent's rotation.</summary>
    public void Aim(HumanBone bone, Vector3 restDirection, Vector3 direction, Quaternion parent) =>
        this[bone] = Rotation.Between(Vector3.Transform(restDirection, parent), direction) * parent;

    /// <summary>Where a bone of the rig is, in metres from the hips.</summary>
    public Vector3 Position(HumanBone bone)
    {
        Vector3 position = Vector3.Zero;
        for (HumanBone at = bone; Rig.Parent(at) is { } parent; at = parent) position += Vector3.Transform(Rig.RestOffset(at), this[parent]);
        return position;
    }

    /// <summary>Takes over all rotations from another body of the same rig.</summary>
    public void CopyFrom(BoneRotations other) => other._rotations.CopyTo(_rotations, 0);

    /// <summary>Writes the rotations relative to the parents of the rig.</summary>
    public void WriteTo(AvatarPose pose)
    {
        foreach (HumanBone bone in Rig.Bones)
        {
            Quaternion rotation = this[bone];
            pose[bone] = Rig.Parent(bone) is { } parent
                ? Rotation.Renormalize(Quaternion.Conjugate(this[parent]) * rotation)
                : rotation;
        }
    }
}
