using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>One person's face frame by frame, without looking ahead.</summary>
internal sealed class FaceSolver
{
    private readonly SolvedFace _face = new();
    private readonly FaceLearner _learner = new(isBounded: true);
    private NeutralFace _rest;
    private readonly LostFace _lost = new();
    private readonly ShapeFilter? _filter;
    private readonly FaceWriter _writer;
    private bool _isCalibrated;

    public FaceSolver(FaceOptions options, bool mirror, Smoothing smoothing, OneEuroOptions custom)
    {
        _rest = _learner.Neutral;
        if (options.Calibration is { } calibration) Use(calibration);
        _filter = smoothing == Smoothing.Off ? null : new ShapeFilter(smoothing, custom);
        _writer = new FaceWriter(options, mirror);
    }

    /// <summary>The last frame's face.</summary>
    public SolvedFace Face => _face;

    /// <summary>Measures from a person's own rest from now on.</summary>
    public void Use(FaceCalibration calibration)
    {
        _rest = new NeutralFace();
        _rest.Read(calibration);
        _isCalibrated = true;
    }

    /// <summary>After a gap nothing of the past holds but the person's face at rest.</summary>
    public void Reset()
    {
        _lost.Reset();
        _filter?.Reset();
        _writer.Reset();
    }

    /// <summary>Solves a frame and writes it.</summary>
    /// <param name="frame">The frame's size.</param>
    /// <param name="person">The landmarks.</param>
    /// <param name="fit">The same face, fitted, or null.</param>
    /// <param name="seconds">Time since the last frame.</param>
    /// <param name="pose">Receives shapes, presets, gaze and confidence.</param>
    public void Solve(LandmarkFrame frame, PersonLandmarks person, FaceFit? fit, float seconds, AvatarPose pose)
    {
        // 1. What this frame shows.
        FaceReader.Read(frame, person, fit, _face);

        // 2. What it is measured from.
        if (!_isCalibrated && _face.IsMeasured) _learner.Add(_face.Measures, _face.HeadYawDegrees, _face.HeadPitchDegrees, seconds);

        // 3. Shapes, held where they are not seen, smoothed.
        FaceReader.Shape(_face, _rest);
        _lost.Update(_face, seconds);
        if (!_lost.HasFace) return;
        _filter?.Update(_face.Weights, seconds);
        _writer.Write(_face, seconds, pose);
    }
}
