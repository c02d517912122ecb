using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>Motions that are made up here: poses of the built-in figure, and the landmarks that a perfect tracker finds on them.</summary>
internal sealed class ActedMotion
{
    private const int FramesASecond = 30;

    public List<AvatarPose> Poses { get; } = [];

    public List<LandmarkFrame> Frames { get; } = [];

    /// <param name="name">turn, lie, jump, behind or crossed.</param>
    public static ActedMotion Of(string name) => Act(name switch
    {
        "turn" => static (pose, t) => pose[HumanBone.Hips] = About(Vector3.UnitY, 360 * Smoothly(t / 4)),
        "lie" => static (pose, t) =>
        {
            float angle = -90 * Smoothly(t / 3); // onto the back, feet to the camera and never below the ground
            pose[HumanBone.Hips] = About(Vector3.UnitX, angle);
            pose.HipsPosition = pose.HipsPosition with { Y = float.Lerp(0.15f, pose.HipsPosition.Y, MathF.Cos(float.DegreesToRadians(angle))) };
        },
        "jump" => static (pose, t) =>
        {
            float air = Math.Max((t % 2) - 1, 0), height = MathF.Pow(MathF.Sin(MathF.PI * air), 2); // half of the time on the ground
            pose.HipsPosition += new Vector3(0, 0.4f * height, 0);
            Both(pose, HumanBone.LeftUpperArm, About(Vector3.UnitZ, -75 + (400 * air * (1 - air)))); // thrown up at once
        },
        "behind" => static (pose, t) => Arms(pose, back: 25 * Smoothly(t / 2), twist: 130 * Smoothly(t / 2), elbow: 95 * Smoothly(t / 2)),
        "crossed" => static (pose, t) => Arms(pose, back: -30 * Smoothly(t / 2), twist: 70 * Smoothly(t / 2), elbow: 100 * Smoothly(t / 2)),
        _ => throw new ArgumentException(name, nameof(name)),
    }, 5, FramesASecond);

    /// <summary>Acts for some seconds, from a figure that stands with its arms down.</summary>
    public static ActedMotion Act(Action<AvatarPose, float> act, double seconds, double framesASecond)
    {
        var motion = new ActedMotion();
        var person = new SyntheticPerson(Rig.Default);
        for (int i = 0; i < seconds * framesASecond; i++)
        {
            var pose = new AvatarPose { Index = i, Timestamp = TimeSpan.FromSeconds(i / framesASecond), HipsPosition = Rig.Default.RestPosition(HumanBone.Hips) };
            Arms(pose, 0, 0, 10);
            act(pose, (float)(i / framesASecond));
            var frame = new LandmarkFrame();
            person.See(pose, frame);
            motion.Poses.Add(pose);
            motion.Frames.Add(frame);
        }
        return motion;
    }

    /// <summary>Arms that hang, in degrees: swung back, turned inwards about themselves, bent at the elbow.</summary>
    public static void Arms(AvatarPose pose, float back, float twist, float elbow)
    {
        Both(pose, HumanBone.LeftUpperArm, About(Vector3.UnitX, back) * About(Vector3.UnitZ, -75) * About(Vector3.UnitX, twist));
        Both(pose, HumanBone.LeftLowerArm, About(-Vector3.UnitY, elbow));
    }

    private static void Both(AvatarPose pose, HumanBone left, Quaternion rotation)
    {
        pose[left] = rotation;
        pose[left.Mirrored()] = new Quaternion(rotation.X, -rotation.Y, -rotation.Z, rotation.W);
    }

    private static Quaternion About(Vector3 axis, float degrees) => Quaternion.CreateFromAxisAngle(axis, float.DegreesToRadians(degrees));

    private static float Smoothly(float t) => Math.Clamp(t, 0, 1) is float s ? s * s * (3 - (2 * s)) : 0;
}
