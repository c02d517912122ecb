using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving.Feet;
using Omozukai.Core.Solving.Presence;
using Omozukai.Core.Solving.Spatial;
using Omozukai.Core.Solving.Touch;

namespace Omozukai.Core.Solving;

/// <summary>
/// Turns the landmarks of one person into the pose of an avatar, frame by frame and without looking ahead. It remembers what
/// came before, so one object serves one person and one thread.
/// </summary>
public sealed class PoseSolver
{
    private readonly PoseSolverOptions _options;
    private readonly FrameClock _clock = new();
    private readonly SpatialSolver _spatial;
    private readonly CameraLevel _level;
    private readonly SolvedBody _body;
    private readonly LiveSmoother? _smoother;
    private readonly LostParts _lost;
    private readonly JointLimits? _limits;
    private readonly TouchKeeper? _touch;
    private readonly ContactDetector _contacts = new(ContactDetector.LiveProbationSeconds);
    private readonly Grounding _grounding;
    private readonly FaceSolver _face;

    /// <summary>Makes a solver.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    public PoseSolver(PoseSolverOptions? options = null)
    {
        _options = options ?? new PoseSolverOptions();
        bool isSmooth = _options.Smoothing != Smoothing.Off;
        _spatial = new SpatialSolver(_options);
        _level = new CameraLevel(_options);
        _body = new SolvedBody(_options.Rig);
        _smoother = isSmooth ? new LiveSmoother(_options.Rig, _options.Smoothing, _options.OneEuro) : null;
        _lost = new LostParts(_options.Rig, easesIn: isSmooth);
        _limits = _options.LimitJoints ? new JointLimits(_options.Rig) : null;
        _touch = _options.KeepTouch ? new TouchKeeper(_options.Rig) : null;
        _grounding = new Grounding(_options.Rig);
        _face = new FaceSolver(_options.FaceWithCalibration, _options.Mirror, _options.Smoothing, _options.OneEuro);
    }

    /// <summary>The rig that is posed.</summary>
    public Rig Rig => _options.Rig;

    /// <summary>The calibration in use: the options', or what was learnt; null where there is none.</summary>
    public Calibration? Calibration => _level.Calibration;

    /// <summary>How far <see cref="Calibrate"/> is, 0..1; 1 while nothing is being learnt.</summary>
    public double CalibrationProgress => _level.Progress;

    /// <summary>Learns a new calibration from the next two seconds in which the person is seen; the one in use stays until then.</summary>
    public void Calibrate() => _level.Learn();

    /// <summary>Fills a pose from a person's landmarks.</summary>
    /// <param name="frame">The frame the person is seen in: its number, time, size and field of view.</param>
    /// <param name="person">The person; need not be among the frame's people.</param>
    /// <param name="pose">Receives everything.</param>
    public void Solve(LandmarkFrame frame, PersonLandmarks person, AvatarPose pose)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(pose);

        // 1. Time since the last frame. After a long gap, or a step back, nothing of the past holds.
        float seconds = _clock.Advance(frame.Timestamp, out bool isContinued);
        if (!isContinued)
        {
            _smoother?.Reset();
            _contacts.Reset();
            _grounding.Reset();
            _face.Reset();
        }

        // 2. What this frame says by itself.
        if (_level.Watch(frame, person) && _level.Calibration?.Face is { } face) _face.Use(face);
        _spatial.Up = _level.Up;
        _spatial.Solve(frame, person, seconds, _body);
        _level.Apply(_body, seconds);
        if (_options.HoldFeet) _contacts.Update(_body, _level.Floor, seconds);

        // 3. What it says in the light of the frames before.
        _smoother?.Update(_body, seconds);
        _lost.Update(_body, seconds);
        _limits?.Apply(_body.Bones);
        _touch?.Apply(_body);

        // 4. A body that stands on the ground, made a pose.
        Footing left = _contacts.Left;
        Footing right = _contacts.Right;
        Vector3 hips = _grounding.Settle(_body, _grounding.Follow(_body, _level.Floor), left, right, seconds);
        PoseWriter.Begin(frame, person, _spatial.Subject, pose);
        PoseWriter.WriteBody(_body, hips, left, right, pose);

        // 5. The face.
        _face.Solve(frame, person, _spatial.Subject.FaceFit, seconds, pose);
    }
}
