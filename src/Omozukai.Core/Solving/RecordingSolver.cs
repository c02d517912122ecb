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
/// Turns the landmarks of one person in a recording into poses, with a view ahead: smoothing has no lag, short gaps are filled from
/// both sides, and footholds are known before they are stepped on. Poses come out some seconds after their frames went in (at most
/// <see cref="LongestWaitSeconds"/>), so a recording of any length takes the same memory. For cameras see <see cref="PoseSolver"/>.
/// </summary>
public sealed class RecordingSolver
{
    /// <summary>How many seconds of a recording are held at most; what is farther ahead bears on no pose.</summary>
    public const double LongestWaitSeconds = BlockSeconds + GapFiller.LongestSeconds + SmoothingReachSeconds + FeetReachSeconds;

    /// <summary>Smoothing sees its widest window, 1 s, to each side, and judges windows by the 1.5 s around.</summary>
    private const double SmoothingReachSeconds = 2.5;

    /// <summary>Feet that creep are told from feet that stand by what they do in this time.</summary>
    private const double FeetReachSeconds = 2.5;

    /// <summary>Poses come out in blocks, as smoothing looks at all that it holds: longer ones take less time and more memory.</summary>
    private const double BlockSeconds = 4;

    private readonly PoseSolverOptions _options;
    private readonly SpatialSolver _spatial;
    private readonly CameraLevel _level;
    private readonly FrameClock _clock = new();
    private readonly GapFiller _gaps = new();
    private readonly RecordingSmoother _smoother;
    private readonly LostParts _lost;
    private readonly JointLimits? _limits;
    private readonly TouchKeeper? _touch;
    private readonly Grounding _grounding;
    private readonly FaceRecording _face;
    private RecordedContacts _contacts = new();

    // The frames that are held, and how many of them each step has done.
    private readonly List<RecordedFrame> _frames = [];
    private readonly Stack<RecordedFrame> _spare = [];
    private bool _hasLevelled;
    private int _levelled, _filled, _smoothed, _found, _written;

    /// <summary>Makes a solver.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    public RecordingSolver(PoseSolverOptions? options = null)
    {
        _options = options ?? new PoseSolverOptions();
        _spatial = new SpatialSolver(_options);
        _level = new CameraLevel(_options);
        _smoother = new RecordingSmoother(_options.Smoothing);
        _lost = new LostParts(_options.Rig, easesIn: _options.Smoothing != Smoothing.Off);
        _limits = _options.LimitJoints ? new JointLimits(_options.Rig) : null;
        _touch = _options.KeepTouch ? new TouchKeeper(_options.Rig) : null;
        _grounding = new Grounding(_options.Rig);
        _face = new FaceRecording(_options.FaceWithCalibration, _options.Mirror, _options.Smoothing, _options.OneEuro);
    }

    /// <summary>The rig that is posed.</summary>
    public Rig Rig => _options.Rig;

    /// <summary>The calibration in use: the options', or what was learnt; null where there is none.</summary>
    public Calibration? Calibration => _level.Calibration;

    /// <summary>Takes the next frame; nothing of it is kept by reference.</summary>
    /// <param name="frame">The frame the person is seen in: its number, time, size and field of view.</param>
    /// <param name="person">The person; need not be among the frame's people.</param>
    /// <param name="write">Called for each pose that is ready, in order; the object is filled again later.</param>
    public void Add(LandmarkFrame frame, PersonLandmarks person, Action<AvatarPose> write)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(write);

        // 1. Time since the last frame; frames that do not continue each other are scenes for themselves.
        float seconds = _clock.Advance(frame.Timestamp, out bool isContinued);
        if (!isContinued) EndScene(write);

        // 2. What this frame says by itself.
        if (!_spare.TryPop(out RecordedFrame? recorded)) recorded = new RecordedFrame(_options.Rig);
        recorded.Seconds = seconds;
        recorded.Time = _frames.Count > 0 ? _frames[^1].Time + seconds : 0;
        if (_level.Watch(frame, person) && !_hasLevelled) _level.Settle(); // in time for the first pose
        _spatial.Up = _level.Up;
        _spatial.Solve(frame, person, seconds, recorded.Body);
        FaceReader.Read(frame, person, _spatial.Subject.FaceFit, recorded.Face);
        _face.Learn(recorded.Face, seconds);
        PoseWriter.Begin(frame, person, _spatial.Subject, recorded.Pose);
        _frames.Add(recorded);

