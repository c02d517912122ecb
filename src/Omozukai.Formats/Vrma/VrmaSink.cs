using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;
using Omozukai.Formats.Vrm;

namespace Omozukai.Formats.Vrma;

/// <summary>
/// Writes one person's motion as a VRM animation (VRMC_vrm_animation 1.0, a GLB of nodes and tracks): all bones of the rig but the eyes,
/// the hips' travel in metres and, where a face was seen, the VRM presets, the ARKit shapes as custom expressions, and the gaze. Keys stand at the poses' own
/// times. Poses wait in a scratch file, so that memory does not grow with the motion.
/// </summary>
/// <remarks>Poses that are not later than the one before are left out: the format's times increase. What is not finite holds its last value.</remarks>
public sealed class VrmaSink : FileSink
{
    private readonly TimeSpan _start;
    private readonly Avatar? _avatar;
    private VrmaLayout? _layout;
    private GltfMotion? _motion;
    private bool _hasFace;

    /// <summary>Makes a sink for a file.</summary>
    /// <param name="path">Where the file appears in the end.</param>
    /// <param name="start">The source's time that becomes time 0; earlier poses are left out.</param>
    /// <param name="avatar">Whom the motion is for: expressions get its spelling of their names (avatars of VRM 0.x have EyeBlinkLeft for eyeBlinkLeft). Null: the usual names.</param>
    public VrmaSink(string path, TimeSpan start = default, Avatar? avatar = null) : base(() => new OutputFile(path))
    {
        _start = start;
        _avatar = avatar;
    }

    private protected override void OnBegin(Rig rig, OutputFile output)
    {
        foreach (HumanBone bone in Enum.GetValues<HumanBone>())
        {
            if (bone.IsRequired() && !rig.Has(bone))
                throw new InvalidOperationException($"{output.Name} cannot be written: VRM demands the bone {bone.Name()}, and the avatar has none. Choose another avatar or format.");
        }
        _layout = new VrmaLayout(rig, _avatar);
        _motion = new GltfMotion(output.OpenScratch(), _layout.Tracks, _layout.RowLength);
        var rest = new AvatarPose { HipsPosition = rig.RestPosition(HumanBone.Hips) };
        FillBody(rest);
        FillFace(rest);
    }

    private protected override void OnWrite(AvatarPose pose)
    {
        if (!_motion!.TryBegin(pose.Timestamp - _start)) return;

        // Body and face; without a face, what was last seen stays
        FillBody(pose);
        if (pose.HasFace)
        {
            FillFace(pose);
            _hasFace = true;
        }
        _motion.Add();
    }

    private protected override void OnEnd()
    {
        if (_motion!.Count == 0) _motion.Add(); // nobody was seen: one key at rest
        new VrmaFile(_layout!, _motion, _hasFace).Write(Output!);
    }

    private protected override void OnDispose() => _motion?.Dispose();

    private void FillBody(AvatarPose pose)
    {
        int column = 1;
        _motion!.SetTranslation(column, pose.HipsPosition);
        column += 3;
        foreach (HumanBone bone in _layout!.Rig.Bones)
        {
            if (VrmaLayout.IsEye(bone)) continue;
            _motion.SetRotation(column, pose[bone]);
            column += 4;
        }
    }

    private void FillFace(AvatarPose pose)
    {
        int column = _layout!.FirstFaceColumn;
        foreach ((Expression expression, _, _) in _layout.Expressions)
        {
            float weight = pose.Expressions[(int)expression];
            if (float.IsFinite(weight)) _motion!.Row[column] = Math.Clamp(weight, 0, 1);
            column++;
        }
        // Extrinsic Z, X, Y: yaw about +Y turns +Z to the avatar's left (+X), pitch about +X turns it down.
        _motion!.SetRotation(column,
            Quaternion.CreateFromAxisAngle(Vector3.UnitY, float.DegreesToRadians(pose.LookYawDegrees)) *
            Quaternion.CreateFromAxisAngle(Vector3.UnitX, float.DegreesToRadians(pose.LookPitchDegrees)));
    }
}
