using System.Numerics;

namespace Omozukai.Core.Humanoid;

/// <summary>Positions and rotations in model space of a rig in a pose. Buffers are kept; one object serves one thread.</summary>
public sealed class ForwardKinematics(Rig rig)
{
    private readonly Vector3[] _positions = new Vector3[HumanBones.Count];
    private readonly Quaternion[] _rotations = new Quaternion[HumanBones.Count];

    /// <summary>The rig that is posed.</summary>
    public Rig Rig { get; } = rig;

    /// <summary>Computes every bone of the rig.</summary>
    public void Update(AvatarPose pose)
    {
        foreach (HumanBone bone in Rig.Bones)
        {
            if (Rig.Parent(bone) is { } parent)
            {
                _positions[(int)bone] = _positions[(int)parent] + Vector3.Transform(Rig.RestOffset(bone), _rotations[(int)parent]);
                _rotations[(int)bone] = Quaternion.Normalize(_rotations[(int)parent] * pose[bone]); // parent first, then local
            }
            else
            {
                _positions[(int)bone] = pose.HipsPosition;
                _rotations[(int)bone] = pose[bone];
            }
        }
    }

    /// <summary>A bone's position in metres after <see cref="Update"/>.</summary>
    public Vector3 Position(HumanBone bone) => _positions[(int)bone];

    /// <summary>A bone's rotation in model space after <see cref="Update"/>; the T-pose is the identity.</summary>
    public Quaternion Rotation(HumanBone bone) => _rotations[(int)bone];
}
