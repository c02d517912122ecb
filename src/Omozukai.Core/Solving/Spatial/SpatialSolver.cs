using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving.Presence;
using Omozukai.Core.Solving.Touch;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>
/// One frame's landmarks to one frame's rotations and place. Of the past it knows only the person: lengths of bones,
/// planes of elbows and knees, and which parts were in view.
/// </summary>
internal sealed class SpatialSolver
{
    private readonly PoseSolverOptions _options;
    private readonly BoneVectors _vectors = new();
    private readonly PartPresence _presence = new();
    private readonly TorsoSolver _torso;
    private readonly HeadSolver _head = new();
    private readonly ArmSolver _leftArm, _rightArm;
    private readonly HandSolver _leftHand, _rightHand;
    private readonly LegSolver _leftLeg, _rightLeg;
    private readonly SeatedGuess _seated = new();
    private readonly ProportionsLearner _proportions = new();

    public SpatialSolver(PoseSolverOptions options)
    {
        _options = options;
        Rig rig = options.Rig;
        _torso = new TorsoSolver(rig);
        (_leftArm, _rightArm) = (new ArmSolver(rig, BodySide.Left), new ArmSolver(rig, BodySide.Right));
        (_leftHand, _rightHand) = (new HandSolver(rig, BodySide.Left), new HandSolver(rig, BodySide.Right));
        (_leftLeg, _rightLeg) = (new LegSolver(rig, BodySide.Left), new LegSolver(rig, BodySide.Right));
    }

    /// <summary>The person's points of the last frame.</summary>
    public Subject Subject { get; } = new();

    /// <summary>Upwards in the camera's axes, where the camera's tilt is known.</summary>
    public Vector3 Up { get; set; } = Vector3.UnitY;

    /// <summary>Solves a frame.</summary>
    /// <param name="frame">Size and field of view.</param>
    /// <param name="person">The person.</param>
    /// <param name="seconds">Time since the last frame.</param>
    /// <param name="body">Receives everything.</param>
    public void Solve(LandmarkFrame frame, PersonLandmarks person, float seconds, SolvedBody body)
    {
        // 1. The points in the avatar's axes, the parts in view, the bones' vectors with their lengths mended.
        Subject.Read(frame, person, frame.VerticalFovDegrees ?? _options.VerticalFovDegrees, _options.Mirror);
        _presence.Update(Subject, body, seconds);
        _vectors.Read(Subject, seconds);

        // 2. Where every bone points, from the trunk outwards.
        _torso.Solve(Subject, Up, body, seconds);
        _head.Solve(Subject, body.Bones);
        SolveArm(_leftArm, _leftHand, Subject.LeftHand, body, seconds);
        SolveArm(_rightArm, _rightHand, Subject.RightHand, body, seconds);
        _leftLeg.Solve(Subject, _vectors, body, seconds);
        _rightLeg.Solve(Subject, _vectors, body, seconds);

        // 3. Where the body stands before the camera.
        body.HasPlace = CameraPlace.TryFind(Subject, out Vector3 place);
        if (body.HasPlace) body.Place = place;
        body.LeftFoot = Foot(BodyLandmark.LeftAnkle, BodyLandmark.LeftHeel, BodyLandmark.LeftFootIndex);
        body.RightFoot = Foot(BodyLandmark.RightAnkle, BodyLandmark.RightHeel, BodyLandmark.RightFootIndex);
        body.LeftSole = Subject[BodyLandmark.LeftFootIndex] - Subject[BodyLandmark.LeftHeel];
        body.RightSole = Subject[BodyLandmark.RightFootIndex] - Subject[BodyLandmark.RightHeel];
        body.LegLength = LegLength();
        body.Proportions = _proportions.Learn(Subject, _vectors, seconds);
        body.IsSeated = _seated.Update(Subject, seconds);
    }

    private void SolveArm(ArmSolver arm, HandSolver hand, HandPoints points, SolvedBody body, float seconds)
    {
        Quaternion? palm = hand.TrySolvePalm(points, Subject, out Quaternion rotation) ? rotation : null;
        arm.Solve(_vectors, body, palm, seconds);
        hand.SolveFingers(points, _vectors, body.Bones);
    }

    private Vector3 Foot(BodyLandmark ankle, BodyLandmark heel, BodyLandmark toes) => (Subject[ankle] + Subject[heel] + Subject[toes]) / 3;

    private float LegLength()
    {
        float left = _vectors.Length(HumanBone.LeftUpperLeg) + _vectors.Length(HumanBone.LeftLowerLeg);
        float right = _vectors.Length(HumanBone.RightUpperLeg) + _vectors.Length(HumanBone.RightLowerLeg);
        return (left + right) / 2;
    }
}
