using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;
using Omozukai.Core.Solving.Presence;
using Omozukai.Core.Solving.Spatial;

namespace Omozukai.Core.Solving;

/// <summary>
/// Learns a <see cref="Calibration"/> frame by frame, while a person stands or sits upright for two seconds and looks straight at
/// the camera with a face at rest. What is not seen, such as feet before a webcam, is left as it is.
/// </summary>
public sealed class Calibrator
{
    /// <summary>A trunk that leans farther than this is no upright one, a person turned farther does not face the camera.</summary>
    private const float MostLeanDegrees = 45, MostTurnDegrees = 35;

    /// <summary>
    /// The head's angles at rest are no greater than these: a person who looks at the camera holds the head within them, for monitors
    /// stand aside and cameras above or below. What is more, such as the 25° of somebody who leans forward, is posture, and no rest.
    /// </summary>
    private const float MostHeadPitchDegrees = 15, MostHeadYawDegrees = 25, MostHeadRollDegrees = 10;

    private readonly double _wantedSeconds;
    private readonly SpatialSolver _spatial;
    private readonly SolvedBody _body = new(Rig.Default);
    private readonly FaceCalibrator _face;
    private readonly FrameClock _clock = new();
    private readonly List<float> _floors = [];
    private Vector3 _up, _trunk;
    private Vector4 _head;
    private double _seconds;

    /// <summary>Starts a calibration.</summary>
    /// <param name="verticalFovDegrees">Vertical field of view in degrees for frames that do not know theirs.</param>
    /// <param name="seconds">How long the person must have been seen.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public Calibrator(float verticalFovDegrees = 63, double seconds = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        _wantedSeconds = seconds;
        _spatial = new SpatialSolver(new PoseSolverOptions { VerticalFovDegrees = verticalFovDegrees });
        _face = new FaceCalibrator(verticalFovDegrees);
    }

    /// <summary>How much of the time the person has been seen for, 0..1.</summary>
    public double Progress => Math.Min(_seconds / _wantedSeconds, 1);

    /// <summary>Whether enough was seen.</summary>
    public bool IsComplete => Progress >= 1;

    /// <summary>Takes a frame; people who are turned away or lean are passed over.</summary>
    /// <param name="frame">The frame's time, size and field of view.</param>
    /// <param name="person">The person in it.</param>
    /// <returns>Whether the frame was of use.</returns>
    public bool Add(LandmarkFrame frame, PersonLandmarks person)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(person);
        float seconds = _clock.Advance(frame.Timestamp, out _);
        _spatial.Solve(frame, person, seconds, _body);
        bool hasTrunk = _body.IsSeen(TrackedPart.Torso), hasHead = _body.IsSeen(TrackedPart.Head);
        if (!(hasTrunk || hasHead) || !FacesCamera(hasTrunk ? HumanBone.UpperChest : HumanBone.Head)) return false;

        // 1. Upright: from ankles to shoulders, or from hips to shoulders where somebody stands whose legs are not seen.
        Subject subject = _spatial.Subject;
        if (hasTrunk)
        {
            Vector3 shoulders = subject[BodyLandmark.LeftShoulder] + subject[BodyLandmark.RightShoulder];
            if (HasLegs() && !_body.IsSeated && Rotation.TryNormalize(shoulders - subject[BodyLandmark.LeftAnkle] - subject[BodyLandmark.RightAnkle], out Vector3 up))
                _up += up;
            else if (_body.HipsTrust >= 1 && Rotation.TryNormalize(shoulders - subject[BodyLandmark.LeftHip] - subject[BodyLandmark.RightHip], out up))
                _trunk += up;
        }

        // 2. The soles' height, still by the tilted camera; the head against the chest; the face.
        if (_body.HasPlace && HasLegs())
            _floors.Add(Math.Min(LevelHeight(subject, BodyLandmark.LeftHeel, BodyLandmark.LeftFootIndex), LevelHeight(subject, BodyLandmark.RightHeel, BodyLandmark.RightFootIndex)));
        if (hasHead)
        {
            Quaternion chest = hasTrunk ? _body.Bones[HumanBone.UpperChest] : Quaternion.Identity;
            Vector4 head = (Quaternion.Conjugate(chest) * _body.Bones[HumanBone.Head]).AsVector4();
            _head += Vector4.Dot(_head, head) < 0 ? -head : head;
        }
        _face.Add(frame, person);
        _seconds += seconds;
        return true;
    }

    /// <summary>What was learnt so far.</summary>
    public Calibration ToCalibration()
    {
        Vector3 up = Up();
        Vector3 forward = Vector3.UnitZ, left = Vector3.UnitX;
        if (_head != Vector4.Zero)
        {
            Quaternion head = Quaternion.Normalize(_head.AsQuaternion());
            (forward, left) = (Vector3.Transform(Vector3.UnitZ, head), Vector3.Transform(Vector3.UnitX, head));
        }
        float yaw = MathF.Atan2(forward.X, forward.Z), pitch = MathF.Asin(Math.Clamp(-forward.Y, -1, 1));
        Vector3 unrolled = Vector3.Transform(left, Quaternion.Conjugate(Quaternion.CreateFromYawPitchRoll(yaw, pitch, 0)));
        float? floor = null;
        if (_floors.Count > 0)
        {
            _floors.Sort();
            floor = _floors[_floors.Count / 2];
        }
        return new Calibration
        {
            CameraPitchDegrees = float.RadiansToDegrees(MathF.Atan2(up.Z, up.Y)),
            CameraRollDegrees = float.RadiansToDegrees(MathF.Asin(Math.Clamp(up.X, -1, 1))),
            FloorMetres = floor,
            HeadPitchDegrees = Within(float.RadiansToDegrees(pitch), MostHeadPitchDegrees),
            HeadYawDegrees = Within(float.RadiansToDegrees(yaw), MostHeadYawDegrees),
            HeadRollDegrees = Within(float.RadiansToDegrees(MathF.Atan2(unrolled.Y, unrolled.X)), MostHeadRollDegrees),
            Face = _face.SampleCount > 0 ? _face.ToCalibration() : null,
        };
    }

    private static float Within(float degrees, float most) => Math.Clamp(degrees, -most, most);

    private bool FacesCamera(HumanBone bone)
    {
        Vector3 front = Vector3.Transform(Vector3.UnitZ, _body.Bones[bone]), up = Vector3.Transform(Vector3.UnitY, _body.Bones[bone]);
        return MathF.Abs(MathF.Atan2(front.X, front.Z)) < float.DegreesToRadians(MostTurnDegrees) && up.Y > MathF.Cos(float.DegreesToRadians(MostLeanDegrees));
    }

    private bool HasLegs() => _body.IsSeen(TrackedPart.LeftFoot) && _body.IsSeen(TrackedPart.RightFoot);

    private Vector3 Up() => Rotation.TryNormalize(_up != Vector3.Zero ? _up : _trunk, out Vector3 up) ? up : Vector3.UnitY;

    /// <summary>How high the lower end of a foot is above the camera, along the person's own upright.</summary>
    private float LevelHeight(Subject subject, BodyLandmark heel, BodyLandmark toes)
    {
        Vector3 up = Up();
        return Math.Min(Vector3.Dot(_body.Place + subject[heel], up), Vector3.Dot(_body.Place + subject[toes], up));
    }
}
