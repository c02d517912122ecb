using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats;

/// <summary>
/// Poses at their own times turned into poses at a fixed rate, each bone on the shortest arc, for formats that count frames. Give it a pose, then take
/// the frames that it made due; at the end the last pose has a frame of its own if it lies beyond the middle of a step.
/// </summary>
/// <remarks>Before the first pose, from time 0 on, the first pose stands. Poses not later than the one before are left out; what is not finite holds its last value.</remarks>
internal sealed class SteadyPoses
{
    /// <summary>Nothing is lost for longer than this within one motion; a longer gap is a damaged clock, and would fill the disk.</summary>
    private static readonly TimeSpan s_maxGap = TimeSpan.FromHours(1);

    private readonly double _fps;
    private readonly TimeSpan _start;
    private readonly string _name;
    private readonly AvatarPose _before = new();
    private readonly AvatarPose _next = new();
    private bool _hasPose;
    private bool _hasEnded;

    /// <param name="rig">Whose rest stands where there is no pose at all.</param>
    /// <param name="fps">Frames a second.</param>
    /// <param name="start">The source's time that becomes 0.</param>
    /// <param name="name">What messages call the output.</param>
    public SteadyPoses(Rig rig, double fps, TimeSpan start, string name)
    {
        (_fps, _start, _name) = (fps, start, name);
        _next.HipsPosition = rig.RestPosition(HumanBone.Hips);
    }

    /// <summary>The pose of the frame that <see cref="TryNext"/> stepped to.</summary>
    public AvatarPose Frame { get; } = new();

    /// <summary>Frames so far.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a pose.</summary>
    /// <exception cref="InvalidOperationException">The motion's time jumps by more than an hour.</exception>
    public void Take(AvatarPose pose)
    {
        TimeSpan time = pose.Timestamp - _start;
        if (time < TimeSpan.Zero || (_hasPose && time <= _next.Timestamp)) return;
        if (time - _next.Timestamp > s_maxGap)
            throw new InvalidOperationException($"{_name} cannot be written: the motion's time jumps from {_next.Timestamp.TotalSeconds:0.##} s to {time.TotalSeconds:0.##} s. Cut the motion there.");
        _before.CopyFrom(_next);
        TakeOver(pose, time);
        if (!_hasPose) _before.CopyFrom(_next);
        _hasPose = true;
    }

    /// <summary>Steps to the next frame that is due.</summary>
    public bool TryNext()
    {
        if (!_hasPose || FrameTime(Count) > _next.Timestamp.TotalSeconds) return false;
        Fill(FrameTime(Count));
        return true;
    }

    /// <summary>After the last pose: steps to the frame at the end, where the motion needs one; a motion without poses has one frame at rest.</summary>
    public bool TryEnd()
    {
        if (_hasEnded) return false;
        _hasEnded = true;
        double last = _next.Timestamp.TotalSeconds;
        if (Count > 0 && FrameTime(Count) - last >= 0.5 / _fps) return false;
        _before.CopyFrom(_next);
        Fill(last);
        return true;
    }

    // A hair early: a pose at 0.04 s belongs to frame 1 of 25 a second, whatever the rounding of either.
    private double FrameTime(long frame) => frame / _fps - 1e-6;

    private void TakeOver(AvatarPose pose, TimeSpan time)
    {
        _next.Timestamp = time;
        if (float.IsFinite(pose.HipsPosition.X + pose.HipsPosition.Y + pose.HipsPosition.Z)) _next.HipsPosition = pose.HipsPosition;
        for (int i = 0; i < HumanBones.Count; i++)
            if (pose.Rotations[i].TryNormalize(out Quaternion unit)) _next.Rotations[i] = unit;
        if (!pose.HasFace) return; // what was last seen stays
        _next.HasFace = true;
        if (float.IsFinite(pose.LookYawDegrees + pose.LookPitchDegrees)) (_next.LookYawDegrees, _next.LookPitchDegrees) = (pose.LookYawDegrees, pose.LookPitchDegrees);
        for (int i = 0; i < Expressions.Count; i++)
            if (float.IsFinite(pose.Expressions[i])) _next.Expressions[i] = pose.Expressions[i];
    }

    private void Fill(double seconds)
    {
        double step = (_next.Timestamp - _before.Timestamp).TotalSeconds;
        double place = step > 0 ? Math.Clamp((seconds - _before.Timestamp.TotalSeconds) / step, 0, 1) : 1;
        bool isPose = (1 - place) * step < 2e-6; // the pose itself where it stands on the frame
        Frame.CopyFrom(_next);
        Frame.Index = Count++;
        if (isPose) return;

        float amount = (float)place;
        Frame.HipsPosition = Vector3.Lerp(_before.HipsPosition, _next.HipsPosition, amount);
        for (int i = 0; i < HumanBones.Count; i++) Frame.Rotations[i] = Quaternion.Slerp(_before.Rotations[i], _next.Rotations[i], amount);
        if (!_before.HasFace) return;
        Frame.LookYawDegrees = float.Lerp(_before.LookYawDegrees, _next.LookYawDegrees, amount);
        Frame.LookPitchDegrees = float.Lerp(_before.LookPitchDegrees, _next.LookPitchDegrees, amount);
        for (int i = 0; i < Expressions.Count; i++) Frame.Expressions[i] = float.Lerp(_before.Expressions[i], _next.Expressions[i], amount);
    }
}
