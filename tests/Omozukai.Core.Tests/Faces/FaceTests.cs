using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;

namespace Omozukai.Core.Tests.Faces;

/// <summary>Shapes, gaze, vowels and emotions of a face that is made to act.</summary>
public sealed class FaceTests
{
    private static readonly FaceCalibration s_calibration = Calibrate();

    public static TheoryData<Expression, float, float, float, float, float> Mouths => new()
    {
        // vowel, jaw cm, lip width, lips forward cm, corners back cm, corners up cm
        { Expression.Aa, 1.9f, 0.97f, 0, 0, 0 },
        { Expression.Ih, 0.5f, 1.02f, 0, 0, 0 },
        { Expression.Ou, 0.3f, 0.65f, 0.6f, 0, 0 },
        { Expression.Ee, 0.4f, 1.22f, 0, 0.4f, 0.1f },
        { Expression.Oh, 1.4f, 0.72f, 0.4f, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Mouths))]
    public void Each_vowel_wins_when_its_mouth_is_shown(Expression vowel, float jaw, float width, float forward, float back, float up)
    {
        foreach (float yaw in (float[])[0, 20])
        {
            AvatarPose pose = Solve(new ActingFace { Jaw = jaw, LipWidth = width, LipsForward = forward, CornersBack = back, CornersUp = up, HeadYawDegrees = yaw });
            float[] vowels = pose.Expressions.Slice((int)Expression.Aa, Vowels.Count).ToArray();
            (Expression.Aa + Array.IndexOf(vowels, vowels.Max())).ShouldBe(vowel, string.Join(" ", vowels));
            vowels.Sum().ShouldBeLessThanOrEqualTo(1.0001f);
        }
    }

    [Fact]
    public void Rounded_open_lips_are_a_funnel_and_closed_lips_are_closed()
    {
        At(Solve(new ActingFace { Jaw = 1.4f, LipWidth = 0.72f, LipsForward = 0.4f }), Expression.MouthFunnel).ShouldBeGreaterThan(0.5f);
        AvatarPose closed = Solve(new ActingFace());
        foreach (Expression shape in (Expression[])[Expression.JawOpen, Expression.Aa, Expression.Ih, Expression.Ou, Expression.Ee, Expression.Oh, Expression.MouthFunnel, Expression.MouthPucker])
            At(closed, shape).ShouldBeLessThan(0.05f, shape.Name());
        Span<float> visemes = stackalloc float[Visemes.Count];
        Visemes.Fill(closed.Expressions[Expressions.PresetCount..], visemes);
        visemes[(int)Viseme.Sil].ShouldBeGreaterThan(0.9f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(-30)]
    public void Lids_close_and_winks_stay_winks(float yaw)
    {
        At(Solve(new ActingFace { HeadYawDegrees = yaw }), Expression.EyeBlinkLeft).ShouldBeLessThan(0.1f);
        AvatarPose closed = Solve(new ActingFace { LeftLid = 1, RightLid = 1, HeadYawDegrees = yaw });
        At(closed, Expression.BlinkLeft).ShouldBeGreaterThan(0.9f);
        At(closed, Expression.BlinkRight).ShouldBeGreaterThan(0.9f);
        AvatarPose wink = Solve(new ActingFace { RightLid = 1, HeadYawDegrees = yaw });
        At(wink, Expression.BlinkRight).ShouldBeGreaterThan(0.9f);
        At(wink, Expression.BlinkLeft).ShouldBeLessThan(0.1f);
    }

    [Fact]
    public void The_far_eye_of_a_turned_head_follows_the_near_one()
    {
        AvatarPose pose = Solve(new ActingFace { HeadYawDegrees = 60, LeftLid = 1 }); // the left eye is the far one
        At(pose, Expression.BlinkLeft).ShouldBe(At(pose, Expression.BlinkRight), 0.05f);
    }

    [Theory]
    [InlineData(20, 0, 0)]
    [InlineData(-20, 0, 30)]
    [InlineData(15, 10, -30)]
    [InlineData(0, -12, 20)]
    public void The_gaze_is_the_eyes_own_whatever_the_head_does(float yaw, float pitch, float headYaw)
    {
        AvatarPose pose = Solve(new ActingFace { Gaze = new Vector2(yaw, pitch), HeadYawDegrees = headYaw, HeadPitchDegrees = 8 });
        pose.LookYawDegrees.ShouldBe(yaw, 3);
        pose.LookPitchDegrees.ShouldBe(pitch, 3);
    }

    [Fact]
    public void A_blink_does_not_throw_the_gaze_down()
    {
        var solver = Solver(Smoothing.Medium);
        var frame = new LandmarkFrame();
        var pose = new AvatarPose();
        float lowest = 0, deepest = 0;
        for (int i = 0; i < 30; i++)
        {
            bool isClosed = i is >= 15 and < 18; // 100 ms
            frame.Timestamp = TimeSpan.FromSeconds(i / 30.0);
            solver.Solve(frame, new ActingFace { LeftLid = isClosed ? 1 : 0, RightLid = isClosed ? 1 : 0, Gaze = new Vector2(0, isClosed ? 25 : 0) }.See(frame), pose);
            lowest = Math.Max(lowest, pose.LookPitchDegrees);
            deepest = Math.Max(deepest, At(pose, Expression.EyeBlinkLeft));
        }
        lowest.ShouldBeLessThan(3);
        deepest.ShouldBeGreaterThan(0.85f); // and it is seen
    }

    [Fact]
    public void A_mirror_changes_sides()
    {
        var frame = new LandmarkFrame();
        var pose = new AvatarPose();
        new PoseSolver(new PoseSolverOptions { Mirror = true, Smoothing = Smoothing.Off, Face = new FaceOptions { Calibration = s_calibration } }).Solve(frame, new ActingFace { RightLid = 1, Gaze = new Vector2(20, 0) }.See(frame), pose);
        At(pose, Expression.BlinkLeft).ShouldBeGreaterThan(0.9f);
        At(pose, Expression.BlinkRight).ShouldBeLessThan(0.1f);
        pose.LookYawDegrees.ShouldBe(-20, 3);
    }

    [Fact]
    public void Emotions_hold_until_they_are_clearly_gone()
    {
        var solver = Solver(Smoothing.Off);
        var frame = new LandmarkFrame();
        var pose = new AvatarPose();
        var seen = new List<(float Smile, float Happy)>();
        for (int i = 0; i < 240; i++)
        {
            float smile = i < 120 ? i / 120f : (240 - i) / 120f;
            frame.Timestamp = TimeSpan.FromSeconds(i / 30.0);
            solver.Solve(frame, new ActingFace { LipWidth = 1 + (0.35f * smile), CornersBack = 0.8f * smile, CornersUp = 0.5f * smile }.See(frame), pose);
            seen.Add((At(pose, Expression.MouthSmileLeft), At(pose, Expression.Happy)));
        }
        float on = seen.First(s => s.Happy > 0).Smile, off = seen.Skip(120).First(s => s.Happy < 0.05f).Smile;
        off.ShouldBeLessThan(on - 0.05f);
        seen[119].Happy.ShouldBeInRange(0.5f, 1);
        seen[^1].Happy.ShouldBe(0);
    }

    [Fact]
    public void A_lost_face_goes_to_rest_and_says_so()
    {
        var solver = Solver(Smoothing.Medium);
        var frame = new LandmarkFrame();
        var pose = new AvatarPose();
        for (int i = 0; i < 60; i++)
        {
            frame.Timestamp = TimeSpan.FromSeconds(i / 30.0);
            PersonLandmarks person = new ActingFace { Jaw = 2, LeftLid = 1, Gaze = new Vector2(20, 10) }.See(frame);
            if (i >= 20) person.Face.Clear();
            solver.Solve(frame, person, pose);
            if (i == 19) pose.Confidence[(int)BodyChain.Face].ShouldBeGreaterThan(0.9f);
            if (i == 20) At(pose, Expression.JawOpen).ShouldBeGreaterThan(0.3f); // a lost frame is no closed mouth
        }
        pose.Confidence[(int)BodyChain.Face].ShouldBe(0);
        At(pose, Expression.JawOpen).ShouldBeLessThan(0.05f);
        pose.LookYawDegrees.ShouldBe(0, 1);
    }

    [Fact]
    public void Half_a_face_and_a_profile_are_finite_and_little_trusted()
    {
        AvatarPose profile = Solve(new ActingFace { HeadYawDegrees = 80 });
        profile.Confidence[(int)BodyChain.Face].ShouldBeLessThan(0.4f);
        Finite(profile);

        var frame = new LandmarkFrame();
        PersonLandmarks person = new ActingFace().See(frame);
        foreach (ref NormalizedLandmark point in person.Face.Image) point = point with { Position = point.Position + new Vector3(0.5f, 0, 0) }; // half beyond the border
        var pose = new AvatarPose();
        Solver(Smoothing.Off).Solve(frame, person, pose);
        pose.Confidence[(int)BodyChain.Face].ShouldBeInRange(0.3f, 0.7f);
        Finite(pose);

        foreach (ref NormalizedLandmark point in person.Face.Image[..100]) point = point with { Position = new Vector3(float.NaN) };
        Solver(Smoothing.Off).Solve(frame, person, pose);
        Finite(pose);
    }

    [Fact]
    public void The_head_is_found_without_bias_up_to_60_degrees()
    {
        foreach (float yaw in (float[])[0, 30, -60, 60])
        {
            var frame = new LandmarkFrame();
            FaceLandmarks face = new ActingFace { HeadYawDegrees = yaw, Jaw = 1 }.See(frame).Face;
            new FaceTransform().Fill(face, frame.Width, frame.Height, frame.VerticalFovDegrees!.Value);
            face.HasTransform.ShouldBeTrue();
            Vector3 forward = Vector3.TransformNormal(Vector3.UnitZ, face.Transform);
            float.RadiansToDegrees(MathF.Atan2(forward.X, forward.Z)).ShouldBe(yaw, 1f);
            face.Transform.Translation.Z.ShouldBe(-55, 1.5f);
        }
    }

    [Fact]
    public void A_live_frame_allocates_nothing_and_two_runs_agree()
    {
        var frame = new LandmarkFrame();
        PersonLandmarks person = new ActingFace { Jaw = 1, LeftLid = 0.5f }.See(frame);
        PoseSolver a = new(), b = new();
        AvatarPose first = new(), second = new();
        for (int i = 0; i < 20; i++) Step(a, first, i);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 20; i < 60; i++) Step(a, first, i);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        for (int i = 0; i < 60; i++) Step(b, second, i);
        first.Expressions.SequenceEqual(second.Expressions).ShouldBeTrue();

        void Step(PoseSolver solver, AvatarPose pose, int i)
        {
            frame.Timestamp = TimeSpan.FromSeconds(i / 30.0);
            solver.Solve(frame, person, pose);
        }
    }

    private static FaceCalibration Calibrate()
    {
        var calibrator = new FaceCalibrator();
        var frame = new LandmarkFrame();
        for (int i = 0; i < 60; i++)
        {
            frame.Timestamp = TimeSpan.FromSeconds(i / 20.0);
            float lid = i is 20 or 21 or 40 or 41 ? 1 : 0;
            calibrator.Add(frame, new ActingFace { LeftLid = lid, RightLid = lid }.See(frame)).ShouldBeTrue();
        }
        return calibrator.ToCalibration();
    }

    private static PoseSolver Solver(Smoothing smoothing) => new(new PoseSolverOptions { Smoothing = smoothing, Face = new FaceOptions { Calibration = s_calibration } });

    private static AvatarPose Solve(ActingFace face)
    {
        var frame = new LandmarkFrame();
        var pose = new AvatarPose();
        Solver(Smoothing.Off).Solve(frame, face.See(frame), pose);
        return pose;
    }

    private static float At(AvatarPose pose, Expression expression) => pose.Expressions[(int)expression];

    private static void Finite(AvatarPose pose)
    {
        foreach (float value in pose.Expressions) value.ShouldBeInRange(0, 1);
        float.IsFinite(pose.LookYawDegrees + pose.LookPitchDegrees).ShouldBeTrue();
    }
}
