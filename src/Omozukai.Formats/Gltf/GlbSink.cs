using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Vrm;

namespace Omozukai.Formats.Gltf;

/// <summary>
/// Writes an avatar with one person's motion as a GLB that any glTF player shows: the avatar's own file with an animation of its bones, its hips'
/// place and its morph targets. Keys stand at the poses' own times. Poses wait in a scratch file, so that memory does not grow with the motion.
/// </summary>
/// <remarks>
/// Expressions that change colours or move textures are left out: glTF animates neither. Spring bones stay still, and swing where the player knows VRM.
/// Poses that are not later than the one before are left out. What is not finite holds its last value.
/// </remarks>
public sealed class GlbSink : FileSink
{
    private readonly Avatar _avatar;
    private readonly AvatarFace _face;
    private readonly TimeSpan _start;
    private readonly HumanBone[] _bones;
    private readonly float[] _morphs;
    private readonly int _firstMorph;
    private readonly int _rowLength;
    private GltfMotion? _motion;
    private readonly AvatarPose _fitted = new();
    private RigFit? _fit;

    /// <summary>Makes a sink for a file.</summary>
    /// <param name="path">Where the file appears in the end.</param>
    /// <param name="avatar">The avatar that moves. A motion of another rig is fitted to its own.</param>
    /// <param name="start">The source's time that becomes time 0; earlier poses are left out.</param>
    public GlbSink(string path, Avatar avatar, TimeSpan start = default) : base(() => new OutputFile(path))
    {
        ArgumentNullException.ThrowIfNull(avatar);
        _avatar = avatar;
        _start = start;
        _face = new AvatarFace(avatar);
        _bones = avatar.Rig.Bones.ToArray();
        _morphs = new float[_face.Targets.Count];
        _firstMorph = 1 + 3 + 4 * _bones.Length; // time, hips, rotations
        _rowLength = _firstMorph + _morphs.Length;
    }

    private protected override void OnBegin(Rig rig, OutputFile output)
    {
        if (rig != _avatar.Rig) _fit = new RigFit(rig, _avatar.Rig);
        _motion = new GltfMotion(output.OpenScratch(), Tracks(), _rowLength);
        FillBody(new AvatarPose { HipsPosition = _avatar.Rig.RestPosition(HumanBone.Hips) });
        FillFace(new AvatarPose());
    }

    private protected override void OnWrite(AvatarPose pose)
    {
        if (!_motion!.TryBegin(pose.Timestamp - _start)) return;
        _fit?.Apply(pose, _fitted);
        FillBody(_fit is null ? pose : _fitted);
        if (pose.HasFace) FillFace(pose); // without a face, what was last seen stays
        _motion.Add();
    }

    private protected override void OnEnd()
    {
        if (_motion!.Count == 0) _motion.Add(); // nobody was seen: one key at rest
        try
        {
            new GlbFile(_avatar, _motion).Write(Output!);
        }
        catch (InvalidDataException reason)
        {
            throw new InvalidDataException($"{_avatar.FileName} cannot be copied into {Output!.Name}: {reason.Message}. Convert the avatar to one file (.glb or .vrm) first.", reason);
        }
    }

    private protected override void OnDispose() => _motion?.Dispose();

    private List<GltfTrack> Tracks()
    {
        var tracks = new List<GltfTrack>
        {
            // The hips keep every key: they carry the motion's times.
            new() { Path = GltfPath.Translation, Node = _avatar.Skeleton[HumanBone.Hips].Node.Index, Column = 1, RowWidth = 3, Moves = true },
        };
        for (int i = 0; i < _bones.Length; i++)
            tracks.Add(new GltfTrack { Path = GltfPath.Rotation, Node = _avatar.Skeleton[_bones[i]].Node.Index, Column = 4 + 4 * i, RowWidth = 4 });

        GltfMesh[] meshes = GltfMesh.ReadAll(_avatar.File.Root);
        int column = _firstMorph;
        foreach (IGrouping<int, (int Node, int Target)> targets in _face.Targets.GroupBy(target => target.Node))
        {
            GltfNode node = _avatar.File.Nodes[targets.Key];
            GltfMesh mesh = meshes[node.Mesh!.Value];
            float[] rest = new float[mesh.Targets];
            float[] given = node.Weights ?? mesh.Weights;
            given.AsSpan(0, Math.Min(given.Length, rest.Length)).CopyTo(rest);
            int[] places = [.. targets.Select(target => target.Target)];
            tracks.Add(new GltfTrack { Path = GltfPath.Weights, Node = targets.Key, Column = column, RowWidth = places.Length, Rest = rest, Places = places });
            column += places.Length;
        }
        return tracks;
    }

    private void FillBody(AvatarPose pose)
    {
        _motion!.SetTranslation(1, _avatar.ToNodeTranslation(pose.HipsPosition));
        for (int i = 0; i < _bones.Length; i++)
        {
            HumanBone bone = _bones[i];
            Quaternion normalized = bone is HumanBone.LeftEye or HumanBone.RightEye && pose.HasFace ? _face.Eye(bone, pose) ?? pose[bone] : pose[bone];
            _motion.SetRotation(4 + 4 * i, _avatar.ToNodeRotation(bone, normalized));
        }
    }

    private void FillFace(AvatarPose pose)
    {
        _face.Take(pose, _morphs);
        _morphs.CopyTo(_motion!.Row[_firstMorph..]);
    }
}
