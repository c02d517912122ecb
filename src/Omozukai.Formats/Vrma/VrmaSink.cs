using System.Numerics;
using Omozukai.Core.Humanoid;

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
    private VrmaLayout? _layout;
    private KeySpool? _spool;
    private float[] _row = [];
    private float[] _firstRow = [];
    private bool _hasFace;

    /// <summary>Makes a sink for a file.</summary>
    /// <param name="path">Where the file appears in the end.</param>
    /// <param name="start">The source's time that becomes time 0; earlier poses are left out.</param>
    public VrmaSink(string path, TimeSpan start = default) : base(() => new OutputFile(path)) => _start = start;

    private protected override void OnBegin(Rig rig, OutputFile output)
    {
        foreach (HumanBone bone in Enum.GetValues<HumanBone>())
        {
            if (bone.IsRequired() && !rig.Has(bone))
                throw new InvalidOperationException($"{output.Name} cannot be written: VRM demands the bone {bone.Name()}, and the avatar has none. Choose another avatar or format.");
        }
        _layout = new VrmaLayout(rig);
        _spool = new KeySpool(output.OpenScratch(), _layout.RowLength);
        _row = new float[_layout.RowLength];
        _firstRow = new float[_layout.RowLength];
        var rest = new AvatarPose { HipsPosition = rig.RestPosition(HumanBone.Hips) };
        FillBody(rest);
        FillFace(rest);
    }

    private protected override void OnWrite(AvatarPose pose)
    {
        // Time: as glTF keeps it, and increasing
        float time = (float)(pose.Timestamp - _start).TotalSeconds;
        if (time < 0 || (_spool!.Count > 0 && time <= _row[0])) return;
        _row[0] = time;

        // Body and face; without a face, what was last seen stays
        FillBody(pose);
        if (pose.HasFace)
        {
            FillFace(pose);
            _hasFace = true;
        }
        SpoolRow();
    }

    private protected override void OnEnd()
    {
        if (_spool!.Count == 0) SpoolRow(); // nobody was seen: one key at rest
        var file = new VrmaFile(_layout!, _spool, _hasFace, _firstRow, lastTime: _row[0]);
        file.Write(Output!);
    }

    private protected override void OnDispose() => _spool?.Dispose();

    private void SpoolRow()
    {
        if (_spool!.Count == 0) _row.CopyTo(_firstRow, 0);
        foreach (VrmaTrack track in _layout!.Tracks)
        {
            // The hips keep every key: they carry the motion's times.
            track.Moves |= track.Kind == VrmaTrackKind.HipsTranslation ||
                !_row.AsSpan(track.Column, track.RowWidth).SequenceEqual(_firstRow.AsSpan(track.Column, track.RowWidth));
        }
        _spool.Add(_row);
    }

    private void FillBody(AvatarPose pose)
    {
        int column = 1;
        if (float.IsFinite(pose.HipsPosition.X + pose.HipsPosition.Y + pose.HipsPosition.Z)) pose.HipsPosition.CopyTo(_row, column);
        column += 3;
        foreach (HumanBone bone in _layout!.Rig.Bones)
        {
            if (VrmaLayout.IsEye(bone)) continue;
            SetRotation(column, pose[bone]);
            column += 4;
        }
    }

    private void FillFace(AvatarPose pose)
    {
        int column = _layout!.FirstFaceColumn;
        foreach ((Expression expression, _) in _layout.Expressions)
        {
            float weight = pose.Expressions[(int)expression];
            if (float.IsFinite(weight)) _row[column] = Math.Clamp(weight, 0, 1);
            column++;
        }
        // Extrinsic Z, X, Y: yaw about +Y turns +Z to the avatar's left (+X), pitch about +X turns it down.
        SetRotation(column,
            Quaternion.CreateFromAxisAngle(Vector3.UnitY, float.DegreesToRadians(pose.LookYawDegrees)) *
            Quaternion.CreateFromAxisAngle(Vector3.UnitX, float.DegreesToRadians(pose.LookPitchDegrees)));
    }

    /// <summary>Stores a unit quaternion, of its two signs the one nearer to the key before: players blend neighbours the short way.</summary>
    private void SetRotation(int column, Quaternion rotation)
    {
        float length = rotation.Length();
        if (!(float.IsFinite(length) && length > 0)) return;
        var last = new Quaternion(_row[column], _row[column + 1], _row[column + 2], _row[column + 3]);
        rotation *= (Quaternion.Dot(last, rotation) < 0 ? -1 : 1) / length;
        (_row[column], _row[column + 1], _row[column + 2], _row[column + 3]) = (rotation.X, rotation.Y, rotation.Z, rotation.W);
    }
}
