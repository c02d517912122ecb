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

    /// <summary>Nothing is lost for longer than this within one motion; a longer gap is a damaged clock, and would fill the disk.</summary>
    private static readonly TimeSpan s_maxGap = TimeSpan.FromHours(1);

    private readonly double _fps;
    private readonly TimeSpan _start;
    private readonly BvhNaming _naming;
    private readonly AvatarPose _before = new();
    private readonly AvatarPose _next = new();
    private readonly BvhEuler[] _angles = new BvhEuler[HumanBones.Count];
    private BvhSkeleton? _skeleton;
    private Stream? _frames;
    private byte[] _line = [];
    private long _frameCount;
    private bool _hasPose;

    /// <summary>Makes a sink for a file.</summary>
    /// <param name="path">Where the file appears in the end.</param>
    /// <param name="options">Frames a second and the time that becomes 0.</param>
    /// <param name="naming">What the joints are called.</param>
    public BvhSink(string path, MotionFileOptions? options = null, BvhNaming naming = BvhNaming.Mixamo) : base(() => new OutputFile(path))
    {
        _fps = options?.Fps ?? DefaultFps;
        _start = options?.Start ?? TimeSpan.Zero;
        _naming = naming;
    }

    private protected override void OnBegin(Rig rig, OutputFile output)
    {
        const int BytesPerNumber = 32;
        _skeleton = new BvhSkeleton(rig, _naming);
        _frames = output.OpenScratch();
        _line = new byte[(_skeleton.Order.Length + 1) * 3 * BytesPerNumber];
        _next.HipsPosition = rig.RestPosition(HumanBone.Hips);
    }

    private protected override void OnWrite(AvatarPose pose)
    {
        TimeSpan time = pose.Timestamp - _start;
        if (time < TimeSpan.Zero || (_hasPose && time <= _next.Timestamp)) return;
        if (time - _next.Timestamp > s_maxGap)
            throw new InvalidOperationException($"{Output!.Name} cannot be written: the motion's time jumps from {_next.Timestamp.TotalSeconds:0.##} s to {time.TotalSeconds:0.##} s. Cut the motion there.");

        // The pose before, the pose now, and the frames up to now between them
        _before.CopyFrom(_next);
        TakeOver(pose, time);
        if (!_hasPose) _before.CopyFrom(_next);
        _hasPose = true;
        while (FrameTime(_frameCount) <= time.TotalSeconds) WriteFrame(FrameTime(_frameCount));
    }

    private protected override void OnEnd()
    {
        // The last pose has a frame of its own if it lies beyond the middle of a step; a motion without poses has one frame at rest.
        double last = _next.Timestamp.TotalSeconds;
        if (_frameCount == 0 || FrameTime(_frameCount) - last < 0.5 / _fps)
        {
            _before.CopyFrom(_next);
            WriteFrame(last);
        }
        Stream output = Output!.Stream;
        string head = string.Create(CultureInfo.InvariantCulture, $"{_skeleton!.Text}MOTION\nFrames: {_frameCount}\nFrame Time: {1 / _fps:0.00000000}\n");
        output.Write(Encoding.ASCII.GetBytes(head));
        _frames!.Position = 0;
        _frames.CopyTo(output);
    }

    private protected override void OnDispose() => _frames?.Dispose();

    // A hair early: a pose at 0.04 s belongs to frame 1 of 25 a second, whatever the rounding of either.
    private double FrameTime(long frame) => frame / _fps - 1e-6;

    private void TakeOver(AvatarPose pose, TimeSpan time)
    {
        _next.Timestamp = time;
        if (float.IsFinite(pose.HipsPosition.X + pose.HipsPosition.Y + pose.HipsPosition.Z)) _next.HipsPosition = pose.HipsPosition;
        foreach (HumanBone bone in _skeleton!.Order)
        {
            float length = pose[bone].Length();
            if (float.IsFinite(length) && length > 0) _next[bone] = pose[bone] * (1 / length);
        }
    }

    private void WriteFrame(double seconds)
    {
        double step = (_next.Timestamp - _before.Timestamp).TotalSeconds;
        double place = step > 0 ? Math.Clamp((seconds - _before.Timestamp.TotalSeconds) / step, 0, 1) : 1;
        float amount = (1 - place) * step < 2e-6 ? 1 : (float)place; // the pose itself where it stands on the frame

        int length = 0;
        Vector3 hips = Vector3.Lerp(_before.HipsPosition, _next.HipsPosition, amount) * BvhSkeleton.CentimetresPerMetre;
        Append(ref length, hips.X);
        Append(ref length, hips.Y);
        Append(ref length, hips.Z);
        foreach (HumanBone bone in _skeleton!.Order)
        {
            Quaternion rotation = amount >= 1 ? _next[bone] : Quaternion.Slerp(_before[bone], _next[bone], amount);
            BvhEuler angles = _angles[(int)bone] = BvhEuler.From(rotation, _angles[(int)bone]);
            Append(ref length, double.RadiansToDegrees(angles.Z));
            Append(ref length, double.RadiansToDegrees(angles.X));
            Append(ref length, double.RadiansToDegrees(angles.Y));
        }
        _line[length - 1] = (byte)'\n';
        _frames!.Write(_line, 0, length);
        _frameCount++;
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
