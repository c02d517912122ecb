using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>
/// Learns a <see cref="FaceCalibration"/> frame by frame, while a person looks into the camera with a face at rest for some three
/// seconds and blinks as usual.
/// </summary>
public sealed class FaceCalibrator
{
    private readonly float _verticalFovDegrees;
    private readonly FaceFit _fit = new();
    private readonly FaceMeasures _measures = new();
    private readonly FaceLearner _learner = new(isBounded: false);
    private TimeSpan? _last;

    /// <summary>Starts a calibration.</summary>
    /// <param name="verticalFovDegrees">Vertical field of view in degrees for frames that do not know theirs.</param>
    public FaceCalibrator(float verticalFovDegrees = 63) => _verticalFovDegrees = verticalFovDegrees;

    /// <summary>Number of samples taken, at most ten a second; 20 are enough.</summary>
    public int SampleCount => _learner.SampleCount;

    /// <summary>Takes a frame; faces that are turned away, and frames without one, are passed over.</summary>
    /// <param name="frame">The frame's time, size and field of view.</param>
    /// <param name="person">The person in it.</param>
    /// <returns>Whether the face could be measured.</returns>
    public bool Add(LandmarkFrame frame, PersonLandmarks person)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(person);
        float seconds = _last is { } last ? Math.Max((float)(frame.Timestamp - last).TotalSeconds, 0) : 0;
        _last = frame.Timestamp;
        if (!_fit.TryFit(person.Face, frame.Width, frame.Height, FaceTransform.FocalPixels(frame, _verticalFovDegrees))) return false;
        _measures.Read(_fit);
        (float yaw, float pitch) = _fit.AnglesDegrees;
        _learner.Add(_measures, yaw, pitch, seconds);
        return true;
    }

    /// <summary>What was learnt; the mean of people where nothing was.</summary>
    public FaceCalibration ToCalibration() => _learner.Neutral.ToCalibration();
}
