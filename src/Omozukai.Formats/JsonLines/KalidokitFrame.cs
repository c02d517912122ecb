using Omozukai.Kalidokit;

namespace Omozukai.Formats.JsonLines;

/// <summary>The people of one landmark frame as KalidoKit's solvers want them. One object is filled again and again.</summary>
public sealed class KalidokitFrame
{
    private readonly List<KalidokitLandmarks> _pool = [];
    private readonly List<KalidokitLandmarks> _people = [];

    /// <summary>The frame's number in its source, from 0.</summary>
    public long Index { get; set; }

    /// <summary>The frame's time from the start of its source.</summary>
    public TimeSpan Timestamp { get; set; }

    /// <summary>The people in view; nobody in view is an empty list.</summary>
    public IReadOnlyList<KalidokitLandmarks> People => _people;

    /// <summary>Forgets everybody but the person with a track id.</summary>
    public void KeepOnly(int trackId) => _people.RemoveAll(person => person.TrackId != trackId);

    internal KalidokitLandmarks AddPerson()
    {
        if (_people.Count == _pool.Count) _pool.Add(new KalidokitLandmarks());
        KalidokitLandmarks person = _pool[_people.Count];
        person.Clear();
        person.TrackId = _people.Count + 1;
        _people.Add(person);
        return person;
    }

    internal void ClearPeople() => _people.Clear();
}