        // 3. When a block of poses can see all that bears on it, it goes out.
        if (recorded.Time - _frames[_written].Time >= LongestWaitSeconds) Advance(isEnd: false, write);
    }

    /// <summary>Hands out the poses that are left. The solver is then ready for another recording of the same person.</summary>
    /// <param name="write">Called for each pose, in order; the object is filled again later.</param>
    public void Finish(Action<AvatarPose> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        EndScene(write);
    }

    private void EndScene(Action<AvatarPose> write)
    {
        if (_frames.Count > 0) Advance(isEnd: true, write);
        Drop(_frames.Count);
        _face.EndScene();
        _contacts = new RecordedContacts();
        _grounding.Reset();
    }

    /// <summary>Takes every step as far as it can see.</summary>
    private void Advance(bool isEnd, Action<AvatarPose> write)
    {
        // 1. Level, once the camera is known. What is unseen for a moment is drawn from before to after; what is unseen for longer goes to rest.
        for (; _levelled < _frames.Count; _levelled++) _level.Apply(_frames[_levelled].Body, _frames[_levelled].Seconds);
        _hasLevelled = true;
        _gaps.Fill(_frames);
        int filled = isEnd ? _frames.Count : Until(_frames.Count, GapFiller.LongestSeconds);
        for (; _filled < filled; _filled++) _lost.Update(_frames[_filled].Body, _frames[_filled].Seconds);

        // 2. Smooth curves, joints as joints are.
        int smoothed = isEnd ? filled : Until(filled, SmoothingReachSeconds);
        _smoother.Smooth(_frames.GetRange(0, filled), _smoothed, smoothed);
        for (; _smoothed < smoothed; _smoothed++)
        {
            RecordedFrame frame = _frames[_smoothed];
            _limits?.Apply(frame.Smooth.Bones);
            _touch?.Apply(frame.Smooth);
            frame.FreeHips = _grounding.Follow(frame.Smooth, _level.Floor);
        }

        // 3. Feet on the ground.
        int found = isEnd ? smoothed : Math.Max(smoothed - 1, 0); // speeds need a frame to each side
        if (_options.HoldFeet) _contacts.Find(_frames, _level.Floor, _found, found, smoothed);
        _found = found;
        int written = isEnd ? found : Until(found, FeetReachSeconds);
        if (_options.HoldFeet) _contacts.Settle(_frames, _level.Floor, _written, found, smoothed, _grounding);

        // 4. The face, and out.
        _face.Solve(_frames, _written, written);
        for (; _written < written; _written++)
        {
            RecordedFrame frame = _frames[_written];
            Vector3 hips = _grounding.Settle(frame.Smooth, frame.FreeHips, frame.Left, frame.Right, frame.Seconds);
            PoseWriter.WriteBody(frame.Smooth, hips, frame.Left, frame.Right, frame.Pose);
            write(frame.Pose);
        }

        // 5. What no step looks back at any more is dropped.
        if (!isEnd) Drop(Until(_written, SmoothingReachSeconds));
    }

    /// <summary>The number of frames that are so many seconds before the last of the first so many.</summary>
    private int Until(int count, double seconds)
    {
        if (count == 0) return 0;
        double limit = _frames[count - 1].Time - seconds;
        int until = count;
        while (until > 0 && _frames[until - 1].Time > limit) until--;
        return until;
    }

    private void Drop(int count)
    {
        _face.Drop(count);
        for (int i = 0; i < count; i++)
        {
            (_frames[i].FoundLeft, _frames[i].FoundRight, _frames[i].Left, _frames[i].Right) = (default, default, default, default);
            _spare.Push(_frames[i]);
        }
        _frames.RemoveRange(0, count);
        _levelled = Math.Max(_levelled - count, 0);
        (_filled, _smoothed) = (Math.Max(_filled - count, 0), Math.Max(_smoothed - count, 0));
        (_found, _written) = (Math.Max(_found - count, 0), Math.Max(_written - count, 0));
    }
}
