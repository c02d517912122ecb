using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Solving;

/// <summary>
/// Turns the landmarks of one person into the pose of an avatar, frame by frame. It remembers what came before,
/// so one object serves one person and one thread.
/// </summary>
public sealed class PoseSolver
{
    private readonly PoseSolverOptions _options;
    private readonly Subject _subject = new();
    private readonly BoneVectors _vectors = new();
    private readonly BoneRotations _bones;
    private readonly TorsoSolver _torso;
    private readonly HeadSolver _head;
    private readonly ArmSolver _leftArm, _rightArm;
    private readonly HandSolver _leftHand, _rightHand;
    private readonly LegSolver _leftLeg, _rightLeg;
    private readonly RootSolver _root;

    /// <summary>Makes a solver.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    public PoseSolver(PoseSolverOptions? options = null)
    {
        _options = options ?? new PoseSolverOptions();
        Rig rig = _options.Rig;
        _bones = new BoneRotations(rig);
        _torso = new TorsoSolver(rig);
        _head = new HeadSolver();
        (_leftArm, _rightArm) = (new ArmSolver(rig, BodySide.Left), new ArmSolver(rig, BodySide.Right));
        (_leftHand, _rightHand) = (new HandSolver(rig, BodySide.Left), new HandSolver(rig, BodySide.Right));
        (_leftLeg, _rightLeg) = (new LegSolver(rig, BodySide.Left), new LegSolver(rig, BodySide.Right));
        _root = new RootSolver(rig);
    }

    /// <summary>The rig that is posed.</summary>
    public Rig Rig => _options.Rig;

    /// <summary>Fills a pose from a person's landmarks.</summary>
    /// <param name="frame">The frame the person is seen in: its number, time, size and field of view.</param>
    /// <param name="person">The person; need not be among the frame's people.</param>
    /// <param name="pose">Receives everything.</param>
    public void Solve(LandmarkFrame frame, PersonLandmarks person, AvatarPose pose)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(pose);

        // 1. The person's points in the avatar's axes.
        _subject.Read(frame, person, frame.VerticalFovDegrees ?? _options.VerticalFovDegrees, _options.Mirror);

        _vectors.Read(_subject, 1 / 30f);

        // 2. Where every bone points, from the trunk outwards.
        if (_subject.HasBody) _torso.Solve(_subject, _bones);
        _head.Solve(_subject, _bones);
        SolveArm(_leftArm, _leftHand, _subject.LeftHand);
        SolveArm(_rightArm, _rightHand, _subject.RightHand);
        _leftLeg.Solve(_subject, _vectors, _bones);
        _rightLeg.Solve(_subject, _vectors, _bones);

        // 3. The pose: rotations relative to parents, the place of the hips, the face's shapes, what is known how well.
        pose.Reset();
        pose.Index = frame.Index;
        pose.Timestamp = frame.Timestamp;
        pose.TrackId = person.TrackId;
        _bones.WriteTo(pose);
        pose.HipsPosition = _root.Solve(_subject, _bones);
        FaceShapes.Copy(person.Face, pose, _options.Mirror);
        TrackingConfidence.Fill(_subject, pose);
    }

    private void SolveArm(ArmSolver arm, HandSolver hand, HandPoints points)
    {
        Quaternion? palm = hand.TrySolvePalm(points, out Quaternion rotation) ? rotation : null;
        arm.Solve(_subject, _vectors, _bones, palm);
        hand.SolveFingers(_vectors, _bones, palm is not null);
    }
}
