using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Bvh;

/// <summary>
/// Writes one person's motion as BVH: all bones of the rig, the hips' travel, centimetres, degrees in the order Z, X, Y. A BVH has a fixed
/// frame time: poses are resampled to it, each bone on the shortest arc. There is no face in a BVH. Frames wait in a
/// scratch file, so that memory does not grow with the motion.
/// </summary>
/// <remarks>Before the first pose, and from the source's time that becomes 0 on, the first pose stands. Poses that are not later than the one before are left out; what is not finite holds its last value.</remarks>
public sealed class BvhSink : FileSink
{
    /// <summary>Frames a second where nobody says otherwise.</summary>
    public const double DefaultFps = 30;

    private const int Decimals = 4; // a ten-thousandth of a degree, and a micrometre

    private readonly double _fps;
    private readonly TimeSpan _start;
    private readonly BvhNaming _naming;
    private readonly BvhEuler[] _angles = new BvhEuler[HumanBones.Count];
    private BvhSkeleton? _skeleton;
    private SteadyPoses? _poses;
    private Stream? _frames;
    private byte[] _line = [];

    /// <summary>Makes a sink for a file.</summary>
    /// <param name="path">Where the file appears in the end.</param>
    /// <param name="options">Frames a second, the time that becomes 0, and what the joints are called.</param>
    public BvhSink(string path, MotionFileOptions? options = null) : base(() => new OutputFile(path))
    {
        options ??= MotionFileOptions.Default;
        _fps = options.Fps ?? DefaultFps;
        _start = options.Start;
        _naming = options.BvhNaming;
    }

    private protected override void OnBegin(Rig rig, OutputFile output)
    {
        const int BytesPerNumber = 32;
        _skeleton = new BvhSkeleton(rig, _naming);
        _frames = output.OpenScratch();
        _line = new byte[(_skeleton.Order.Length + 1) * 3 * BytesPerNumber];
        _poses = new SteadyPoses(rig, _fps, _start, output.Name);
    }

    private protected override void OnWrite(AvatarPose pose)
    {
        _poses!.Take(pose);
        while (_poses.TryNext()) WriteFrame(_poses.Frame);
    }

    private protected override void OnEnd()
    {
        if (_poses!.TryEnd()) WriteFrame(_poses.Frame);
        Stream output = Output!.Stream;
        string head = string.Create(CultureInfo.InvariantCulture, $"{_skeleton!.Text}MOTION\nFrames: {_poses.Count}\nFrame Time: {1 / _fps:0.00000000}\n");
        output.Write(Encoding.ASCII.GetBytes(head));
        _frames!.Position = 0;
        _frames.CopyTo(output);
    }

    private protected override void OnDispose() => _frames?.Dispose();

    private void WriteFrame(AvatarPose pose)
    {
        int length = 0;
        Vector3 hips = pose.HipsPosition * BvhSkeleton.CentimetresPerMetre;
        Append(ref length, hips.X);
        Append(ref length, hips.Y);
        Append(ref length, hips.Z);
        foreach (HumanBone bone in _skeleton!.Order)
        {
            BvhEuler angles = _angles[(int)bone] = BvhEuler.From(pose[bone], _angles[(int)bone]);
            Append(ref length, double.RadiansToDegrees(angles.Z));
            Append(ref length, double.RadiansToDegrees(angles.X));
            Append(ref length, double.RadiansToDegrees(angles.Y));
        }
        _line[length - 1] = (byte)'\n';
        _frames!.Write(_line, 0, length);
    }

    private void Append(ref int length, double value)
    {
        double rounded = Math.Round(value, Decimals) + 0.0; // + 0.0 turns -0 into 0
        if (!Utf8Formatter.TryFormat(rounded, _line.AsSpan(length), out int written, new System.Buffers.StandardFormat('F', Decimals)))
            throw new InvalidOperationException($"{Output!.Name} cannot be written: the hips are {rounded} cm away.");
        length += written;
        _line[length++] = (byte)' ';
    }
}
