using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Pipeline;

/// <summary>Picks the same person out of each frame: the one with a given track id, or the first one seen until that one is lost.</summary>
internal sealed class PersonFollower
{
    private readonly bool _isFree;
    private int? _current;
    private TimeSpan _lastSeen;

    /// <summary>Follows a person by track id; null: the first one seen.</summary>
    public PersonFollower(int? trackId)
    {
        _isFree = trackId is null;
        _current = trackId;
    }

    /// <summary>The person in this frame, or null.</summary>
    public PersonLandmarks? Find(LandmarkFrame frame)
    {
        PersonLandmarks? person = _current is { } id ? frame.Find(id) : null;
        bool isLost = person is null && _isFree && (_current is null || frame.Timestamp - _lastSeen >= PersonOutput.LostAfter);
        if (isLost && frame.People.Count > 0)
        {
            person = BestSeen(frame);
            _current = person.TrackId;
        }
        if (person is not null) _lastSeen = frame.Timestamp;
        return person is { IsPresent: true } ? person : null;
    }

    private static PersonLandmarks BestSeen(LandmarkFrame frame)
    {
        PersonLandmarks best = frame.People[0];
        for (int i = 1; i < frame.People.Count; i++)
            if (frame.People[i].Score > best.Score) best = frame.People[i];
        return best;
    }
}
