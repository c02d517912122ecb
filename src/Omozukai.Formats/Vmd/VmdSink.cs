using System.Buffers.Binary;
using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Vmd;

/// <summary>
/// Writes one person's motion as a VMD of MikuMikuDance: turned joints (FK) with the legs' IK switched off, the centre's travel, and, where a face is seen,
/// the common morphs and the gaze. A VMD counts 30 frames a second: poses are resampled to it, and keys that straight lines between
/// the others give are left out. Keys wait in a scratch file, so that memory does not grow with the motion.
/// </summary>
/// <remarks>Before the first pose, from time 0 on, the first pose stands. What is not finite holds its last value. Source: the layout of "Vocaloid Motion Data 0002" as MMD's community documents it.</remarks>
public sealed class VmdSink : FileSink
{
    /// <summary>Frames a second of every VMD.</summary>
    public const double Fps = 30;

    private const int MagicBytes = 30, ModelNameBytes = 20, IkNameBytes = 20, InterpolationBytes = 64, BoneKeyBytes = 111, MorphKeyBytes = 23;

    /// <summary>A spooled key: its track, its frame, its numbers.</summary>
    private const int RowLength = 6;

    /// <summary>An array, as constants in a span are allocated where code is not optimised.</summary>
    private static readonly float[] s_noTravel = [0, 0, 0];

    private readonly TimeSpan _start;
    private readonly FaceCompletion _face = new();
    private readonly List<VmdTrack> _tracks = [];
    private readonly List<HumanBone> _bones = [];
    private readonly float[] _row = new float[RowLength];
    private Rig? _rig;
    private SteadyPoses? _poses;
    private KeySpool? _spool;
    private bool _hasFace;
    private uint _boneKeys, _morphKeys;

    /// <summary>Makes a sink for a file.</summary>
    /// <param name="path">Where the file appears in the end.</param>
    /// <param name="options">The time that becomes 0.</param>
    public VmdSink(string path, MotionFileOptions? options = null) : base(() => new OutputFile(path)) => _start = options?.Start ?? TimeSpan.Zero;

    private protected override void OnBegin(Rig rig, OutputFile output)
    {
        _rig = rig;
        _poses = new SteadyPoses(rig, Fps, _start, output.Name);
        _spool = new KeySpool(output.OpenScratch(), RowLength);
        _tracks.Add(new VmdTrack(VmdNames.Center, VmdTrackKind.Travel));
        _tracks.Add(new VmdTrack(VmdNames.LowerBody, VmdTrackKind.Rotation));
        foreach (HumanBone bone in rig.Bones)
        {
            if (VmdNames.Bone(bone) is not { } name) continue;
            _bones.Add(bone);
            _tracks.Add(new VmdTrack(name, VmdTrackKind.Rotation));
        }
        _tracks.Add(new VmdTrack(VmdNames.BothEyes, VmdTrackKind.Rotation));
        foreach ((string name, _) in VmdMorphs.All) _tracks.Add(new VmdTrack(name, VmdTrackKind.Weight));
    }

    private protected override void OnWrite(AvatarPose pose)
    {
        _poses!.Take(pose);
        while (_poses.TryNext()) AddFrame(_poses.Frame);
    }

    private protected override void OnEnd()
    {
        if (_poses!.TryEnd()) AddFrame(_poses.Frame);
        for (int i = 0; i < _tracks.Count; i++)
            if (_tracks[i].Reducer.TryEnd()) Spool(i);
        WriteFile(Output!.Stream);
    }

    private protected override void OnDispose() => _spool?.Dispose();

    private void AddFrame(AvatarPose pose)
    {
        _hasFace |= pose.HasFace;
        _face.Take(pose);
        int track = 0;
        Vector3 travel = VmdPose.Travel(pose, _rig!);
        Add(track++, pose.Index, [travel.X, travel.Y, travel.Z]);
        AddRotation(track++, pose.Index, VmdPose.LowerBody(pose));
        foreach (HumanBone bone in _bones) AddRotation(track++, pose.Index, VmdPose.Rotation(pose, bone));
        AddRotation(track++, pose.Index, pose.HasFace ? VmdPose.Eyes(pose) : Quaternion.Identity);
        foreach ((_, Func<FaceCompletion, float> weight) in VmdMorphs.All) Add(track++, pose.Index, [weight(_face)]);
    }

