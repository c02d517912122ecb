using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Motion;
using Omozukai.Core.Tests.Solving.Measures;

namespace Omozukai.Core.Tests.Motion;

/// <summary>Steady poses from poses that come slowly and unevenly.</summary>
public sealed class ResamplerTests
{
    private const double Rate = 120;

    /// <summary>An arm that swings by 0.6 rad once in two seconds: at most 108 degrees a second.</summary>
    private static double Swing(double seconds) => 0.6 * Math.Sin(Math.PI * seconds);

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    public void Uneven_poses_become_smooth_motion(double posesASecond)
    {
        var outputs = Run(Uneven(posesASecond, 8, Swing), new Resampler(), 8);
        List<(double Now, double Time, double Degrees)> settled = outputs.FindAll(output => output.Now > 2);
        settled.Count.ShouldBeGreaterThan((int)(5.9 * Rate));
        settled.ShouldAllBe(output => Math.Abs(output.Degrees - Degrees(Swing(output.Time))) < (posesASecond > 15 ? 1.5 : 5));
        settled.Max(output => output.Now - output.Time).ShouldBeLessThan(0.05 + (1.7 / posesASecond)); // latency of the source, an interval, unevenness
        for (int i = 1; i < settled.Count; i++)
        {
            settled[i].Time.ShouldBeGreaterThan(settled[i - 1].Time);
            Math.Abs(settled[i].Degrees - settled[i - 1].Degrees).ShouldBeLessThan(2 * 108 / Rate);
        }
    }

    [Fact]
    public void What_stops_stops_without_springing_back()
    {
        // A ramp that stops dead after two seconds.
        var outputs = Run(Uneven(30, 5, seconds => Math.Min(seconds, 2)), new Resampler(), 5);
        for (int i = 1; i < outputs.Count; i++) outputs[i].Degrees.ShouldBeGreaterThanOrEqualTo(outputs[i - 1].Degrees - 0.01);
        outputs[^1].Degrees.ShouldBe(Degrees(2), 0.01);
    }

    [Fact]
    public void Prediction_is_bounded()
    {
        // Nothing comes for 0.6 s in the middle of a ramp of one radian a second, and no delay hides it.
        IEnumerable<(double, AvatarPose)> poses = Uneven(30, 3, seconds => seconds).Where(pose => pose.Arrival is < 1 or > 1.6);
        var options = new ResamplerOptions { Delay = TimeSpan.Zero, Prediction = TimeSpan.FromMilliseconds(50) };
        var outputs = Run(poses, new Resampler(options), 3);
        double before = outputs.Last(output => output.Now < 1.04).Degrees, during = outputs.Last(output => output.Now < 1.6).Degrees;
        during.ShouldBeInRange(before, Degrees(1 + 0.05) + 0.5);
        for (int i = 1; i < outputs.Count; i++) Math.Abs(outputs[i].Degrees - outputs[i - 1].Degrees).ShouldBeLessThan(6); // 34° are made good without a jump
        outputs[^1].Degrees.ShouldBe(Degrees(3), 5);
    }

    [Fact]
    public void A_lost_person_is_no_pose_and_comes_back_without_a_jump()
    {
        IEnumerable<(double, AvatarPose)> poses = Uneven(30, 6, seconds => seconds < 3 ? 0 : 1).Where(pose => pose.Arrival is < 1 or > 4);
        var resampler = new Resampler();
        var outputs = Run(poses, resampler, 6);
        outputs.ShouldNotContain(output => output.Now > 2.1 && output.Now < 4);
        int back = outputs.FindIndex(output => output.Now >= 4);
        (outputs[back].Degrees - outputs[back - 1].Degrees).ShouldBeLessThan(6);
        outputs[^1].Degrees.ShouldBe(Degrees(1), 0.1);
    }

