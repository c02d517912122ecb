using System.Numerics;
using CsCheck;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Live2D;

namespace Omozukai.Formats.Tests.Live2D;

public sealed class Live2DParametersTests
{
    [Fact]
    public void AFigureThatStandsAtRestHasTheDefaults()
    {
        Dictionary<string, float> values = Values(Standing());
        foreach (Live2DParameter parameter in Live2DModel.Standard.Parameters) values[parameter.Id].ShouldBe(parameter.Default, 0.01f, parameter.Id);
    }

    [Fact]
    public void TheHeadTurnsAsLive2DCountsIt()
    {
        AvatarPose left = Standing(), down = Standing(), leaning = Standing();
        left[HumanBone.Neck] = left[HumanBone.Head] = About(Vector3.UnitY, 10);     // to the avatar's left: the screen's right
        down[HumanBone.Head] = About(Vector3.UnitX, 15);
        leaning[HumanBone.Head] = About(Vector3.UnitZ, -12);                        // its crown goes to +X: the screen's right
        Values(left)["ParamAngleX"].ShouldBe(20, 0.01f);
        Values(left)["ParamBodyAngleX"].ShouldBe(20 / 3f, 0.01f);
        Values(down)["ParamAngleY"].ShouldBe(-15, 0.01f);
        Values(leaning)["ParamAngleZ"].ShouldBe(12, 0.01f);
        Values(leaning)["ParamBodyAngleZ"].ShouldBe(4, 0.01f);
    }

    [Fact]
    public void TheBodyLeansWithTheTorso()
    {
        AvatarPose pose = Standing();
        pose[HumanBone.Spine] = About(Vector3.UnitZ, 12);
        Values(pose)["ParamBodyAngleZ"].ShouldBe(-6, 0.01f); // the head goes along: half of the torso's angle
        Values(pose)["ParamAngleZ"].ShouldBe(-12, 0.01f);
    }

    [Fact]
    public void TheFaceMovesEyesBrowsAndMouthOfItsOwnSide()
    {
        AvatarPose pose = Standing();
        pose.HasFace = true;
        (pose.LookYawDegrees, pose.LookPitchDegrees) = (12.5f, 10);
        Set(pose, Expression.BlinkLeft, 1);
        Set(pose, Expression.EyeWideRight, 0.5f);
        Set(pose, Expression.BrowInnerUp, 1);
        Set(pose, Expression.BrowOuterUpLeft, 1);
        Set(pose, Expression.BrowDownRight, 1);
        Set(pose, Expression.JawOpen, 0.8f);
        Set(pose, Expression.MouthClose, 0.2f);
        Set(pose, Expression.MouthSmileLeft, 1);
        Set(pose, Expression.Aa, 0.6f);
        var model = new Live2DModel
        {
            Parameters = [.. Live2DModel.Standard.Parameters.Where(p => p.Id != "ParamEyeROpen"), new("ParamEyeROpen", 0, 1, 1.2f), new("ParamA", 0, 0, 1), new("ParamJawOpen", 0, 0, 2)],
        };
        Dictionary<string, float> values = Values(pose, model);
        values["ParamEyeLOpen"].ShouldBe(0);
        values["ParamEyeROpen"].ShouldBe(1.1f, 1e-5f);
        values["ParamEyeBallX"].ShouldBe(0.5f, 1e-5f);
        values["ParamEyeBallY"].ShouldBe(-0.5f, 1e-5f);
        values["ParamBrowLY"].ShouldBe(1);
        values["ParamBrowRY"].ShouldBe(-0.5f);
        values["ParamBrowLAngle"].ShouldBe(0);
        values["ParamBrowRAngle"].ShouldBe(0); // one end is pulled up, the other down
        values["ParamBrowRForm"].ShouldBe(-1);
        values["ParamMouthOpenY"].ShouldBe(0.6f, 1e-5f);
        values["ParamMouthForm"].ShouldBe(0.5f);
        values["ParamA"].ShouldBe(0.6f);
        values["ParamJawOpen"].ShouldBe(0.8f, 1e-5f); // a wider range is for what goes further
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]      // hanging
    [InlineData(90, 0, 5, 0)]     // stretched out sideways
    [InlineData(178, 0, 9.9, 0)]  // up
    [InlineData(60, 90, 3.33, 6)] // waving: the forearm goes on upwards
    [InlineData(30, -120, 1.67, -8)] // the forearm goes back in
    public void ArmsAreCountedFromHanging(float liftDegrees, float elbowDegrees, double a, double b)
    {
        AvatarPose pose = Standing();
        pose[HumanBone.LeftUpperArm] = About(Vector3.UnitZ, liftDegrees - 90);
        pose[HumanBone.LeftLowerArm] = About(Vector3.UnitZ, elbowDegrees);
        pose[HumanBone.RightUpperArm] = About(Vector3.UnitZ, 90 - liftDegrees);
        pose[HumanBone.RightLowerArm] = About(Vector3.UnitZ, -elbowDegrees);
        Dictionary<string, float> values = Values(pose);
        ((double)values["ParamArmLA"]).ShouldBe(a, 0.05);
        ((double)values["ParamArmLB"]).ShouldBe(b, 0.05);
        values["ParamArmRA"].ShouldBe(values["ParamArmLA"], 1e-3f);
        values["ParamArmRB"].ShouldBe(values["ParamArmLB"], 1e-3f);
    }

