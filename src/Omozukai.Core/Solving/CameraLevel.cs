using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>Undoes what a <see cref="Calibration"/> knows: the camera's tilt, and the way the head is held at rest. Learns one where it shall.</summary>
internal sealed class CameraLevel
{
    /// <summary>A calibration that is learnt on the way is eased in with this time constant.</summary>
    private const float EaseSeconds = 0.4f;

    private readonly PoseSolverOptions _options;
    private Calibrator? _calibrator;
    private Quaternion _level = Quaternion.Identity, _head = Quaternion.Identity, _levelNow = Quaternion.Identity, _headNow = Quaternion.Identity;

    public CameraLevel(PoseSolverOptions options)
    {
        _options = options;
        if (options.Calibration is { } calibration)
        {
            Use(calibration);
            Settle();
        }
        else if (options.LearnsCalibration) Learn();
    }

    /// <summary>What is in use, or null.</summary>
    public Calibration? Calibration { get; private set; }

    /// <summary>How far learning is, 0..1; 1 while nothing is learnt.</summary>
    public double Progress => _calibrator?.Progress ?? 1;

    /// <summary>Upwards, in the camera's axes.</summary>
    public Vector3 Up => Vector3.Transform(Vector3.UnitY, Quaternion.Conjugate(_levelNow));

    /// <summary>Height of the floor from the camera, in metres; null where it is not known.</summary>
    public float? Floor => Calibration?.FloorMetres;

    /// <summary>Learns a new calibration from the frames that come.</summary>
    public void Learn() => _calibrator = new Calibrator(_options.VerticalFovDegrees);

    /// <summary>Takes the next frame.</summary>
    /// <returns>Whether a calibration was finished with it.</returns>
    public bool Watch(LandmarkFrame frame, PersonLandmarks person)
    {
        if (_calibrator is null) return false;
        _calibrator.Add(frame, person);
        if (!_calibrator.IsComplete) return false;
        Use(_calibrator.ToCalibration());
        _calibrator = null;
        return true;
    }

    /// <summary>Takes what is in use over at once.</summary>
    public void Settle() => (_levelNow, _headNow) = (_level, _head);

    /// <summary>Levels a body.</summary>
    public void Apply(SolvedBody body, float seconds)
    {
        if (Calibration is null) return;
        float share = 1 - MathF.Exp(-seconds / EaseSeconds);
        _levelNow = Quaternion.Slerp(_levelNow, _level, share);
        _headNow = Quaternion.Slerp(_headNow, _head, share);
        BoneRotations bones = body.Bones;
        for (int bone = 0; bone < HumanBones.Count; bone++) bones[(HumanBone)bone] = Quaternion.Normalize(_levelNow * bones[(HumanBone)bone]);
        bones[HumanBone.Head] = bones[HumanBone.LeftEye] = bones[HumanBone.RightEye] = bones[HumanBone.Jaw] = Quaternion.Normalize(bones[HumanBone.Head] * _headNow);
        bones[HumanBone.Neck] = Quaternion.Normalize(bones[HumanBone.Neck] * Quaternion.Slerp(Quaternion.Identity, _headNow, 0.5f));
        body.Place = Vector3.Transform(body.Place, _levelNow);
        body.LeftFoot = Vector3.Transform(body.LeftFoot, _levelNow);
        body.RightFoot = Vector3.Transform(body.RightFoot, _levelNow);
        body.LeftSole = Vector3.Transform(body.LeftSole, _levelNow);
        body.RightSole = Vector3.Transform(body.RightSole, _levelNow);
    }

    private void Use(Calibration calibration)
    {
        Calibration = calibration;
        float mirror = _options.Mirror ? -1 : 1;
        (float pitch, float roll) = (float.DegreesToRadians(calibration.CameraPitchDegrees), float.DegreesToRadians(mirror * calibration.CameraRollDegrees));
        var up = new Vector3(MathF.Sin(roll), MathF.Cos(roll) * MathF.Cos(pitch), MathF.Cos(roll) * MathF.Sin(pitch));
        _level = Rotation.Between(up, Vector3.UnitY);
        _head = Quaternion.Conjugate(Quaternion.CreateFromYawPitchRoll(float.DegreesToRadians(mirror * calibration.HeadYawDegrees),
            float.DegreesToRadians(calibration.HeadPitchDegrees), float.DegreesToRadians(mirror * calibration.HeadRollDegrees)));
    }
}
