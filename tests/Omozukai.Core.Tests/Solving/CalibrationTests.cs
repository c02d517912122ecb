using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;
using Omozukai.Core.Tests.Solving.Measures;

namespace Omozukai.Core.Tests.Solving;

/// <summary>A tilted camera and a head that is held aslant, learnt and undone.</summary>
public sealed class CalibrationTests
{
    private const float Pitch = 14, Roll = -5, HeadPitch = 9, HeadYaw = -6, HeadRoll = 4;

    private static readonly Vector3 s_up = new(MathF.Sin(Radians(Roll)), MathF.Cos(Radians(Roll)) * MathF.Cos(Radians(Pitch)), MathF.Cos(Radians(Roll)) * MathF.Sin(Radians(Pitch)));

    [Fact]
    public void Tilt_floor_and_head_are_learnt_in_two_seconds()
    {
        var calibrator = new Calibrator();
        double progress = -1;
        foreach (LandmarkFrame frame in Standing(90))
        {
            calibrator.Progress.ShouldBeGreaterThanOrEqualTo(progress);
            progress = calibrator.Progress;
            if (calibrator.IsComplete) break;
            calibrator.Add(frame, frame.People[0]).ShouldBeTrue();
        }
        calibrator.IsComplete.ShouldBeTrue();
        Check(calibrator.ToCalibration());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_calibrated_person_stands_upright_and_walks_on_a_level_floor(bool recorded, bool mirror)
    {
        var calibrator = new Calibrator();
        foreach (LandmarkFrame frame in Standing(70)) calibrator.Add(frame, frame.People[0]);
        var options = new PoseSolverOptions { Smoothing = Smoothing.Off, Mirror = mirror, Calibration = calibrator.ToCalibration() };
        List<LandmarkFrame> walk = [.. Standing(60, metresAFrame: 0.02f)];
        List<AvatarPose> poses = recorded ? Solve.Recorded(walk, options) : Solve.Live(walk, options), tilted = Solve.Live(walk, options with { Calibration = null });
        var kinematics = new ForwardKinematics(Rig.Default);
        foreach (AvatarPose pose in poses)
        {
            kinematics.Update(pose);
            Lean(kinematics, HumanBone.Hips).ShouldBeLessThan(1);
            Lean(kinematics, HumanBone.UpperChest).ShouldBeLessThan(1);
            MeasuredDirections.Degrees(kinematics.Rotation(HumanBone.Head), Quaternion.Identity).ShouldBeLessThan(1);
            pose.HipsPosition.Y.ShouldBe(poses[0].HipsPosition.Y, 0.01f);
        }
        (poses[^1].HipsPosition - poses[0].HipsPosition).Z.ShouldBe(59 * 0.02f, 0.05f);
        kinematics.Update(tilted[0]);
        Lean(kinematics, HumanBone.Hips).ShouldBeGreaterThan(10); // what the calibration is for
    }

    [Fact]
    public void A_recording_is_level_from_its_first_frame_when_it_learns_by_itself()
    {
        var options = new PoseSolverOptions { Smoothing = Smoothing.Off, LearnsCalibration = true };
        var solver = new RecordingSolver(options);
        var kinematics = new ForwardKinematics(Rig.Default);
        int count = 0;
        foreach (LandmarkFrame frame in Standing(400)) solver.Add(frame, frame.People[0], Level);
        solver.Finish(Level);
        count.ShouldBe(400);
        Check(solver.Calibration.ShouldNotBeNull());

        void Level(AvatarPose pose)
        {
            kinematics.Update(pose);
            Lean(kinematics, HumanBone.Hips).ShouldBeLessThan(1, $"frame {pose.Index}");
            count++;
        }
    }

    [Fact]
    public void A_live_solver_learns_on_request_and_eases_over()
    {
        var solver = new PoseSolver(new PoseSolverOptions { Smoothing = Smoothing.Off });
        var pose = new AvatarPose();
        var kinematics = new ForwardKinematics(Rig.Default);
        float last = float.NaN;
        foreach (LandmarkFrame frame in Standing(200))
        {
            if (frame.Index == 30) solver.Calibrate();
            if (frame.Index == 60) solver.CalibrationProgress.ShouldBe(0.5, 0.05);
            solver.Solve(frame, frame.People[0], pose);
            kinematics.Update(pose);
            float lean = Lean(kinematics, HumanBone.Hips);
            if (frame.Index > 0) MathF.Abs(lean - last).ShouldBeLessThan(2);
            last = lean;
        }
        last.ShouldBeLessThan(1);
        Check(solver.Calibration.ShouldNotBeNull());
    }

    [Fact]
    public void Who_is_turned_away_is_passed_over_and_nobody_is_no_calibration()
    {
        var calibrator = new Calibrator();
        foreach (LandmarkFrame frame in Standing(70, turn: 1.2f)) calibrator.Add(frame, frame.People[0]).ShouldBeFalse();
        calibrator.Progress.ShouldBe(0);
        calibrator.ToCalibration().ShouldBe(new Calibration());
    }

    [Fact]
    public void Who_leans_forward_does_not_teach_a_head_that_is_thrown_back()
    {
        var calibrator = new Calibrator();
        var person = new SyntheticPerson(Rig.Default);
        Quaternion lean = Quaternion.CreateFromAxisAngle(Vector3.UnitX, Radians(30));
        for (int i = 0; i < 70; i++)
        {
            var pose = new AvatarPose { Index = i, Timestamp = TimeSpan.FromSeconds(i / 30.0), HipsPosition = Rig.Default.RestPosition(HumanBone.Hips) };
            (pose[HumanBone.Spine], pose[HumanBone.Neck]) = (lean, Quaternion.Conjugate(lean));
            var frame = new LandmarkFrame();
            person.See(pose, frame);
            calibrator.Add(frame, frame.People[0]);
        }
        calibrator.IsComplete.ShouldBeTrue();
        calibrator.ToCalibration().HeadPitchDegrees.ShouldBe(-15, 0.01f); // and not -25 and more
    }

    private static void Check(Calibration calibration)
    {
        calibration.CameraPitchDegrees.ShouldBe(Pitch, 0.7f);
        calibration.CameraRollDegrees.ShouldBe(Roll, 0.5f);
        calibration.FloorMetres.ShouldNotBeNull().ShouldBe(-0.98f, 0.04f); // the camera is 1 m above it, heels and toes a little
        calibration.HeadPitchDegrees.ShouldBe(HeadPitch, 1);
        calibration.HeadYawDegrees.ShouldBe(HeadYaw, 1);
        calibration.HeadRollDegrees.ShouldBe(HeadRoll, 1);
    }

    private static IEnumerable<LandmarkFrame> Standing(int frames, float metresAFrame = 0, float turn = 0)
    {
        Quaternion head = Quaternion.CreateFromYawPitchRoll(Radians(HeadYaw), Radians(HeadPitch), Radians(HeadRoll));
        for (int i = 0; i < frames; i++)
        {
            var person = new SyntheticPerson(Rig.Default) { View = View(), Place = new Vector3(0, -1, -3 + (metresAFrame * i)) };
            var pose = new AvatarPose { Index = i, Timestamp = TimeSpan.FromSeconds(i / 30.0), HipsPosition = Rig.Default.RestPosition(HumanBone.Hips), [HumanBone.Head] = head };
            pose[HumanBone.Hips] = Quaternion.CreateFromAxisAngle(Vector3.UnitY, turn);
            var frame = new LandmarkFrame();
            person.See(pose, frame);
            yield return frame;
        }
    }

    private static Quaternion View() => Quaternion.CreateFromAxisAngle(Vector3.Normalize(Vector3.Cross(Vector3.UnitY, s_up)), MathF.Acos(s_up.Y));

    private static float Lean(ForwardKinematics kinematics, HumanBone bone) => MeasuredDirections.Degrees(Vector3.Transform(Vector3.UnitY, kinematics.Rotation(bone)), Vector3.UnitY);

    private static float Radians(float degrees) => degrees * MathF.PI / 180;
}
