using System.Numerics;
using CsCheck;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;

namespace Omozukai.Formats.Tests;

/// <summary>Motions for tests: every bone moves, in all directions and far, smoothly in time; the same each time.</summary>
internal static class TestMotion
{
    /// <summary>The default figure with the 15 bones that VRM demands, and no other.</summary>
    public static Rig SmallestRig { get; } = new(Enum.GetValues<HumanBone>().Where(bone => bone.IsRequired()).Select(bone => KeyValuePair.Create(bone, Rig.Default.RestPosition(bone))));

    /// <summary>A lively motion of every bone of a rig but the eyes, with a full face.</summary>
    public static List<AvatarPose> Dance(Rig rig, int frames, double fps, int seed = 1)
    {
        var poses = new List<AvatarPose>();
        for (int frame = 0; frame < frames; frame++)
        {
            double seconds = frame / fps;
            var pose = new AvatarPose
            {
                Index = frame,
                Timestamp = TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)),
                HipsPosition = rig.RestPosition(HumanBone.Hips) + Wave(seed, 99, seconds) * new Vector3(0.8f, 0.2f, 0.8f),
                HasFace = true,
                LookYawDegrees = 20 * Wave(seed, 7, seconds).X,
                LookPitchDegrees = 10 * Wave(seed, 7, seconds).Y,
            };
            foreach (HumanBone bone in rig.Bones)
            {
                if (bone is HumanBone.LeftEye or HumanBone.RightEye) continue;
                float reach = bone == HumanBone.Hips ? 3.0f : 1.3f; // the hips turn nearly all the way round
                Vector3 turn = Wave(seed, (int)bone, seconds) * reach;
                pose[bone] = Quaternion.CreateFromAxisAngle(Vector3.Normalize(turn + new Vector3(1e-6f)), turn.Length());
            }
            for (int i = 0; i < Expressions.Count; i++) pose.Expressions[i] = 0.5f + 0.5f * Wave(seed, 200 + i, seconds).X;
            for (int i = 0; i < AvatarPose.ChainCount; i++) pose.Confidence[i] = 0.9f;
            poses.Add(pose);
        }
        return poses;
    }

    public static async Task WriteAsync(IPoseSink sink, Rig rig, IEnumerable<AvatarPose> poses)
    {
        await using (sink)
        {
            sink.Begin(rig);
            foreach (AvatarPose pose in poses) sink.Write(pose);
        }
        sink.Fault.ShouldBeNull();
    }

    public static List<AvatarPose> ReadAll(IMotionReader reader)
    {
        var poses = new List<AvatarPose>();
        using (reader)
        {
            var frame = new MotionFrame();
            while (reader.TryRead(frame))
            {
                foreach (AvatarPose pose in frame.People)
                {
                    var copy = new AvatarPose();
                    copy.CopyFrom(pose);
                    poses.Add(copy);
                }
            }
        }
        return poses;
    }

    /// <summary>The bar of a round trip: times, hips within 1 mm, rotations within 0.1°.</summary>
    public static void ShouldBeTheSame(List<AvatarPose> actual, List<AvatarPose> expected, IEnumerable<HumanBone> bones)
    {
        actual.Count.ShouldBe(expected.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            actual[i].Timestamp.TotalSeconds.ShouldBe(expected[i].Timestamp.TotalSeconds, 1e-5);
            Vector3.Distance(actual[i].HipsPosition, expected[i].HipsPosition).ShouldBeLessThan(1e-3f);
            foreach (HumanBone bone in bones) DegreesBetween(actual[i][bone], expected[i][bone]).ShouldBeLessThan(0.1);
        }
    }

    public static double DegreesBetween(Quaternion a, Quaternion b)
    {
        Quaternion difference = a * Quaternion.Conjugate(b);
        double sine = Math.Sqrt((double)difference.X * difference.X + (double)difference.Y * difference.Y + (double)difference.Z * difference.Z);
        return 2 * Math.Atan2(sine, Math.Abs((double)difference.W)) * 180 / Math.PI;
    }

    /// <summary>Any pose at all, extreme ones included.</summary>
    public static Gen<Quaternion> AnyRotation { get; } =
        Gen.Select(Gen.Float[-1, 1], Gen.Float[-1, 1], Gen.Float[-1, 1], Gen.Float[-1, 1])
            .Select(v => new Quaternion(v.Item1, v.Item2, v.Item3, v.Item4))
            .Where(q => q.Length() > 0.1f)
            .Select(Quaternion.Normalize);

    private static Vector3 Wave(int seed, int channel, double seconds)
    {
        // Each component is a sum of two sines whose frequencies (0.3..1.5 Hz) and phases differ from channel to channel.
        double Component(int axis)
        {
            double hash = Math.Abs(Math.Sin(seed * 12.9898 + channel * 78.233 + axis * 37.719) * 43758.5453) % 1;
            return 0.6 * Math.Sin(2 * Math.PI * (0.3 + 0.5 * hash) * seconds + 6.28 * hash)
                + 0.4 * Math.Sin(2 * Math.PI * (0.8 + 0.7 * hash) * seconds + 3.1 * hash);
        }
        return new Vector3((float)Component(0), (float)Component(1), (float)Component(2)) / 1.2f;
    }
}
