using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>
/// Guesses whether somebody whose legs are out of view sits or stands. The body model guesses unseen legs from the rest
/// of the picture: one by one those guesses are worth little, their mean tells sitting from standing.
/// </summary>
internal sealed class SeatedGuess
{
    /// <summary>Sitting is believed when thighs are on average farther than 55° from the trunk's line, standing below 35°.</summary>
    private const float SeatedCosine = 0.574f, StandingCosine = 0.819f;

    private const float MemorySeconds = 1;

    private float _cosine = 1;
    private bool _isSeated, _isStarted;

    public bool Update(Subject subject, float seconds)
    {
        if (!subject.HasBody) return _isSeated;
        Vector3 hips = (subject[BodyLandmark.LeftHip] + subject[BodyLandmark.RightHip]) / 2;
        Vector3 shoulders = (subject[BodyLandmark.LeftShoulder] + subject[BodyLandmark.RightShoulder]) / 2;
        Vector3 knees = (subject[BodyLandmark.LeftKnee] + subject[BodyLandmark.RightKnee]) / 2;
        if (!Rotation.TryNormalize(hips - shoulders, out Vector3 down) || !Rotation.TryNormalize(knees - hips, out Vector3 thighs)) return _isSeated;
        float cosine = Vector3.Dot(down, thighs);
        _cosine = _isStarted ? _cosine + ((cosine - _cosine) * (1 - MathF.Exp(-seconds / MemorySeconds))) : cosine;
        _isStarted = true;
        _isSeated = _cosine < (_isSeated ? StandingCosine : SeatedCosine);
        return _isSeated;
    }
}