    /// <summary>Of a quaternion's two signs the one nearer to the key before: players blend neighbours the short way.</summary>
    private void AddRotation(int track, long frame, Quaternion rotation)
    {
        ReadOnlySpan<float> last = _tracks[track].Reducer.Last;
        if (rotation.X * last[0] + rotation.Y * last[1] + rotation.Z * last[2] + rotation.W * last[3] < 0) rotation = -rotation;
        Add(track, frame, [rotation.X, rotation.Y, rotation.Z, rotation.W]);
    }

    private void Add(int track, long frame, ReadOnlySpan<float> numbers)
    {
        if (_tracks[track].Reducer.TryAdd(frame, numbers)) Spool(track);
    }

    private void Spool(int track)
    {
        CurveReducer reducer = _tracks[track].Reducer;
        _row.AsSpan().Clear();
        _row[0] = track;
        _row[1] = (float)reducer.KeptTime;
        reducer.Kept.CopyTo(_row.AsSpan(2));
        _spool!.Add(_row);
        if (_tracks[track].Kind == VmdTrackKind.Weight) _morphKeys++;
        else _boneKeys++;
    }

    private void WriteFile(Stream output)
    {
        // Head, bones, morphs
        output.Write(VmdNames.Field("Vocaloid Motion Data 0002", MagicBytes));
        output.Write(VmdNames.Field("Omozukai", ModelNameBytes));
        WriteCount(output, _boneKeys);
        WriteKeys(output, isMorph: false);
        WriteCount(output, _hasFace ? _morphKeys : 0);
        if (_hasFace) WriteKeys(output, isMorph: true);

        // No camera, light or shadow; then, from the first frame on: visible, and the legs' IK off
        for (int i = 0; i < 3; i++) WriteCount(output, 0);
        WriteCount(output, 1);
        WriteCount(output, 0);
        output.WriteByte(1);
        WriteCount(output, (uint)VmdNames.LegIk.Count);
        foreach (string name in VmdNames.LegIk)
        {
            output.Write(VmdNames.Field(name, IkNameBytes));
            output.WriteByte(0);
        }
    }

    private void WriteKeys(Stream output, bool isMorph)
    {
        byte[] key = new byte[isMorph ? MorphKeyBytes : BoneKeyBytes];
        if (!isMorph) LinearInterpolation().CopyTo(key, BoneKeyBytes - InterpolationBytes);
        _spool!.ForEachBlock((_, rows) =>
        {
            ReadOnlySpan<float> block = rows.Span;
            for (int i = 0; i < block.Length; i += RowLength)
            {
                VmdTrack track = _tracks[(int)block[i]];
                if (track.Kind == VmdTrackKind.Weight != isMorph) continue;
                WriteKey(key, track, block.Slice(i + 1, RowLength - 1));
                output.Write(key);
            }
        });
    }

    /// <summary>A bone's key has its name, frame, position, rotation and four Bézier curves, a morph's its name, frame and weight.</summary>
    private static void WriteKey(Span<byte> key, VmdTrack track, ReadOnlySpan<float> frameAndNumbers)
    {
        const int FrameAt = 15, NumbersAt = FrameAt + sizeof(uint), RotationAt = NumbersAt + 3 * sizeof(float);
        track.NameField.CopyTo(key);
        BinaryPrimitives.WriteUInt32LittleEndian(key[FrameAt..], (uint)frameAndNumbers[0]);
        ReadOnlySpan<float> numbers = frameAndNumbers[1..];
        switch (track.Kind)
        {
            case VmdTrackKind.Weight:
                WriteFloats(key[NumbersAt..], numbers[..1]);
                break;
            case VmdTrackKind.Travel:
                WriteFloats(key[NumbersAt..], [numbers[0], numbers[1], numbers[2], 0, 0, 0, 1]);
                break;
            default:
                WriteFloats(key[NumbersAt..], s_noTravel);
                WriteFloats(key[RotationAt..], numbers);
                break;
        }
    }

    private static void WriteFloats(Span<byte> place, ReadOnlySpan<float> numbers)
    {
        for (int i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(place[(i * sizeof(float))..], numbers[i]);
    }

    private static void WriteCount(Stream output, uint count)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, count);
        output.Write(bytes);
    }

    /// <summary>Four straight Béziers, (20, 20) to (107, 107) of 127, as MMD lays them out: each of four rows begins one byte further on.</summary>
    private static byte[] LinearInterpolation()
    {
        const int Row = 16;
        byte[] bytes = new byte[InterpolationBytes];
        for (int row = 0; row < 4; row++)
        {
            for (int i = 0; i < Row - row; i++) bytes[row * Row + i] = (byte)(i + row < Row / 2 ? 20 : 107);
            if (row > 0) bytes[row * Row + Row - row] = 1;
        }
        return bytes;
    }
}
