using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats;

/// <summary>
/// A motion of one figure on another. Every bone turns in the room as the same bone of the source does; bones that only one of them has are
/// taken up by their neighbours; the hips travel as far as the other's legs reach. One object serves one motion.
/// </summary>
/// <param name="source">The rig that poses come from.</param>
/// <param name="target">The rig that they go to.</param>
public sealed class RigFit(Rig source, Rig target)
{
    private static readonly HumanBone[] s_bones = Enum.GetValues<HumanBone>(); // parents before children

    private readonly Quaternion[] _turns = new Quaternion[HumanBones.Count];
    private readonly float _travel = source.RestPosition(HumanBone.Hips).Y is > 0 and var from && target.RestPosition(HumanBone.Hips).Y is > 0 and var to ? to / from : 1;

    /// <summary>Fits a pose.</summary>
    /// <param name="pose">A pose of the source.</param>
    /// <param name="fitted">Becomes the pose of the target; another object than the pose.</param>
    public void Apply(AvatarPose pose, AvatarPose fitted)
    {
        ArgumentNullException.ThrowIfNull(pose);
        ArgumentNullException.ThrowIfNull(fitted);
        fitted.CopyFrom(pose);
        fitted.HipsPosition = pose.HipsPosition * _travel;

        // How every bone of a full humanoid turns in the room; one that the source lacks turns with its parent
        foreach (HumanBone bone in s_bones)
        {
            Quaternion above = bone.Parent() is { } parent ? _turns[(int)parent] : Quaternion.Identity;
            _turns[(int)bone] = source.Has(bone) ? Quaternion.Normalize(above * pose[bone]) : above;
            fitted[bone] = Quaternion.Identity;
        }
        foreach (HumanBone bone in target.Bones)
            fitted[bone] = target.Parent(bone) is { } parent ? Quaternion.Normalize(Quaternion.Conjugate(_turns[(int)parent]) * _turns[(int)bone]) : _turns[(int)bone];
    }
}
