using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>How far smoothed motion is behind: an arm that swings once a second, seen at 30 frames a second.</summary>
internal static class Lag
{
    private const double FramesASecond = 30, SwingsASecond = 1, Length = 8;
    private const float SwingRadians = 0.6f;

    /// <summary>Seconds by which the phase of the left arm's swing is late.</summary>
    /// <param name="solve">The way from frames to poses.</param>
    /// <param name="noise">Deviation of the points in metres, three times as much in depth.</param>
    public static double Seconds(Func<IReadOnlyList<LandmarkFrame>, List<AvatarPose>> solve, float noise)
    {
        List<AvatarPose> poses = solve([.. Swing(noise)]);
        var kinematics = new ForwardKinematics(Rig.Default);
        double sine = 0, cosine = 0;
        for (int i = (int)FramesASecond; i < poses.Count - (int)FramesASecond; i++) // whole swings, past the start
        {
            kinematics.Update(poses[i]);
            Vector3 arm = kinematics.Position(HumanBone.LeftLowerArm) - kinematics.Position(HumanBone.LeftUpperArm);
            (double s, double c) = Math.SinCos(2 * Math.PI * SwingsASecond * i / FramesASecond);
            double angle = Math.Atan2(arm.Z, -arm.Y);
            sine += s * angle;
            cosine += c * angle;
        }
        return Math.Atan2(-cosine, sine) / (2 * Math.PI * SwingsASecond);
    }

    private static IEnumerable<LandmarkFrame> Swing(float noise)
    {
        var person = new SyntheticPerson(Rig.Default);
        var random = new Noise(1);
        for (int i = 0; i < Length * FramesASecond; i++)
        {
            var pose = new AvatarPose { Index = i, Timestamp = TimeSpan.FromSeconds(i / FramesASecond), HipsPosition = Rig.Default.RestPosition(HumanBone.Hips) };
            float swing = SwingRadians * (float)Math.Sin(2 * Math.PI * SwingsASecond * i / FramesASecond);
            Quaternion down = Quaternion.CreateFromAxisAngle(-Vector3.UnitZ, 1.4f);
            pose[HumanBone.LeftUpperArm] = Quaternion.CreateFromAxisAngle(-Vector3.UnitX, swing) * down;
            pose[HumanBone.LeftLowerArm] = Quaternion.CreateFromAxisAngle(-Vector3.UnitY, 0.5f);
            var frame = new LandmarkFrame();
            person.See(pose, frame);
            foreach (ref WorldLandmark point in frame.People[0].Body.World)
                point = point with { Position = point.Position + (noise * new Vector3(random.Next(), random.Next(), 3 * random.Next())) };
            yield return frame;
        }
    }
}
