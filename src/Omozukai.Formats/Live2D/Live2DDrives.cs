using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Live2D;

/// <summary>
/// What of a pose drives a flat figure: angles in degrees with Live2D's signs (X + to the screen's right, which is the avatar's left; Y + up; Z +
/// leaning to the screen's right), and the face. One object serves one motion.
/// </summary>
internal sealed class Live2DDrives
{
    /// <summary>A body turns for the head's turn against it (a convention of Live2D models: a third), and for its own.</summary>
    private const float BodyOfHead = 1 / 3f, BodyOfTorso = 1 / 2f;

    /// <summary>One breath, in seconds.</summary>
    private const double BreathSeconds = 3.5;

    /// <summary>How far a shrug turns the shoulders up, in radians.</summary>
    private const float FullShrug = 20 * MathF.PI / 180;

    public FaceCompletion Face { get; } = new();

    public Vector3 Head { get; private set; }

    public Vector3 Body { get; private set; }

    /// <summary>The gaze in degrees, X and Y.</summary>
    public Vector2 Gaze { get; private set; }

    public Live2DArm LeftArm { get; private set; }

    public Live2DArm RightArm { get; private set; }

    /// <summary>-1..1, + shrugged.</summary>
    public float Shoulders { get; private set; }

    /// <summary>0..1.</summary>
    public float Breath { get; private set; }

    public void Take(AvatarPose pose)
    {
        Face.Take(pose);

        // Head and body as the viewer sees them
        Quaternion torso = pose[HumanBone.Hips] * pose[HumanBone.Spine] * pose[HumanBone.Chest] * pose[HumanBone.UpperChest];
        Vector3 torsoAngles = Angles(torso);
        Head = Angles(torso * pose[HumanBone.Neck] * pose[HumanBone.Head]);
        Body = torsoAngles * BodyOfTorso + (Head - torsoAngles) * BodyOfHead;
        Gaze = pose.HasFace && float.IsFinite(pose.LookYawDegrees + pose.LookPitchDegrees) ? new(pose.LookYawDegrees, -pose.LookPitchDegrees) : default;

        // Arms
        LeftArm = Live2DArm.From(pose, isLeft: true);
        RightArm = Live2DArm.From(pose, isLeft: false);
        float left = Vector3.Transform(Vector3.UnitX, pose[HumanBone.LeftShoulder]).Y, right = Vector3.Transform(-Vector3.UnitX, pose[HumanBone.RightShoulder]).Y;
        Shoulders = MathF.Asin(Math.Clamp((left + right) / 2, -1, 1)) / FullShrug;

        Breath = (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * pose.Timestamp.TotalSeconds / BreathSeconds));
    }

    public float Blink(bool isLeft) => Math.Max(Face[Expression.Blink], Face[isLeft ? Expression.BlinkLeft : Expression.BlinkRight]);

    /// <summary>-1..1: + smiling, - frowning.</summary>
    public float MouthForm => Mean(Expression.MouthSmileLeft, Expression.MouthSmileRight) - Mean(Expression.MouthFrownLeft, Expression.MouthFrownRight);

    public float MouthOpen => Math.Clamp(Face[Expression.JawOpen] - Face[Expression.MouthClose], 0, 1);

    /// <summary>-1..1: + raised, - lowered.</summary>
    public float Brow(bool isLeft) =>
        (Face[Expression.BrowInnerUp] + Face[isLeft ? Expression.BrowOuterUpLeft : Expression.BrowOuterUpRight]) / 2 - BrowDown(isLeft);

    public float BrowDown(bool isLeft) => Face[isLeft ? Expression.BrowDownLeft : Expression.BrowDownRight];

    /// <summary>-1..1: - as in anger, inner ends down; + as in sorrow, inner ends up and outer ends not.</summary>
    public float BrowTilt(bool isLeft) =>
        Math.Max(0, Face[Expression.BrowInnerUp] - Face[isLeft ? Expression.BrowOuterUpLeft : Expression.BrowOuterUpRight]) - BrowDown(isLeft);

    /// <summary>0..1: eyes that smile, from cheeks that lift, or from lids that narrow in a smile.</summary>
    public float EyeSmile(bool isLeft) => isLeft
        ? Math.Max(Face[Expression.CheekSquintLeft], Math.Min(Face[Expression.EyeSquintLeft], Face[Expression.MouthSmileLeft]))
        : Math.Max(Face[Expression.CheekSquintRight], Math.Min(Face[Expression.EyeSquintRight], Face[Expression.MouthSmileRight]));

    private float Mean(Expression left, Expression right) => (Face[left] + Face[right]) / 2;

    /// <summary>Yaw, then pitch, then roll of a rotation; a rotation that is not finite is none.</summary>
    private static Vector3 Angles(Quaternion rotation)
    {
        Vector3 x = Vector3.Transform(Vector3.UnitX, rotation), y = Vector3.Transform(Vector3.UnitY, rotation), z = Vector3.Transform(Vector3.UnitZ, rotation);
        var angles = new Vector3(MathF.Atan2(z.X, z.Z), MathF.Asin(Math.Clamp(z.Y, -1, 1)), -MathF.Atan2(x.Y, y.Y)) * (180 / MathF.PI);
        return float.IsFinite(angles.X + angles.Y + angles.Z) ? angles : default;
    }
}
