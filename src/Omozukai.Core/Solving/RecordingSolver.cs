using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving.Feet;
using Omozukai.Core.Solving.Presence;
using Omozukai.Core.Solving.Spatial;

namespace Omozukai.Core.Solving;

/// <summary>
/// Turns the landmarks of one person in a recording into poses, with a view ahead: smoothing has no lag, and short gaps are
/// filled from both sides. Holds the whole recording in memory, about 3 KB a frame. For cameras see <see cref="PoseSolver"/>.
/// </summary>
public sealed class RecordingSolver
{
    private readonly PoseSolverOptions _options;
    private readonly SpatialSolver _spatial;
    private readonly FrameClock _clock = new();
    private readonly List<RecordedFrame> _frames = [];

    /// <summary>Makes a solver.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    public RecordingSolver(PoseSolverOptions? options = null)
    {
        _options = options ?? new PoseSolverOptions();
        _spatial = new SpatialSolver(_options);
    }

    /// <summary>The rig that is posed.</summary>
    public Rig Rig => _options.Rig;

    /// <summary>Takes the next frame; nothing of it is kept by reference.</summary>
    /// <param name="frame">The frame the person is seen in: its number, time, size and field of view.</param>
    /// <param name="person">The person; need not be among the frame's people.</param>
    public void Add(LandmarkFrame frame, PersonLandmarks person)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(person);
        var recorded = new RecordedFrame(_options.Rig) { Seconds = _clock.Advance(frame.Timestamp, out bool isContinued), IsContinued = isContinued };
        _spatial.Solve(frame, person, recorded.Seconds, recorded.Body);
        FaceReader.Read(person.Face, _spatial.Subject.FaceFit, recorded.Face);
        PoseWriter.Begin(frame, person, _spatial.Subject, recorded.Pose);
        _frames.Add(recorded);
    }

    /// <summary>Solves everything that was added and hands out the poses in their order. The solver is then ready for another recording of the same person.</summary>
    /// <param name="write">Called for each pose; the object is its own to keep.</param>
    public void Finish(Action<AvatarPose> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var gaps = new GapFiller();
        var smoother = new RecordingSmoother(_options.Smoothing);
        var lost = new LostParts(_options.Rig, easesIn: _options.Smoothing != Smoothing.Off);
        JointLimits? limits = _options.LimitJoints ? new JointLimits(_options.Rig) : null;
        var grounding = new Grounding(_options.Rig);
        var face = new FaceRecording(_options.Face, _options.Mirror, _options.Smoothing, _options.OneEuro);
        face.Learn(_frames.Select(frame => (frame.Face, frame.Seconds)));
        for (int start = 0, end; start < _frames.Count; start = end)
        {
            // 1. A scene: frames that continue each other.
            end = start + 1;
            while (end < _frames.Count && _frames[end].IsContinued) end++;
            List<RecordedFrame> scene = _frames.GetRange(start, end - start);

            // 2. What is unseen for a moment is drawn from before to after; what is unseen for longer goes to rest.
            gaps.Fill(scene);
            foreach (RecordedFrame frame in scene) lost.Update(frame.Body, frame.Seconds);

            // 3. Smooth curves, joints as joints are, feet on the ground.
            smoother.Smooth(scene);
            foreach (RecordedFrame frame in scene) limits?.Apply(frame.Body.Bones);
            face.Solve([.. scene.Select(frame => (frame.Face, frame.Seconds, frame.Pose))]);
            grounding.Reset();
            if (_options.HoldFeet) RecordedContacts.Find(scene);
            RecordedContacts.FindFootholds(scene, grounding);
            foreach (RecordedFrame frame in scene)
            {
                Vector3 hips = grounding.Settle(frame.Body, frame.FreeHips, frame.Left, frame.Right, frame.Seconds);
                PoseWriter.WriteBody(frame.Body, hips, frame.Left, frame.Right, frame.Pose);
                write(frame.Pose);
            }
        }
        _frames.Clear();
    }
}
