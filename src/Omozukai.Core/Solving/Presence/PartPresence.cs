using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving.Spatial;

namespace Omozukai.Core.Solving.Presence;

/// <summary>Decides which parts are seen, with hysteresis in visibility and in time, so that nothing flickers.</summary>
internal sealed class PartPresence
{
    /// <summary>A part is lost below this visibility. Hallucinated points of MediaPipe have less than 0.3.</summary>
    private const float LostBelow = 0.3f;

    /// <summary>A part is seen from this visibility on; an arm whose hand is seen, and of which the elbow alone is in doubt, from the second.</summary>
    private const float SeenFrom = Subject.LeastVisibility, SeenWithHandFrom = 0.4f;

    /// <summary>Visibility is averaged over about this long: single frames of doubt are common, and their points are mostly good.</summary>
    private const float MemorySeconds = 0.1f;

    private readonly bool[] _isSeen = new bool[TrackedParts.Count];
    private readonly float[] _visibility = new float[TrackedParts.Count];
    private float _hips;
    private bool _isStarted;

    /// <summary>Sets which parts of a body are seen.</summary>
    public void Update(Subject subject, SolvedBody body, float seconds)
    {
        float share = _isStarted ? 1 - MathF.Exp(-seconds / MemorySeconds) : 1;
        _isStarted = true;
        if (subject.HasBody)
            _hips += (Math.Min(subject.Visibility(BodyLandmark.LeftHip), subject.Visibility(BodyLandmark.RightHip)) - _hips) * share;
        body.HipsTrust = Math.Clamp((_hips - (LostBelow / 2)) / (LostBelow / 2), 0, 1);
        for (int i = 0; i < TrackedParts.Count; i++)
        {
            var part = (TrackedPart)i;
            _visibility[i] += (TrackedParts.Visibility(part, subject) - _visibility[i]) * share;
            bool hasPoints = TrackedParts.HasPoints(part, subject);
            float least = _isSeen[i] ? LostBelow : TrackedParts.IsArmOfSeenHand(part, subject) ? SeenWithHandFrom : SeenFrom;
            _isSeen[i] = hasPoints && _visibility[i] >= least;
            body.IsSeen(part) = _isSeen[i];
        }
    }
}
