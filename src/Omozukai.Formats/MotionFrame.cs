using Omozukai.Core.Humanoid;

namespace Omozukai.Formats;

/// <summary>The poses of all people at one moment of a motion. One object is filled again and again; whoever keeps a frame copies it.</summary>
public sealed class MotionFrame
{
    private readonly List<AvatarPose> _pool = [];
    private readonly List<AvatarPose> _people = [];

    /// <summary>The frame's number in its source, from 0.</summary>
    public long Index { get; set; }

    /// <summary>The frame's time from the start of its source.</summary>
    public TimeSpan Timestamp { get; set; }

    /// <summary>The people in view; nobody in view is an empty list.</summary>
    public IReadOnlyList<AvatarPose> People => _people;

    /// <summary>Adds a person in T-pose with the frame's number and time, and returns it; objects are reused.</summary>
    public AvatarPose AddPerson()
    {
        if (_people.Count == _pool.Count) _pool.Add(new AvatarPose());
        AvatarPose pose = _pool[_people.Count];
        pose.Reset();
        pose.Index = Index;
        pose.Timestamp = Timestamp;
        pose.TrackId = _people.Count + 1;
        _people.Add(pose);
        return pose;
    }

    /// <summary>The pose of the person with a track id, or null.</summary>
    public AvatarPose? Find(int trackId)
    {
        foreach (AvatarPose pose in _people)
            if (pose.TrackId == trackId) return pose;
        return null;
    }

    /// <summary>Forgets the people; number and time stay.</summary>
    public void ClearPeople() => _people.Clear();
}
