using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Vrma;
using Omozukai.Tests;

namespace Omozukai.Formats.Tests.Vrma;

public sealed class VrmaSinkTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ThreeVrmPlacesTheJointsWhereWeDo(bool requiredBonesOnly)
    {
        using var folder = new TemporaryFolder();
        Rig rig = requiredBonesOnly ? TestMotion.SmallestRig : Rig.Default;
        List<AvatarPose> poses = TestMotion.Dance(rig, frames: 60, fps: 25);
        await TestMotion.WriteAsync(new VrmaSink(folder.File("dance.vrma")), rig, poses);
        SmallVrm.Write(folder.File("small.vrm"), rig);
        await File.WriteAllTextAsync(folder.File("times.json"), JsonSerializer.Serialize(poses.Select(pose => pose.Timestamp.TotalSeconds)));

        JsonElement played = await NodeScript.RunAsync("tests/Omozukai.Formats.Tests/Oracles/play-vrma.mjs", folder.File("small.vrm"), folder.File("dance.vrma"), folder.File("times.json"));

        played.GetProperty("warnings").EnumerateArray().ShouldBeEmpty();
        played.GetProperty("duration").GetDouble().ShouldBe(59 / 25.0, 1e-5);
        var comparison = new JointComparison();
        var kinematics = new ForwardKinematics(rig);
        for (int i = 0; i < poses.Count; i++)
        {
            JsonElement frame = played.GetProperty("frames")[i];
            kinematics.Update(poses[i]);
            comparison.Add(kinematics, frame.GetProperty("bones"));
            foreach (Expression expression in Enum.GetValues<Expression>())
            {
                float expected = VrmaLayout.IsLook(expression) ? 0 : poses[i].Expressions[(int)expression];
                frame.GetProperty("expressions").GetProperty(expression.Name()).GetSingle().ShouldBe(expected, 1e-5f);
            }
            frame.GetProperty("yaw").GetSingle().ShouldBe(poses[i].LookYawDegrees, 1e-3f);
            frame.GetProperty("pitch").GetSingle().ShouldBe(poses[i].LookPitchDegrees, 1e-3f);
        }
        comparison.ShouldAgree(joints: 60 * rig.Bones.Length);
    }

    [Fact]
    public async Task QuaternionsAreUnitAndNeighboursNearEachOther()
    {
        // The same rotation with both signs in turns, and longer than 1
        using var folder = new TemporaryFolder();
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, frames: 200, fps: 30);
        for (int i = 0; i < poses.Count; i++)
            foreach (ref Quaternion rotation in poses[i].Rotations) rotation *= i % 2 == 0 ? 1.5f : -1;
        await TestMotion.WriteAsync(new VrmaSink(folder.File("a.vrma")), Rig.Default, poses);

        Glb file = Glb.Read(await File.ReadAllBytesAsync(folder.File("a.vrma")));
        int rotations = 0;
        foreach (System.Text.Json.Nodes.JsonNode? accessor in file.Json["accessors"]!.AsArray())
        {
            if (accessor!["type"]!.GetValue<string>() != "VEC4") continue;
            ReadOnlySpan<Quaternion> keys = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Quaternion>(file.Binary.AsSpan(accessor["byteOffset"]!.GetValue<int>()))[..accessor["count"]!.GetValue<int>()];
            for (int i = 0; i < keys.Length; i++)
            {
                keys[i].Length().ShouldBe(1, 1e-6f);
                if (i > 0) Quaternion.Dot(keys[i], keys[i - 1]).ShouldBeGreaterThan(0);
            }
            rotations++;
        }
        rotations.ShouldBe(53 + 1); // bones without eyes, and the gaze
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(300, true)]
    [InlineData(300, false)]
    public async Task TheValidatorOfKhronosHasNothingToSay(int frames, bool face)
    {
        using var folder = new TemporaryFolder();
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, frames, fps: 30);
        foreach (AvatarPose pose in poses) pose.HasFace = face;
        await TestMotion.WriteAsync(new VrmaSink(folder.File("a.vrma")), Rig.Default, poses);
        JsonElement report = await NodeScript.RunAsync("tests/Omozukai.Formats.Tests/Oracles/validate.mjs", folder.File("a.vrma"));
        report.GetProperty("messages").GetRawText().ShouldBe("[]");
        (report.GetProperty("errors").GetInt32(), report.GetProperty("warnings").GetInt32()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task WhatIsNotANumberHoldsItsLastValue()
    {
        using var folder = new TemporaryFolder();
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, 3, 30);
        poses[1][HumanBone.Head] = new Quaternion(float.NaN, 0, 0, 1);
        poses[1][HumanBone.Spine] = default;
        poses[1].HipsPosition = new Vector3(float.PositiveInfinity);
        poses[1].Expressions[0] = float.NaN;
        await TestMotion.WriteAsync(new VrmaSink(folder.File("a.vrma")), Rig.Default, poses);
        JsonElement report = await NodeScript.RunAsync("tests/Omozukai.Formats.Tests/Oracles/validate.mjs", folder.File("a.vrma"));
        report.GetProperty("errors").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task AnAvatarWithoutARequiredBoneIsAFault()
    {
        using var folder = new TemporaryFolder();
        var rig = new Rig([KeyValuePair.Create(HumanBone.Hips, Vector3.UnitY)]);
        var sink = new VrmaSink(folder.File("a.vrma"));
        sink.Begin(rig);
        await sink.DisposeAsync();
        sink.Fault.ShouldNotBeNull().Message.ShouldContain("VRM demands the bone spine");
        Directory.GetFiles(folder.FullName).ShouldBeEmpty();
    }
}
