using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Vmc;

namespace Omozukai.Formats.Tests.Vmc;

public sealed class VmcSinkTests : IDisposable
{
    private readonly VmcReceiver _receiver = new();

    [Fact]
    public async Task TheReceiversSkeletonStandsAsOurs()
    {
        AvatarPose pose = TestMotion.Dance(Rig.Default, frames: 20, fps: 30)[^1];
        List<(string Address, JsonElement[] Values)> messages = await SendAsync(new VmcOptions(port: _receiver.Port), pose);

        // A receiver's forward kinematics: Unity's names and tree, local places and turns, left-handed
        var kinematics = new ForwardKinematics(Rig.Default);
        kinematics.Update(pose);
        var positions = new Dictionary<string, Vector3>();
        var rotations = new Dictionary<string, Quaternion>();
        foreach ((_, JsonElement[] values) in messages.Where(message => message.Address == "/VMC/Ext/Bone/Pos"))
        {
            string name = values[0].GetString()!;
            float[] n = [.. values[1..].Select(value => value.GetSingle())];
            HumanBone bone = UnityBone(name);
            string? parent = Rig.Default.Parent(bone) is { } above ? UnityName(above) : null;
            var local = new Quaternion(n[3], n[4], n[5], n[6]);
            local.Length().ShouldBe(1, 1e-5f);
            positions[name] = parent is null ? new(n[0], n[1], n[2]) : positions[parent] + Vector3.Transform(new(n[0], n[1], n[2]), rotations[parent]);
            rotations[name] = parent is null ? local : rotations[parent] * local;
            Vector3 ours = kinematics.Position(bone);
            Vector3.Distance(positions[name], ours with { X = -ours.X }).ShouldBeLessThan(1e-4f, name);
        }
        positions.Count.ShouldBe(55);
        positions["LeftHand"].X.ShouldBe(-kinematics.Position(HumanBone.LeftHand).X, 1e-4f);
    }