    [Fact]
    public void HandsBeforeTheBellyTurnTheForearmsInAndTremblingDoesNotFlipThem()
    {
        // Forearms forwards and a little inwards: where a projection on the picture would be a point, and its angle anything
        foreach (float tremble in new[] { -3f, 0, 3 })
        {
            AvatarPose pose = Standing();
            pose[HumanBone.LeftLowerArm] = Rotated(new(1, 0, 0), Vector3.Normalize(new(tremble / 90, -0.45f, 0.9f))); // the hanging arm's -Y is inwards
            Values(pose)["ParamArmLB"].ShouldBeInRange(-3.5f, -1.5f);
        }
    }

    [Fact]
    public void EveryPoseStaysInEveryRangeAndASmallStepMovesLittle()
    {
        var model = new Live2DModel { Parameters = [.. Live2DModel.Standard.Parameters.Select((p, i) => new Live2DParameter(p.Id, p.Minimum * (0.5f + i % 3), p.Default, Math.Max(p.Default, p.Maximum * (0.5f + i % 3))))] };
        var parameters = new Live2DParameters(model);
        Gen.Select(TestMotion.AnyRotation.Array[HumanBones.Count], Gen.Float[-1, 2].Array[Expressions.Count], Gen.Float[-400, 400]).Sample((rotations, weights, gaze) =>
        {
            var pose = new AvatarPose { HasFace = true, LookYawDegrees = gaze, LookPitchDegrees = -gaze };
            rotations.CopyTo(pose.Rotations);
            weights.CopyTo(pose.Expressions);
            parameters.Update(pose);
            for (int i = 0; i < parameters.Driven.Count; i++) parameters.Values[i].ShouldBeInRange(parameters.Driven[i].Minimum, parameters.Driven[i].Maximum, parameters.Driven[i].Id);
        }, iter: 300, threads: 1); // one mapper, one thread

        // An arm that is swung through everything in steps of a degree never jumps.
        var standard = new Live2DParameters();
        int a = standard.Driven.ToList().FindIndex(p => p.Id == "ParamArmLA"), b = standard.Driven.ToList().FindIndex(p => p.Id == "ParamArmLB");
        Gen.Select(TestMotion.AnyRotation, TestMotion.AnyRotation, Gen.Float[-1, 1].Array[3]).Sample((upper, lower, axis) =>
        {
            AvatarPose pose = Standing();
            pose[HumanBone.LeftUpperArm] = upper;
            pose[HumanBone.LeftLowerArm] = lower;
            standard.Update(pose);
            (float lift, float bend) = (standard.Values[a], standard.Values[b]);
            float upDown = Vector3.Transform(Vector3.UnitX, upper).Y;
            pose[HumanBone.LeftUpperArm] = Quaternion.CreateFromAxisAngle(Vector3.Normalize(new Vector3(axis) + new Vector3(1e-4f)), 0.01f) * upper;
            standard.Update(pose);
            if (Math.Abs(upDown) < 0.95f) Math.Abs(standard.Values[a] - lift).ShouldBeLessThan(0.6f); // about the vertical the way out has no meaning
        }, iter: 300, threads: 1); // one mapper, one thread
    }

