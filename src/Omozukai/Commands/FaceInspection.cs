using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Omozukai.Core.Humanoid;

namespace Omozukai.Commands;

/// <summary>What the faces of a file do, over all of its frames and people: how much of them is seen, where heads and eyes turn, blinks, mouth, moods.</summary>
internal sealed class FaceInspection
{
    /// <summary>A lid is closed above the first weight, and open again below the second: one blink.</summary>
    private const float Closed = 0.6f, Open = 0.3f;

    /// <summary>Vowels and moods count from this weight on.</summary>
    private const float Clear = 0.2f;

    /// <summary>How many shapes are listed for people; JSON has all.</summary>
    private const int ShapesListed = 6;

    private static readonly HumanBone[] s_neckDown = [HumanBone.Hips, HumanBone.Spine, HumanBone.Chest, HumanBone.UpperChest, HumanBone.Neck, HumanBone.Head];

    private readonly ValueRange[] _expressions = [.. Enumerable.Range(0, Expressions.Count).Select(_ => new ValueRange())];
    private readonly ValueRange _yaw = new(), _pitch = new(), _roll = new(), _lookYaw = new(), _lookPitch = new(), _confidence = new();
    private readonly long[] _clear = new long[Expressions.Count];
    private readonly HashSet<(int Person, Expression Lid)> _closed = [];
    private readonly int[] _blinks = new int[2];
    private long _poses;

    /// <summary>Takes a pose; one without a face counts as a frame in which none was seen.</summary>
    public void Add(AvatarPose pose)
    {
        _poses++;
        float confidence = pose.Confidence[(int)BodyChain.Face];
        if (!pose.HasFace) return;

        // 1. Where the head and the eyes turn.
        Quaternion head = Quaternion.Identity;
        foreach (HumanBone bone in s_neckDown) head *= pose[bone];
        Vector3 forward = Vector3.Transform(Vector3.UnitZ, head), left = Vector3.Transform(Vector3.UnitX, head);
        _yaw.Add(float.RadiansToDegrees(MathF.Atan2(forward.X, forward.Z)));
        _pitch.Add(float.RadiansToDegrees(MathF.Asin(Math.Clamp(-forward.Y, -1, 1))));
        _roll.Add(float.RadiansToDegrees(MathF.Asin(Math.Clamp(left.Y, -1, 1))));
        _lookYaw.Add(pose.LookYawDegrees);
        _lookPitch.Add(pose.LookPitchDegrees);
        _confidence.Add(confidence);

        // 2. What it does.
        for (int i = 0; i < Expressions.Count; i++) _expressions[i].Add(pose.Expressions[i]);
        CountLargest(pose, Expression.Happy, Expression.Surprised);
        CountLargest(pose, Expression.Aa, Expression.Oh);
        CountBlink(pose, Expression.BlinkLeft, Expression.EyeBlinkLeft, ref _blinks[0]);
        CountBlink(pose, Expression.BlinkRight, Expression.EyeBlinkRight, ref _blinks[1]);
    }

    /// <summary>Adds what was found; nothing where no face was seen.</summary>
    public void Report(Report report)
    {
        long faces = _yaw.Count;
        if (faces == 0) return;
        report.Add("faces", "faces", new JsonObject { ["frames"] = faces, ["share"] = Rounded((double)faces / _poses), ["confidence"] = _confidence.ToJson() },
            Text($"in {faces} of {_poses} poses ({100.0 * faces / _poses:0} %), confidence {_confidence.Mean:0.00} ({_confidence.Min:0.00} to {_confidence.Max:0.00})"));
        report.Add("head", "head", new JsonObject { ["yaw"] = _yaw.ToJson(), ["pitch"] = _pitch.ToJson(), ["roll"] = _roll.ToJson() },
            $"yaw {_yaw.Degrees} (+ left), pitch {_pitch.Degrees} (+ down), roll {_roll.Degrees}");
        report.Add("gaze", "gaze", new JsonObject { ["yaw"] = _lookYaw.ToJson(), ["pitch"] = _lookPitch.ToJson() }, $"yaw {_lookYaw.Degrees}, pitch {_lookPitch.Degrees}");
        report.Add("blinks", "blinks", new JsonObject { ["left"] = _blinks[0], ["right"] = _blinks[1] }, $"left {_blinks[0]}, right {_blinks[1]}");
        report.Add("mouth", "jawOpen", Of(Expression.JawOpen).ToJson(), $"jaw {Of(Expression.JawOpen).Weights}, smile {Larger(Expression.MouthSmileLeft, Expression.MouthSmileRight).Weights}, pucker {Of(Expression.MouthPucker).Weights}");
        AddShares(report, "vowels", Expression.Aa, Expression.Oh, faces);
        AddShares(report, "moods", Expression.Happy, Expression.Surprised, faces);
        AddShapes(report);
    }