    [Fact]
    public void Another_person_or_an_earlier_time_begins_anew()
    {
        var resampler = new Resampler(new ResamplerOptions { Delay = TimeSpan.Zero });
        var pose = new AvatarPose();
        resampler.TrySample(TimeSpan.FromSeconds(5), pose).ShouldBeFalse();
        foreach ((double time, int person, float turn) in new[] { (5.0, 1, 0.2f), (5.03, 1, 0.2f), (4.0, 1, 0.2f), (4.03, 2, 1f) })
            resampler.Push(new AvatarPose { Timestamp = TimeSpan.FromSeconds(time), TrackId = person, [HumanBone.Head] = Turn(turn) }, TimeSpan.FromSeconds(5.1));
        resampler.TrySample(TimeSpan.FromSeconds(5.1), pose).ShouldBeTrue();
        MeasuredDirections.Degrees(pose[HumanBone.Head], Turn(1)).ShouldBeLessThan(0.001f);
        pose.TrackId.ShouldBe(2);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var resampler = new Resampler();
        var pose = new AvatarPose();
        long allocated = 0;
        for (int i = 0; i < 600; i++)
        {
            if (i == 300) allocated = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan now = TimeSpan.FromSeconds(i / Rate);
            pose[HumanBone.Head] = Turn(MathF.Sin(i * 0.1f));
            pose.Timestamp = now;
            if (i % 5 == 0) resampler.Push(pose, now);
            resampler.TrySample(now, pose);
        }
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBe(0);
    }

    [Fact]
    public async Task A_sink_gets_a_steady_rate()
    {
        var inner = new ListSink();
        await using var sink = new SteadySink(inner, 60);
        sink.Begin(Rig.Default);
        foreach ((_, AvatarPose pose) in Uneven(20, 4, Swing).Where(pose => pose.Arrival is < 1 or > 2.5)) sink.Write(pose);
        for (int i = 0; i < inner.Poses.Count; i++)
        {
            AvatarPose pose = inner.Poses[i];
            pose.Index.ShouldBe(i);
            double beat = (pose.Timestamp - inner.Poses[0].Timestamp).TotalSeconds * 60;
            Math.Abs(beat - Math.Round(beat)).ShouldBeLessThan(1e-3);
            Degrees(pose).ShouldBe(Degrees(Swing(pose.Timestamp.TotalSeconds)), 1.5);
        }
        inner.Poses.Count(pose => pose.Timestamp.TotalSeconds is > 1.05 and < 2.4).ShouldBe(0); // the gap stays one
        inner.Poses.Count.ShouldBeInRange(130, 155);
    }

    private static List<(double Now, double Time, double Degrees)> Run(IEnumerable<(double Arrival, AvatarPose Pose)> poses, Resampler resampler, double seconds)
    {
        var waiting = new Queue<(double Arrival, AvatarPose Pose)>(poses.OrderBy(pose => pose.Arrival));
        List<(double, double, double)> outputs = [];
        var output = new AvatarPose();
        for (int tick = 0; tick < seconds * Rate; tick++)
        {
            double now = tick / Rate;
            while (waiting.Count > 0 && waiting.Peek().Arrival <= now)
            {
                (double arrival, AvatarPose pose) = waiting.Dequeue();
                resampler.Push(pose, TimeSpan.FromSeconds(arrival));
            }
            if (resampler.TrySample(TimeSpan.FromSeconds(now), output)) outputs.Add((now, output.Timestamp.TotalSeconds, Degrees(output)));
        }
        return outputs;
    }

    /// <summary>Poses at uneven times that arrive 30 to 50 ms after them.</summary>
    private static IEnumerable<(double Arrival, AvatarPose Pose)> Uneven(double posesASecond, double seconds, Func<double, double> angle)
    {
        var noise = new Noise(3);
        for (double time = 0; time < seconds; time += Math.Clamp(1 + (0.2 * noise.Next()), 0.5, 1.5) / posesASecond)
        {
            var pose = new AvatarPose { Timestamp = TimeSpan.FromSeconds(time), [HumanBone.LeftUpperArm] = Turn((float)angle(time)) };
            yield return (time + Math.Clamp(0.04 + (0.004 * noise.Next()), 0.03, 0.05), pose);
        }
    }

    private static Quaternion Turn(float radians) => Quaternion.CreateFromAxisAngle(Vector3.UnitZ, radians);

    private static double Degrees(double radians) => radians * 180 / Math.PI;

    /// <summary>The left upper arm's turn about z, signed.</summary>
    private static double Degrees(AvatarPose pose) => Degrees(2 * Math.Atan2(pose[HumanBone.LeftUpperArm].Z, pose[HumanBone.LeftUpperArm].W));

    private sealed class ListSink : Omozukai.Core.Pipeline.IPoseSink
    {
        public List<AvatarPose> Poses { get; } = [];

        public Exception? Fault => null;

        public void Begin(Rig rig)
        {
        }

        public void Write(AvatarPose pose)
        {
            var copy = new AvatarPose();
            copy.CopyFrom(pose);
            Poses.Add(copy);
        }

        public ValueTask DisposeAsync() => default;
    }
}
