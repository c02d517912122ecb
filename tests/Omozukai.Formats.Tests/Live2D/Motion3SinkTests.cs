using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Live2D;

namespace Omozukai.Formats.Tests.Live2D;

public sealed class Motion3SinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task APlayerShowsWhatWasTracked()
    {
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, frames: 300, fps: 60);
        foreach (AvatarPose pose in poses) SlowDown(pose);
        Motion3File file = await WriteAsync(poses);
        file.Duration.ShouldBe(299 / 60.0, 1e-4);
        file.Fps.ShouldBe(60);
        file.Curves.Keys.ShouldNotContain("ParamBreath");

        var parameters = new Live2DParameters(breathes: false);
        int checkedCurves = 0;
        foreach (AvatarPose pose in poses)
        {
            parameters.Update(pose);
            for (int i = 0; i < parameters.Driven.Count; i++)
            {
                Live2DParameter parameter = parameters.Driven[i];
                if (!file.Curves.ContainsKey(parameter.Id)) continue;
                checkedCurves++;
                double tolerance = 0.002 * (parameter.Maximum - parameter.Minimum) + 1e-3 + 4e-3 * Math.Abs(parameters.Values[i]); // times are rounded too
                file.Value(parameter.Id, pose.Timestamp.TotalSeconds).ShouldBe(parameters.Values[i], tolerance, parameter.Id);
            }
        }
        checkedCurves.ShouldBeGreaterThan(300 * 25);
        file.PointCount.ShouldBeLessThan(file.Curves.Count * 300 / 3); // smooth curves need a third of their points, if that
    }

    [Fact]
    public async Task WhatNeverMovesHasNoCurve()
    {
        List<AvatarPose> poses = [.. Enumerable.Range(0, 30).Select(i => Nodding(i / 30.0))];
        Motion3File file = await WriteAsync(poses);
        file.Curves.Keys.ShouldBe(["ParamAngleY", "ParamBodyAngleY"], ignoreOrder: true);
    }

    [Fact]
    public async Task AModelGetsItsOwnIds()
    {
        File.WriteAllText(_folder.File("m.model3.json"), """{"Version":3,"FileReferences":{},"Groups":[{"Name":"EyeBlink","Ids":["PARAM_EYE_L_OPEN","PARAM_EYE_R_OPEN"]}]}""");
        Motion3File file = await WriteAsync([.. Enumerable.Range(0, 30).Select(i => Nodding(i / 30.0))], Live2DModel.Read(_folder.File("m.model3.json")));
        file.Curves.Keys.ShouldBe(["PARAM_ANGLE_Y", "PARAM_BODY_ANGLE_Y"], ignoreOrder: true);
    }

    [Fact]
    public async Task LateIrregularAndSinglePosesMakeWholeCurves()
    {
        Motion3File late = await WriteAsync([Nodding(0.5), Nodding(0.5), Nodding(0.50001), Nodding(0.3), Nodding(1.25)]);
        late.Duration.ShouldBe(1.25);
        late.Value("ParamAngleY", 0.2).ShouldBe(late.Value("ParamAngleY", 0.5), 1e-9); // the first pose stands until its time comes

        Motion3File photo = await WriteAsync([Nodding(0.1)]);
        photo.Duration.ShouldBeGreaterThan(0);
        Motion3File nobody = await WriteAsync([]);
        nobody.Curves.Count.ShouldBeGreaterThan(20); // a motion at rest
    }

    [Fact]
    public void NothingIsAllocatedAfterTheFirstFrames()
    {
        AvatarPose[] poses = [.. TestMotion.Dance(Rig.Default, 80, 30)];
        var sink = new Motion3Sink(_folder.File("a.motion3.json"));
        sink.Begin(Rig.Default);
        foreach (AvatarPose pose in poses.AsSpan(0, 40)) sink.Write(pose);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (AvatarPose pose in poses.AsSpan(40)) sink.Write(pose);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sink.Fault.ShouldBeNull();
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Motion3File> WriteAsync(List<AvatarPose> poses, Live2DModel? model = null)
    {
        string path = _folder.File("a.motion3.json");
        await TestMotion.WriteAsync(new Motion3Sink(path, new() { Fps = 60, Live2DModel = model }), Rig.Default, poses);
        return new Motion3File(path);
    }

    /// <summary>The dance turns its hips nearly all the way round, where the yaw of a flat figure jumps from its one end to the other: not here.</summary>
    private static void SlowDown(AvatarPose pose)
    {
        foreach (HumanBone bone in new[] { HumanBone.Hips, HumanBone.Spine, HumanBone.Chest, HumanBone.UpperChest, HumanBone.Neck, HumanBone.Head })
            pose[bone] = Quaternion.Slerp(Quaternion.Identity, pose[bone], 0.08f);
        foreach (HumanBone bone in new[] { HumanBone.LeftUpperArm, HumanBone.RightUpperArm, HumanBone.LeftShoulder, HumanBone.RightShoulder })
            pose[bone] = Quaternion.Slerp(Quaternion.Identity, pose[bone], 0.4f);
    }

    private static AvatarPose Nodding(double seconds)
    {
        AvatarPose pose = Live2DParametersTests.Standing();
        pose.Timestamp = TimeSpan.FromSeconds(seconds);
        pose[HumanBone.Head] = Quaternion.CreateFromAxisAngle(Vector3.UnitX, 0.3f * (float)Math.Cos(3 * seconds));
        return pose;
    }
}
