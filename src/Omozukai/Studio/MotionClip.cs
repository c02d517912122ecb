using Omozukai.Core.Humanoid;
using Omozukai.Formats;

namespace Omozukai.Studio;

/// <summary>The motion of a file's first person, in memory, so that it can be played from any place.</summary>
internal sealed class MotionClip
{
    /// <summary>An hour at 60 frames a second takes about 300 MB.</summary>
    private const int MaxFrames = 60 * 60 * 60;

    private readonly List<AvatarPose> _poses = [];

    /// <summary>Reads a file. What is readable of a damaged one is taken.</summary>
    /// <exception cref="IOException">The file is missing.</exception>
    /// <exception cref="InvalidDataException">It is no motion, or holds none.</exception>
    public static MotionClip Read(string path)
    {
        using IMotionReader reader = MotionFormats.Open(path);
        var clip = new MotionClip(reader.Rig);
        try
        {
            int? person = null;
            var frame = new MotionFrame();
            while (clip._poses.Count < MaxFrames && reader.TryRead(frame))
            {
                if (frame.People.Count == 0) continue;
                AvatarPose? found = person is { } id ? frame.Find(id) : frame.People[0];
                if (found is null) continue;
                person ??= found.TrackId;
                var pose = new AvatarPose();
                pose.CopyFrom(found);
                clip._poses.Add(pose);
            }
        }
        catch (InvalidDataException) when (clip._poses.Count > 0)
        {
            // A take that a crash has cut off is played as far as it goes.
        }
        if (clip._poses.Count == 0) throw new InvalidDataException($"{Path.GetFileName(path)} holds no motion of anybody.");
        TimeSpan start = clip._poses[0].Timestamp;
        foreach (AvatarPose pose in clip._poses) pose.Timestamp -= start;
        return clip;
    }

    private MotionClip(Rig rig) => Rig = rig;

    public Rig Rig { get; }

    public IReadOnlyList<AvatarPose> Poses => _poses;

    public TimeSpan Duration => _poses[^1].Timestamp;

    /// <summary>The number of the last pose at or before a time.</summary>
    public int IndexAt(TimeSpan time)
    {
        (int low, int high) = (0, _poses.Count - 1);
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_poses[middle].Timestamp <= time) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
