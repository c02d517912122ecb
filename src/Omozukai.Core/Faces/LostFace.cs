namespace Omozukai.Core.Faces;

/// <summary>
/// What a face does that is not seen: it stays for a moment, then goes to rest. And a gaze that is not seen, behind closed lids:
/// it stays where it was.
/// </summary>
internal sealed class LostFace
{
    /// <summary>How long a lost face stays as it was, and the time constant of its way to rest, in seconds.</summary>
    private const float HoldSeconds = 0.25f, RestSeconds = 0.3f;

    private readonly FaceWeights _last = new();
    private float _lostSeconds;
    private bool _hasLast;

    /// <summary>Whether a face was ever seen.</summary>
    public bool HasFace => _hasLast;

    public void Reset() => _hasLast = false;

    public void Update(SolvedFace face, float seconds)
    {
        if (face.IsSeen)
        {
            if (_hasLast) HoldGaze(face);
            _lostSeconds = 0;
            _hasLast = true;
        }
        else
        {
            _lostSeconds += seconds;
            face.Weights.CopyFrom(_last);
            if (_lostSeconds > HoldSeconds)
            {
                float stays = MathF.Exp(-seconds / RestSeconds);
                foreach (ref float channel in face.Weights.Channels) channel = channel * stays < 1e-3f && channel * stays > -1e-3f ? 0 : channel * stays;
            }
        }
        _last.CopyFrom(face.Weights);
    }

    private void HoldGaze(SolvedFace face)
    {
        FaceWeights now = face.Weights;
        now.YawDegrees = _last.YawDegrees + ((now.YawDegrees - _last.YawDegrees) * face.GazeTrust);
        now.PitchDegrees = _last.PitchDegrees + ((now.PitchDegrees - _last.PitchDegrees) * face.GazeTrust);
        now.ConvergenceDegrees = _last.ConvergenceDegrees + ((now.ConvergenceDegrees - _last.ConvergenceDegrees) * face.GazeTrust);
    }
}