    [Fact]
    public async Task AFrameIsOrderedAsTheProtocolAsksAndItsDatagramsAreSmall()
    {
        AvatarPose pose = TestMotion.Dance(Rig.Default, frames: 1, fps: 30)[0];
        pose.Timestamp = TimeSpan.FromSeconds(12.5);
        await SendOnlyAsync(new VmcOptions(port: _receiver.Port), pose);
        JsonElement[] datagrams = await _receiver.ReadAsync();
        datagrams.Length.ShouldBeInRange(3, 6);
        datagrams.ShouldAllBe(datagram => datagram.GetProperty("bytes").GetInt32() <= 1500);
        datagrams.ShouldAllBe(datagram => datagram.GetProperty("timetag").GetString() == "0000000000000001");

        List<(string Address, JsonElement[] Values)> messages = Messages(datagrams);
        messages.Select(message => message.Address).Distinct().ShouldBe(["/VMC/Ext/OK", "/VMC/Ext/T", "/VMC/Ext/Root/Pos", "/VMC/Ext/Bone/Pos", "/VMC/Ext/Blend/Val", "/VMC/Ext/Blend/Apply"]);
        messages[0].Values.Select(value => value.GetInt32()).ShouldBe([1, 3, 0, 1]);
        messages[1].Values.ShouldHaveSingleItem().GetDouble().ShouldBe(12.5);
        messages[2].Values[0].GetString().ShouldBe("root");
        messages.Count(message => message.Address == "/VMC/Ext/Blend/Apply").ShouldBe(1);
        messages[^1].Address.ShouldBe("/VMC/Ext/Blend/Apply");

        string[] names = [.. messages.Where(message => message.Address == "/VMC/Ext/Bone/Pos").Select(message => message.Values[0].GetString()!)];
        names.ShouldContain("LeftThumbProximal");
        names.ShouldContain("RightThumbIntermediate");
        names.ShouldContain("RightThumbDistal");
        names.ShouldNotContain(name => name.Contains("Metacarpal", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(VmcExpressionNames.Vrm0, "Blink_L,Joy,A,Sorrow,Fun,LookUp,Surprised,Neutral", 18)]
    [InlineData(VmcExpressionNames.Vrm1, "blinkLeft,happy,aa,sad,relaxed,lookUp,surprised,neutral", 18)]
    [InlineData(VmcExpressionNames.PerfectSync, "EyeBlinkLeft,JawOpen,TongueOut,Joy,Surprised", 58)]
    public async Task TheFaceHasTheNamesThatWereAskedFor(VmcExpressionNames names, string some, int count)
    {
        var pose = new AvatarPose { HasFace = true };
        for (int i = 0; i < Expressions.Count; i++) pose.Expressions[i] = i / 100f;
        List<(string Address, JsonElement[] Values)> messages = await SendAsync(new VmcOptions(port: _receiver.Port) { ExpressionNames = names }, pose);
        Dictionary<string, float> values = messages.Where(message => message.Address == "/VMC/Ext/Blend/Val").ToDictionary(message => message.Values[0].GetString()!, message => message.Values[1].GetSingle());
        values.Count.ShouldBe(count);
        some.Split(',').ShouldBeSubsetOf(values.Keys);
        values[some.Split(',')[0]].ShouldBe(names == VmcExpressionNames.PerfectSync ? (int)Expression.EyeBlinkLeft / 100f : (int)Expression.BlinkLeft / 100f);
        if (names == VmcExpressionNames.PerfectSync) values.Keys.ShouldNotContain("A");
    }

    [Fact]
    public async Task PerfectSyncSmilesOnce()
    {
        var pose = new AvatarPose { HasFace = true };
        pose.Expressions[(int)Expression.MouthSmileLeft] = pose.Expressions[(int)Expression.MouthSmileRight] = 0.8f;
        pose.Expressions[(int)Expression.Happy] = 0.8f; // the solver's, from the same smile
        pose.Expressions[(int)Expression.Angry] = 0.7f; // the user's
        List<(string Address, JsonElement[] Values)> messages = await SendAsync(new VmcOptions(port: _receiver.Port) { ExpressionNames = VmcExpressionNames.PerfectSync }, pose);
        Dictionary<string, float> values = messages.Where(message => message.Address == "/VMC/Ext/Blend/Val").ToDictionary(message => message.Values[0].GetString()!, message => message.Values[1].GetSingle());
        values["MouthSmileLeft"].ShouldBe(0.8f);
        values["Joy"].ShouldBe(0);
        values["Angry"].ShouldBe(0.7f);
    }

    [Fact]
    public async Task AMotionWithoutAFaceLeavesTheReceiversFaceAlone()
    {
        List<(string Address, JsonElement[] Values)> messages = await SendAsync(new VmcOptions(port: _receiver.Port), new AvatarPose());
        messages.ShouldNotContain(message => message.Address.StartsWith("/VMC/Ext/Blend", StringComparison.Ordinal));
        messages[0].Values[3].GetInt32().ShouldBe(0); // nothing of the body is tracked
    }

    [Fact]
    public async Task TheGazeTurnsTheEyes()
    {
        var pose = new AvatarPose { HasFace = true, LookYawDegrees = 30, LookPitchDegrees = 0 }; // to the avatar's left, Unity's -X
        List<(string Address, JsonElement[] Values)> messages = await SendAsync(new VmcOptions(port: _receiver.Port), pose);
        JsonElement[] eye = messages.Single(message => message.Values.Length > 0 && message.Values[0].ToString() == "LeftEye").Values;
        var rotation = new Quaternion(eye[4].GetSingle(), eye[5].GetSingle(), eye[6].GetSingle(), eye[7].GetSingle());
        Vector3 look = Vector3.Transform(Vector3.UnitZ, rotation);
        Math.Atan2(-look.X, look.Z).ShouldBe(10 * Math.PI / 180, 1e-5);
    }

    [Fact]
    public async Task WhatIsNotFiniteHoldsItsLastValue()
    {
        var good = new AvatarPose { HipsPosition = new(0.1f, 1, 0), HasFace = true };
        good[HumanBone.Head] = Quaternion.CreateFromAxisAngle(Vector3.UnitY, 0.5f);
        var bad = new AvatarPose { Timestamp = TimeSpan.FromSeconds(1), HipsPosition = new(float.NaN), HasFace = true };
        bad[HumanBone.Head] = new Quaternion(float.NaN, 0, 0, 1);
        bad[HumanBone.Neck] = default;
        bad.Expressions[0] = float.PositiveInfinity;
        await SendOnlyAsync(new VmcOptions(port: _receiver.Port), good, bad);
        List<(string Address, JsonElement[] Values)> messages = Messages(await _receiver.ReadAsync());
        messages.SelectMany(message => message.Values).ShouldAllBe(value => value.ValueKind != JsonValueKind.Null); // NaN is no JSON
        JsonElement[][] heads = [.. messages.Where(message => message.Values.Length > 0 && message.Values[0].ToString() == "Head").Select(message => message.Values)];
        heads.Length.ShouldBe(2);
        heads[1].Select(value => value.ToString()).ShouldBe(heads[0].Select(value => value.ToString()));
    }

    [Fact]
    public async Task PosesFasterThanTheRateAreLeftOut()
    {
        AvatarPose[] poses = [.. Enumerable.Range(0, 100).Select(i => new AvatarPose { Timestamp = TimeSpan.FromSeconds(i / 100.0) })];
        await SendOnlyAsync(new VmcOptions(port: _receiver.Port) { MaxFps = 50 }, poses);
        Messages(await _receiver.ReadAsync()).Count(message => message.Address == "/VMC/Ext/T").ShouldBe(50);
    }

    [Fact]
    public async Task ThatNobodyListensIsNoFault()
    {
        int port = _receiver.Port;
        _receiver.Dispose();
        var sink = new VmcSink(new VmcOptions("localhost", port));
        sink.Begin(Rig.Default);
        for (int i = 0; i < 20; i++) sink.Write(new AvatarPose { Timestamp = TimeSpan.FromSeconds(i) });
        sink.Fault.ShouldBeNull();
        (sink.SentCount + sink.DroppedCount).ShouldBeGreaterThanOrEqualTo(80);
        await sink.DisposeAsync();
    }

    [Fact]
    public void AHostThatIsNotThereIsAFaultFromTheStart()
    {
        new VmcSink(new VmcOptions("no-such-host.invalid", 39539)).Fault.ShouldNotBeNull().Message
            .ShouldStartWith("Motion cannot be sent to no-such-host.invalid:39539: ");
        Should.Throw<ArgumentException>(() => new VmcOptions("", 1));
        Should.Throw<ArgumentException>(() => new VmcOptions(port: 0));
        Should.Throw<ArgumentException>(() => new VmcOptions { MaxFps = double.NaN });
    }

    [Fact]
    public void NothingIsAllocatedAfterTheFirstFrames()
    {
        AvatarPose[] poses = [.. TestMotion.Dance(Rig.Default, 60, 30)];
        var sink = new VmcSink(new VmcOptions(port: _receiver.Port));
        sink.Begin(Rig.Default);
        foreach (AvatarPose pose in poses.AsSpan(0, 30)) sink.Write(pose);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (AvatarPose pose in poses.AsSpan(30)) sink.Write(pose);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sink.Fault.ShouldBeNull();
    }

    public void Dispose() => _receiver.Dispose();

    private async Task<List<(string Address, JsonElement[] Values)>> SendAsync(VmcOptions options, AvatarPose pose)
    {
        await SendOnlyAsync(options, pose);
        return Messages(await _receiver.ReadAsync());
    }

    private static Task SendOnlyAsync(VmcOptions options, params AvatarPose[] poses) => TestMotion.WriteAsync(new VmcSink(options), Rig.Default, poses);

    private static List<(string Address, JsonElement[] Values)> Messages(JsonElement[] datagrams) =>
        [.. datagrams.SelectMany(datagram => datagram.GetProperty("messages").EnumerateArray())
            .Select(message => (message.GetProperty("address").GetString()!, message.GetProperty("values").EnumerateArray().ToArray()))];

    private static string UnityName(HumanBone bone) => bone.ToString().Replace("ThumbProximal", "ThumbIntermediate", StringComparison.Ordinal).Replace("ThumbMetacarpal", "ThumbProximal", StringComparison.Ordinal);

    private static HumanBone UnityBone(string name) => Enum.GetValues<HumanBone>().Single(bone => UnityName(bone) == name);
}
