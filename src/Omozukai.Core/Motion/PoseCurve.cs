using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Motion;

/// <summary>
/// The last poses of a motion as a curve through all of them. Between two poses it is a cubic that leaves the first with the speed it
/// came with and reaches the second with the mean speed between them: smooth, known as soon as the second pose is, and, as the first
/// speed is limited by the way to go, without overshoot (F. N. Fritsch, R. E. Carlson, SIAM J. Numer. Anal. 17, 1980).
/// </summary>
internal sealed class PoseCurve
{
    private const int Capacity = 16;

    private readonly AvatarPose[] _poses = [.. Enumerable.Range(0, Capacity).Select(_ => new AvatarPose())];
    private int _last = -1;

    /// <summary>The number of poses that are remembered.</summary>
    public int Count { get; private set; }

    /// <summary>The newest pose.</summary>
    public AvatarPose Newest => Pose(0);

    /// <summary>Adds a pose later than all others.</summary>
    public void Add(AvatarPose pose)
    {
        _last = (_last + 1) % Capacity;
        _poses[_last].CopyFrom(pose);
        Count = Math.Min(Count + 1, Capacity);
    }

    /// <summary>Forgets all poses.</summary>
    public void Clear() => Count = 0;

    /// <summary>Fills in the pose at a time.</summary>
    /// <param name="time">The time; before the first pose the first one stands.</param>
    /// <param name="prediction">Bound of what is foretold behind the last pose.</param>
    /// <param name="leaveOut">Number of newest poses to leave out.</param>
    /// <param name="pose">Receives everything but its number.</param>
    public void Evaluate(TimeSpan time, TimeSpan prediction, int leaveOut, AvatarPose pose)
    {
        // 1. The first pose that is not earlier, or the newest.
        int to = leaveOut;
        while (to + 1 < Count && Pose(to + 1).Timestamp >= time) to++;
        AvatarPose end = Pose(to);
        long index = pose.Index;
        pose.CopyFrom(end);
        (pose.Index, pose.Timestamp) = (index, time);
        if (to + 1 >= Count) return;
        AvatarPose start = Pose(to + 1);
        float seconds = (float)(end.Timestamp - start.Timestamp).TotalSeconds;

        // 2. Behind the newest: on with its last speed, slower and slower.
        if (time > end.Timestamp)
        {
            float bound = (float)prediction.TotalSeconds;
            if (bound <= 0) return;
            float ahead = bound * (1 - MathF.Exp(-(float)(time - end.Timestamp).TotalSeconds / bound)) / seconds;
            Mix(start, end, null, 0, 1 + ahead, 0, pose);
            return;
        }

        // 3. Between two: the cubic.
        float u = (float)((time - start.Timestamp).TotalSeconds / seconds), rest = 1 - u;
        AvatarPose? before = to + 2 < Count ? Pose(to + 2) : null;
        float ratio = before is null ? 0 : seconds / (float)(start.Timestamp - before.Timestamp).TotalSeconds;
        float leaving = u * rest * rest, reaching = (u * u * (3 - (2 * u))) - (u * u * rest); // the mean speed at the end is part of the second
        if (before is null) (leaving, reaching) = (0, u);
        Mix(start, end, before, leaving, reaching, ratio, pose);
    }

    /// <summary>pose = start + reaching · (end − start) + leaving · the speed at the start, for every curve of a pose.</summary>
    private static void Mix(AvatarPose start, AvatarPose end, AvatarPose? before, float leaving, float reaching, float ratio, AvatarPose pose)
    {
        for (int i = 0; i < HumanBones.Count; i++)
        {
            ref Quaternion from = ref start.Rotations[i];
            Vector3 way = Rotation.Log(end.Rotations[i] * Quaternion.Conjugate(from));
            Vector3 speed = before is null ? default : Limited(Rotation.Log(from * Quaternion.Conjugate(before.Rotations[i])) * ratio, way);
            pose.Rotations[i] = Quaternion.Normalize(Rotation.Exp((way * reaching) + (speed * leaving)) * from);
        }
        Vector3 travel = end.HipsPosition - start.HipsPosition;
        Vector3 hips = before is null ? default : Limited((start.HipsPosition - before.HipsPosition) * ratio, travel);
        pose.HipsPosition = start.HipsPosition + (travel * reaching) + (hips * leaving);

        // Weights and angles of the face are not foretold: what springs is the face's nature.
        float share = Math.Clamp(reaching, 0, 1);
        for (int i = 0; i < pose.Expressions.Length; i++) pose.Expressions[i] = float.Lerp(start.Expressions[i], end.Expressions[i], share);
        for (int i = 0; i < pose.Confidence.Length; i++) pose.Confidence[i] = float.Lerp(start.Confidence[i], end.Confidence[i], share);
        pose.LookYawDegrees = float.Lerp(start.LookYawDegrees, end.LookYawDegrees, share);
        pose.LookPitchDegrees = float.Lerp(start.LookPitchDegrees, end.LookPitchDegrees, share);
    }

    /// <summary>A speed at the start of a way that does not make the cubic turn back: none against the way, and at most three times its mean.</summary>
    private static Vector3 Limited(Vector3 speed, Vector3 way) => new(Limited(speed.X, way.X), Limited(speed.Y, way.Y), Limited(speed.Z, way.Z));

    private static float Limited(float speed, float way) => speed * way <= 0 ? 0 : MathF.CopySign(Math.Min(MathF.Abs(speed), 3 * MathF.Abs(way)), way);

    private AvatarPose Pose(int back) => _poses[(_last - back + Capacity) % Capacity];
}
