using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;
using Omozukai.Core.Tests.Solving.Measures;

namespace Omozukai.Core.Tests.Solving;

/// <summary>What holds of every filter: rates do not matter, accidents are left out, numbers of one's own are heeded.</summary>
public sealed class FilteringTests
{
    private const float SwingRadians = 0.6f;

    [Theory]
    [InlineData(Smoothing.Low, false)]
    [InlineData(Smoothing.Medium, false)]
    [InlineData(Smoothing.High, false)]
    [InlineData(Smoothing.Custom, false)]
    [InlineData(Smoothing.Medium, true)]
    public void The_rate_of_frames_does_not_change_the_curve(Smoothing smoothing, bool recorded)
    {
        List<Vector3> slow = Arm(15), usual = Arm(30), fast = Arm(60);
        for (int i = 15; i < slow.Count; i++) // from the second second on
        {
            MeasuredDirections.Degrees(slow[i], usual[2 * i]).ShouldBeLessThan(4, $"{i / 15.0} s");
            MeasuredDirections.Degrees(usual[2 * i], fast[4 * i]).ShouldBeLessThan(2.5f, $"{i / 15.0} s");
        }

        List<Vector3> Arm(double rate)
        {
            ActedMotion motion = ActedMotion.Act(static (pose, t) => ActedMotion.Arms(pose, float.RadiansToDegrees(SwingRadians) * MathF.Sin(MathF.PI * t), 0, 20), 4, rate);
            return LeftArm(recorded ? Solve.Recorded(motion.Frames, smoothing) : Solve.Live(motion.Frames, smoothing));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_frame_by_accident_moves_nothing(bool recorded)
    {
        ActedMotion motion = ActedMotion.Act(static (_, _) => { }, 3, 30);
        Tremble(motion.Frames, 0.004f);
        List<AvatarPose> calm = Run();
        foreach (BodyLandmark point in new[] { BodyLandmark.LeftElbow, BodyLandmark.LeftWrist })
        {
            ref WorldLandmark place = ref motion.Frames[60].People[0].Body.World[(int)point];
            place = place with { Position = place.Position + new Vector3(0.4f, -0.3f, 0.2f) };
        }
        List<Vector3> without = LeftArm(calm), with = LeftArm(Run());
        for (int i = 0; i < with.Count; i++) MeasuredDirections.Degrees(without[i], with[i]).ShouldBeLessThan(3, $"frame {i}");

        List<AvatarPose> Run() => recorded ? Solve.Recorded(motion.Frames, Smoothing.Medium) : Solve.Live(motion.Frames, Smoothing.Medium);
    }

    /// <summary>
    /// What is seen anew only in every second frame, as in a film of few pictures, with a lone leap in it: what is shown never goes much farther than
    /// anything that was measured lately, also where what comes after the leap looks like an accident.
    /// </summary>
    [Theory]
    [InlineData(0.6f)]
    [InlineData(1.25f)]
    [InlineData(2.5f)]
    public void Who_comes_back_from_a_leap_is_not_carried_on(float noiseFactor)
    {
        float worst = 0;
        for (uint seed = 1; seed <= 400; seed++)
        {
            var random = new Noise(seed);
            float step = 0.01f * (1 + (seed % 8)), leap = 0.05f * (1 + (seed / 8 % 10)), place = 0, output = 0;
            var bank = AgilityBank.ForRotations(1, noiseFactor);
            var lately = new Queue<float>();
            for (int frame = 0; frame < 60; frame++)
            {
                if (frame % 2 == 0) place += step * random.Next();
                float measured = place + (0.005f * random.Next()) + (frame == 40 ? leap : 0);
                lately.Enqueue(measured);
                if (lately.Count > 5) lately.Dequeue();
                bank.Measure(0, new Vector3(measured - output, 0, 0));
                bank.Step(0.1f);
                output += bank.Move(0).X;
                if (frame >= 20) worst = Math.Max(worst, Math.Max(output - lately.Max(), lately.Min() - output));
            }
        }
        worst.ShouldBeLessThan(0.15f);
    }

    [Fact]
    public void A_filter_of_ones_own_is_as_slow_and_as_quick_as_it_is_told()
    {
        ActedMotion motion = ActedMotion.Act(static (_, _) => { }, 4, 30);
        Tremble(motion.Frames, 0.004f);
        float off = Trembling(new PoseSolverOptions { Smoothing = Smoothing.Off }), usual = Trembling(Custom(new OneEuroOptions()));
        Trembling(Custom(new OneEuroOptions(1000, 0))).ShouldBe(off, 0.1f * off); // a cutoff beyond all frames
        usual.ShouldBeLessThan(0.5f * off);
        Trembling(Custom(new OneEuroOptions(0.2f, 0))).ShouldBeLessThan(0.5f * usual);

        // Without speed's help a slow filter lags; with it, it does not.
        Lag.Seconds(frames => Solve.Live(frames, Custom(new OneEuroOptions(1, 0))), 0).ShouldBeGreaterThan(0.08);
        Lag.Seconds(frames => Solve.Live(frames, Custom(new OneEuroOptions(1, 20))), 0).ShouldBeLessThan(0.03);

        float Trembling(PoseSolverOptions options)
        {
            List<Vector3> arm = LeftArm(Solve.Live(motion.Frames, options));
            double sum = 0;
            for (int i = 30; i < arm.Count; i++) sum += MathF.Pow(MeasuredDirections.Degrees(arm[i - 1], arm[i]), 2);
            return (float)Math.Sqrt(sum / (arm.Count - 30));
        }

        static PoseSolverOptions Custom(OneEuroOptions options) => new() { Smoothing = Smoothing.Custom, OneEuro = options };
    }

    private static List<Vector3> LeftArm(List<AvatarPose> poses)
    {
        var kinematics = new ForwardKinematics(Rig.Default);
        return [.. poses.Select(pose =>
        {
            kinematics.Update(pose);
            return Vector3.Normalize(kinematics.Position(HumanBone.LeftHand) - kinematics.Position(HumanBone.LeftUpperArm));
        })];
    }

    private static void Tremble(List<LandmarkFrame> frames, float metres)
    {
        var random = new Noise(3);
        foreach (LandmarkFrame frame in frames)
            foreach (ref WorldLandmark point in frame.People[0].Body.World)
                point = point with { Position = point.Position + (metres * new Vector3(random.Next(), random.Next(), random.Next())) };
    }
}