    [Fact]
    public void Cubism2sNamesAndModelsOwnRangesAreServed()
    {
        var model = new Live2DModel
        {
            Parameters =
            [
                new("PARAM_ANGLE_X", -45, 0, 45), new("PARAM_EYE_L_OPEN", 0, 1, 2), new("PARAM_BODY_X", -1, 0, 1), new("PARAM_ARM_L_A", -1, 0, 1),
                new("PARAM_MOUTH_FORM", -2, 0, 1), new("PARAM_HAIR_FRONT", -1, 0, 1), new("Lid1", 0, 1, 1), new("Lid2", 0, 1, 1), new("Lips", 0, 0, 1),
            ],
            EyeBlinkIds = ["Lid1", "Lid2"],
            LipSyncIds = ["Lips"],
        };
        AvatarPose pose = Standing();
        pose.HasFace = true;
        pose[HumanBone.Head] = About(Vector3.UnitY, 40);
        pose[HumanBone.LeftUpperArm] = Quaternion.Identity;
        Set(pose, Expression.BlinkRight, 1);
        Set(pose, Expression.JawOpen, 1);
        Set(pose, Expression.MouthFrownLeft, 1);
        Set(pose, Expression.MouthFrownRight, 1);
        Dictionary<string, float> values = Values(pose, model);
        values.ShouldNotContainKey("PARAM_HAIR_FRONT"); // physics moves it
        values["PARAM_ANGLE_X"].ShouldBe(40, 0.01f);
        values["PARAM_BODY_X"].ShouldBe(1);
        values["PARAM_ARM_L_A"].ShouldBe(0.5f, 1e-3f);
        values["PARAM_MOUTH_FORM"].ShouldBe(-1);
        values["PARAM_EYE_L_OPEN"].ShouldBe(1);
        values["Lid1"].ShouldBe(1);
        values["Lid2"].ShouldBe(0);
        values["Lips"].ShouldBe(1);
    }

    [Fact]
    public void BreathIsASlowWaveAndCanBeLeftOut()
    {
        var breathing = new Live2DParameters();
        int index = breathing.Driven.ToList().FindIndex(parameter => parameter.Id == "ParamBreath");
        var seen = new List<float>();
        for (int i = 0; i < 100; i++)
        {
            breathing.Update(new AvatarPose { Timestamp = TimeSpan.FromSeconds(i * 0.1) });
            seen.Add(breathing.Values[index]);
        }
        seen.Min().ShouldBe(0, 0.01f);
        seen.Max().ShouldBe(1, 0.01f);
        new Live2DParameters(breathes: false).Driven.ShouldNotContain(parameter => parameter.Id == "ParamBreath");
    }

    [Fact]
    public void NothingIsAllocatedPerPose()
    {
        AvatarPose[] poses = [.. TestMotion.Dance(Rig.Default, 60, 30)];
        var parameters = new Live2DParameters();
        foreach (AvatarPose pose in poses) parameters.Update(pose);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (AvatarPose pose in poses) parameters.Update(pose);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    /// <summary>Arms down.</summary>
    internal static AvatarPose Standing()
    {
        var pose = new AvatarPose();
        pose[HumanBone.LeftUpperArm] = About(Vector3.UnitZ, -90);
        pose[HumanBone.RightUpperArm] = About(Vector3.UnitZ, 90);
        return pose;
    }

    private static Dictionary<string, float> Values(AvatarPose pose, Live2DModel? model = null)
    {
        var parameters = new Live2DParameters(model);
        parameters.Update(pose);
        return parameters.Driven.Zip(parameters.Values.ToArray()).ToDictionary(pair => pair.First.Id, pair => pair.Second);
    }

    private static void Set(AvatarPose pose, Expression expression, float weight) => pose.Expressions[(int)expression] = weight;

    private static Quaternion About(Vector3 axis, float degrees) => Quaternion.CreateFromAxisAngle(axis, float.DegreesToRadians(degrees));

    private static Quaternion Rotated(Vector3 from, Vector3 to) => Quaternion.Normalize(new Quaternion(Vector3.Cross(from, to), 1 + Vector3.Dot(from, to)));
}
