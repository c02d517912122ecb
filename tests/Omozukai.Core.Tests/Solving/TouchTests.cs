using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;
using Omozukai.Core.Tests.Solving.Measures;

namespace Omozukai.Core.Tests.Solving;

/// <summary>Hands that touch something do so on rigs of other proportions.</summary>
public sealed class TouchTests(ITestOutputHelper output)
{
    /// <summary>How near a hand comes to where the person has it, in metres, and the most that is left of the error without.</summary>
    private const float MostOff = 0.02f, MostShareLeft = 0.4f;

    [Theory]
    [InlineData("hands", "short arms")]
    [InlineData("nose", "short arms")]
    [InlineData("waist", "short arms")]
    [InlineData("hands", "big head")]
    [InlineData("nose", "big head")]
    public void What_touches_still_touches(string touch, string name)
    {
        (Rig rig, float head) = name == "short arms" ? (Rigs.WithArms(0.8f), 1) : (Rigs.WithHead(1.3f), 1.3f);
        List<LandmarkFrame> frames = Frames(touch, 15, _ => 1);
        var truth = new ForwardKinematics(Rig.Default);
        truth.Update(TouchingPerson.Pose(touch));
        Vector3 wanted = TouchingPerson.Offset(touch, truth);

        foreach (bool isRecorded in new[] { false, true })
        {
            float without = Off(keepTouch: false, isRecorded), with = Off(keepTouch: true, isRecorded);
            output.WriteLine($"{touch}, {name}, {(isRecorded ? "recorded" : "live")}: {without * 100:F1} cm without, {with * 100:F1} cm with");
            with.ShouldBeLessThan(MostOff);
            with.ShouldBeLessThan(Math.Max(without * MostShareLeft, 0.005f));
        }

        float Off(bool keepTouch, bool isRecorded)
        {
            var options = new PoseSolverOptions { Rig = rig, KeepTouch = keepTouch };
            List<AvatarPose> poses = isRecorded ? Solve.Recorded(frames, options) : Solve.Live(frames, options);
            var kinematics = new ForwardKinematics(rig);
            kinematics.Update(poses[^1]);
            return (TouchingPerson.Offset(touch, kinematics, head) - wanted).Length();
        }
    }

    [Theory]
    [InlineData("hands")]
    [InlineData("nose")]
    [InlineData("waist")]
    public void On_a_figure_like_the_person_nothing_changes(string touch)
    {
        List<LandmarkFrame> frames = Frames(touch, 5, _ => 1);
        AvatarPose plain = Solve.Live(frames, new PoseSolverOptions())[^1], kept = Solve.Live(frames, new PoseSolverOptions { KeepTouch = true })[^1];
        foreach (HumanBone bone in Enum.GetValues<HumanBone>()) MeasuredDirections.Degrees(plain[bone], kept[bone]).ShouldBeLessThan(1.5f, bone.Name());
    }

    /// <summary>From hanging arms to the touch and back, no bone turns much faster than without.</summary>
    [Theory]
    [InlineData("hands")]
    [InlineData("nose")]
    [InlineData("waist")]
    public void Coming_near_and_leaving_do_not_pop(string touch)
    {
        List<LandmarkFrame> frames = Frames(touch, 90, i => 0.5f - (0.5f * MathF.Cos(i * MathF.PI / 45)));
        float without = Fastest(keepTouch: false), with = Fastest(keepTouch: true);
        output.WriteLine($"{touch}: {without:F1}° a frame without, {with:F1}° with");
        with.ShouldBeLessThan((without * 2) + 1);

        float Fastest(bool keepTouch)
        {
            List<AvatarPose> poses = Solve.Live(frames, new PoseSolverOptions { Rig = Rigs.WithArms(0.8f), Smoothing = Smoothing.Off, KeepTouch = keepTouch });
            float fastest = 0;
            for (int i = 1; i < poses.Count; i++)
                foreach (HumanBone bone in new[] { HumanBone.LeftUpperArm, HumanBone.LeftLowerArm, HumanBone.RightUpperArm, HumanBone.RightLowerArm })
                    fastest = Math.Max(fastest, MeasuredDirections.Degrees(poses[i - 1][bone], poses[i][bone]));
            return fastest;
        }
    }

    [Theory]
    [InlineData("hands")]
    [InlineData("nose")]
    [InlineData("waist")]
    public void Mirroring_mirrors(string touch)
    {
        List<LandmarkFrame> frames = Frames(touch, 3, _ => 1);
        var options = new PoseSolverOptions { Rig = Rigs.WithArms(0.8f), KeepTouch = true };
        AvatarPose plain = Solve.Live(frames, options)[^1], mirrored = Solve.Live(frames, options with { Mirror = true })[^1];
        foreach (HumanBone bone in Enum.GetValues<HumanBone>())
        {
            Quaternion q = plain[bone];
            MeasuredDirections.Degrees(mirrored[bone.Mirrored()], new Quaternion(q.X, -q.Y, -q.Z, q.W)).ShouldBeLessThan(0.001f, bone.Name());
        }
    }

    [Theory]
    [InlineData(Smoothing.Off)]
    [InlineData(Smoothing.Medium)]
    [InlineData(Smoothing.Custom)]
    public void A_frame_with_every_option_allocates_nothing(Smoothing smoothing)
    {
        List<LandmarkFrame> frames = Frames("hands", 200, i => (i % 20) / 20f);
        var solver = new PoseSolver(new PoseSolverOptions
        {
            Rig = Rigs.WithArms(0.8f), KeepTouch = true, Mirror = true, Smoothing = smoothing, Calibration = new Calibration { CameraPitchDegrees = 5, FloorMetres = -1 },
        });
        var pose = new AvatarPose();
        for (int i = 0; i < 100; i++) solver.Solve(frames[i], frames[i].People[0], pose);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 100; i < 200; i++) solver.Solve(frames[i], frames[i].People[0], pose);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static List<LandmarkFrame> Frames(string touch, int count, Func<int, float> share)
    {
        var person = new SyntheticPerson(Rig.Default);
        List<LandmarkFrame> frames = [];
        for (int i = 0; i < count; i++)
        {
            AvatarPose pose = TouchingPerson.Pose(touch, share(i));
            pose.Index = i;
            pose.Timestamp = TimeSpan.FromSeconds(i / 30.0);
            var frame = new LandmarkFrame();
            person.See(pose, frame);
            frames.Add(frame);
        }
        return frames;
    }
}