    private void AddShares(Report report, string name, Expression first, Expression last, long faces)
    {
        Expression[] seen = [.. Enumerable.Range((int)first, last - first + 1).Select(i => (Expression)i).Where(expression => _clear[(int)expression] > 0)];
        report.Add(name, name, new JsonObject(seen.Select(expression => KeyValuePair.Create(expression.Name(), (JsonNode?)Rounded((double)_clear[(int)expression] / faces)))),
            seen.Length == 0 ? "none" : string.Join(", ", seen.Select(expression => Text($"{expression.Name()} {100.0 * _clear[(int)expression] / faces:0} %"))) + " of the time");
    }

    private void AddShapes(Report report)
    {
        Expression[] shapes = [.. Enum.GetValues<Expression>().Where(expression => !expression.IsPreset() && Of(expression).Max > 0).OrderByDescending(expression => Of(expression).Max)];
        report.Add("strongest shapes", "shapes", new JsonObject(shapes.Select(shape => KeyValuePair.Create(shape.Name(), (JsonNode?)Of(shape).ToJson()))),
            shapes.Length == 0 ? "none" : string.Join(", ", shapes.Take(ShapesListed).Select(shape => Text($"{shape.Name()} {Of(shape).Max:0.00}"))) + (shapes.Length > ShapesListed ? $" and {shapes.Length - ShapesListed} more" : ""));
    }

    private void CountLargest(AvatarPose pose, Expression first, Expression last)
    {
        Expression largest = first;
        for (Expression expression = first; expression <= last; expression++)
            if (pose.Expressions[(int)expression] > pose.Expressions[(int)largest]) largest = expression;
        if (pose.Expressions[(int)largest] >= Clear) _clear[(int)largest]++;
    }

    private void CountBlink(AvatarPose pose, Expression preset, Expression shape, ref int count)
    {
        float weight = Math.Max(Math.Max(pose.Expressions[(int)preset], pose.Expressions[(int)shape]), pose.Expressions[(int)Expression.Blink]);
        if (weight > Closed && _closed.Add((pose.TrackId, preset))) count++;
        else if (weight < Open) _closed.Remove((pose.TrackId, preset));
    }

    private ValueRange Of(Expression expression) => _expressions[(int)expression];

    private ValueRange Larger(Expression one, Expression other) => Of(one).Max >= Of(other).Max ? Of(one) : Of(other);

    private static double Rounded(double value) => Math.Round(value, 3);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Least, mean and largest of what was added; what is not finite is passed over.</summary>
    private sealed class ValueRange
    {
        private double _sum;

        public long Count { get; private set; }

        public float Min { get; private set; }

        public float Max { get; private set; }

        public double Mean => Count == 0 ? 0 : _sum / Count;

        public string Degrees => Text($"{Min:0} to {Max:0}°");

        public string Weights => Text($"{Min:0.00} to {Max:0.00}");

        public void Add(float value)
        {
            if (!float.IsFinite(value)) return;
            (Min, Max) = Count == 0 ? (value, value) : (Math.Min(Min, value), Math.Max(Max, value));
            _sum += value;
            Count++;
        }

        public JsonObject ToJson() => new() { ["min"] = Rounded(Min), ["mean"] = Rounded(Mean), ["max"] = Rounded(Max) };
    }
}
