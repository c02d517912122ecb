namespace Omozukai.Core.Landmarks;

/// <summary>The people seen in one picture. One object is filled again and again; whoever keeps a frame copies it.</summary>
public sealed class LandmarkFrame
{
    private readonly List<PersonLandmarks> _pool = [];
    private readonly List<PersonLandmarks> _people = [];

    /// <summary>The frame's number in its source, from 0.</summary>
    public long Index { get; set; }

    /// <summary>The frame's time from the start of its source.</summary>
    public TimeSpan Timestamp { get; set; }

    /// <summary>Width of the picture in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height of the picture in pixels.</summary>
    public int Height { get; set; }

    /// <summary>Vertical field of view of the camera in degrees, where known.</summary>
    public float? VerticalFovDegrees { get; set; }

    /// <summary>The picture's file name, for folders of pictures.</summary>
    public string? File { get; set; }

    /// <summary>The people in view; nobody in view is an empty list.</summary>
    public IReadOnlyList<PersonLandmarks> People => _people;

    /// <summary>Adds an empty person and returns it; objects are reused.</summary>
    public PersonLandmarks AddPerson()
    {
        if (_people.Count == _pool.Count) _pool.Add(new PersonLandmarks());
        PersonLandmarks person = _pool[_people.Count];
        person.Clear();
        person.TrackId = _people.Count + 1;
        _people.Add(person);
        return person;
    }

    /// <summary>The person with a track id, or null.</summary>
    public PersonLandmarks? Find(int trackId)
    {
        foreach (PersonLandmarks person in _people)
            if (person.TrackId == trackId) return person;
        return null;
    }

    /// <summary>Forgets the people; the rest stays.</summary>
    public void ClearPeople() => _people.Clear();

    /// <summary>Takes over everything from another frame.</summary>
    public void CopyFrom(LandmarkFrame other)
    {
        Index = other.Index;
        Timestamp = other.Timestamp;
        Width = other.Width;
        Height = other.Height;
        VerticalFovDegrees = other.VerticalFovDegrees;
        File = other.File;
        ClearPeople();
        foreach (PersonLandmarks person in other._people) AddPerson().CopyFrom(person);
    }
}
