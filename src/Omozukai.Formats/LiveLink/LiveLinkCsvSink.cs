using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Text;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.LiveLink;

/// <summary>
/// Writes one person's face as CSV in the columns of the Live Link Face app: a timecode, the 52 ARKit shapes (0..1), then yaw, pitch and roll of the head and
/// of each eye in radians. Rows stand at the poses' own times. Angles are about the face's axes, +Y up, +X to its left and +Z out of it: yaw
/// + to its left, pitch + down, roll + to its right shoulder.
/// </summary>
/// <remarks>
/// A pose without a face has no row. The order of the columns is that of the app's own files, in which JawRight stands before JawLeft and MouthRight
/// before MouthLeft; the unit of the angles is theirs by common observation, as nobody published it. Read by name.
/// </remarks>
public sealed class LiveLinkCsvSink : FileSink
{
    /// <summary>The app's default, in which the timecode counts frames where the motion has no rate.</summary>
    private const double DefaultFps = 60;

    private const int Decimals = 6;
    private const int ColumnCount = 61;

    private static readonly Expression[] s_shapes = [.. "eyeBlink eyeLookDown eyeLookIn eyeLookOut eyeLookUp eyeSquint eyeWide".Split(' ').Select(name => name + "Left")
        .Concat("eyeBlink eyeLookDown eyeLookIn eyeLookOut eyeLookUp eyeSquint eyeWide".Split(' ').Select(name => name + "Right"))
        .Concat("jawForward jawRight jawLeft jawOpen mouthClose mouthFunnel mouthPucker mouthRight mouthLeft".Split(' '))
        .Concat("mouthSmile mouthFrown mouthDimple mouthStretch".Split(' ').SelectMany(BothSides))
        .Concat("mouthRollLower mouthRollUpper mouthShrugLower mouthShrugUpper".Split(' '))
        .Concat("mouthPress mouthLowerDown mouthUpperUp browDown".Split(' ').SelectMany(BothSides))
        .Append("browInnerUp").Concat(BothSides("browOuterUp")).Append("cheekPuff").Concat(BothSides("cheekSquint")).Concat(BothSides("noseSneer")).Append("tongueOut")
        .Select(Parse)];

    private readonly double _fps;
    private readonly TimeSpan _start;
    private readonly FaceCompletion _face = new();
    private readonly byte[] _line = new byte[ColumnCount * 24 + 64];
    private int _length;
    private TimeSpan? _last;

    /// <summary>Makes a sink for a file.</summary>
    /// <param name="path">Where the file appears in the end.</param>
    /// <param name="options">Frames a second, in which the timecodes count, and the time that becomes 0.</param>
    public LiveLinkCsvSink(string path, MotionFileOptions? options = null) : base(() => new OutputFile(path))
    {
        _fps = Math.Max(1, Math.Round(options?.Fps ?? DefaultFps)); // a timecode counts whole frames
        _start = options?.Start ?? TimeSpan.Zero;
    }

    private protected override void OnBegin(Rig rig, OutputFile output)
    {
        IEnumerable<string> columns = ["Timecode", "BlendShapeCount", .. s_shapes.Select(shape => shape.ToString()),
            .. "Head LeftEye RightEye".Split(' ').SelectMany(part => "Yaw Pitch Roll".Split(' ').Select(angle => part + angle))];
        output.Stream.Write(Encoding.ASCII.GetBytes(string.Join(',', columns) + "\n"));
    }

    private protected override void OnWrite(AvatarPose pose)
    {
        TimeSpan time = pose.Timestamp - _start;
        if (!pose.HasFace || time < TimeSpan.Zero || time <= _last) return;
        _last = time;
        _face.Take(pose);

        // Timecode and count, shapes, head, eyes
        _length = 0;
        AppendTimecode(time);
        Append(ColumnCount, 0);
        foreach (Expression shape in s_shapes) Append(_face[shape], Decimals);
        Quaternion torso = pose[HumanBone.Hips] * pose[HumanBone.Spine] * pose[HumanBone.Chest] * pose[HumanBone.UpperChest];
        AppendAngles(torso * pose[HumanBone.Neck] * pose[HumanBone.Head]);
        for (int eye = 0; eye < 2; eye++)
        {
            Append(float.DegreesToRadians(pose.LookYawDegrees), Decimals);
            Append(float.DegreesToRadians(pose.LookPitchDegrees), Decimals);
            Append(0, Decimals);
        }
        _line[_length - 1] = (byte)'\n';
        Output!.Stream.Write(_line, 0, _length);
    }

    private protected override void OnEnd()
    {
    }

    private static IEnumerable<string> BothSides(string name) => [name + "Left", name + "Right"];

    private static Expression Parse(string name) => Expressions.TryParse(name, out Expression shape) ? shape : throw new InvalidOperationException(name);

    /// <summary>Hours, minutes, seconds and frames, with thousandths of a frame.</summary>
    private void AppendTimecode(TimeSpan time)
    {
        long milliframes = (long)Math.Round(time.TotalSeconds * _fps * 1000);
        long frames = milliframes / 1000, fps = (long)_fps, seconds = frames / fps;
        AppendPart(seconds / 3600 % 24, 2, ':');
        AppendPart(seconds / 60 % 60, 2, ':');
        AppendPart(seconds % 60, 2, ':');
        AppendPart(frames % fps, 2, '.');
        AppendPart(milliframes % 1000, 3, ',');
    }

    private void AppendPart(long value, byte digits, char end)
    {
        Utf8Formatter.TryFormat(value, _line.AsSpan(_length), out int written, new StandardFormat('D', digits));
        _length += written;
        _line[_length++] = (byte)end;
    }

    private void AppendAngles(Quaternion rotation)
    {
        Vector3 x = Vector3.Transform(Vector3.UnitX, rotation), y = Vector3.Transform(Vector3.UnitY, rotation), z = Vector3.Transform(Vector3.UnitZ, rotation);
        Append(MathF.Atan2(z.X, z.Z), Decimals);
        Append(-MathF.Asin(Math.Clamp(z.Y, -1, 1)), Decimals);
        Append(MathF.Atan2(x.Y, y.Y), Decimals);
    }

    private void Append(double value, byte decimals)
    {
        double rounded = double.IsFinite(value) ? Math.Round(value, decimals) + 0.0 : 0; // + 0.0 turns -0 into 0
        Utf8Formatter.TryFormat(rounded, _line.AsSpan(_length), out int written, new StandardFormat('F', decimals));
        _length += written;
        _line[_length++] = (byte)',';
    }
}
