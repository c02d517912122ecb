using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;
using Omozukai.Formats.Tests.Vrm;
using Omozukai.Formats.Tests.Vrma;
using Omozukai.Formats.Vrm;
using Omozukai.Tests;

namespace Omozukai.Formats.Tests.Gltf;

public sealed class GlbSinkTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public async Task TheValidatorOfKhronosFindsNoError(int frames)
    {
        using var folder = new TemporaryFolder();
        TestAvatar made = TestAvatar.Vrm1 with { IsTurnedAtRest = true, HasArmature = true };
        await WriteAsync(folder, AvatarReader.Read(made.ToVrm1(), "a.vrm"), TestMotion.Dance(Rig.Default, frames, fps: 30));
        JsonElement report = await NodeScript.RunAsync("tests/Omozukai.Formats.Tests/Oracles/validate.mjs", folder.File("a.glb"));
        report.GetProperty("messages").GetRawText().ShouldBe("[]");
    }

    [Fact]
    public async Task WhatTheFileHadStaysAsItWas()
    {
        // An extension that nobody knows, an animation, and a bone with a matrix
        using var folder = new TemporaryFolder();
        Glb before = Glb.Read(TestAvatar.Vrm1.ToVrm1());
        before.Json["extensions"]!["ACME_hat"] = new JsonObject { ["feathers"] = 3 };
        JsonObject hips = before.Json["nodes"]![0]!.AsObject();
        float[] t = [.. hips["translation"]!.AsArray().Select(v => v!.GetValue<float>())];
        hips.Remove("translation");
        hips["matrix"] = new JsonArray(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, t[0], t[1], t[2], 1);
        await WriteAsync(folder, AvatarReader.Read(before.ToBytes(), "a.vrm"), TestMotion.Dance(Rig.Default, 10, 30));
        await WriteAsync(folder, AvatarReader.Read(folder.File("a.glb")), TestMotion.Dance(Rig.Default, 20, 30, seed: 2), "b.glb");

        Glb after = Glb.Read(await File.ReadAllBytesAsync(folder.File("b.glb")));
        after.Json["extensions"]!.ToJsonString().ShouldBe(before.Json["extensions"]!.ToJsonString());
        after.Json["meshes"]!.ToJsonString().ShouldBe(before.Json["meshes"]!.ToJsonString());
        after.Binary.AsSpan(0, before.Binary.Length).SequenceEqual(before.Binary).ShouldBeTrue();
        after.Json["nodes"]![0]!["matrix"].ShouldBeNull();
        after.Json["nodes"]![0]!["translation"]!.AsArray().Select(v => v!.GetValue<float>()).ShouldBe(t);
        JsonArray animations = after.Json["animations"]!.AsArray();
        animations.Count.ShouldBe(2); // the new one first: players play that
        int times = animations[0]!["samplers"]![0]!["input"]!.GetValue<int>();
        after.Json["accessors"]![times]!["count"]!.GetValue<int>().ShouldBe(20);
    }

    [Fact]
    public async Task AFileOfManyPartsBecomesOne()
    {
        using var folder = new TemporaryFolder();
        Glb glb = Glb.Read(new TestAvatar { Name = bone => bone.ToString() }.ToGltf());
        await File.WriteAllBytesAsync(folder.File("mesh data.bin"), glb.Binary);
        byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==");
        await File.WriteAllBytesAsync(folder.File("skin.png"), png);
        glb.Json["buffers"]![0]!["uri"] = "mesh%20data.bin";
        glb.Json["images"] = new JsonArray(new JsonObject { ["uri"] = "skin.png" }, new JsonObject { ["uri"] = "data:image/png;base64," + Convert.ToBase64String(png) });
        glb.Json["textures"] = new JsonArray(new JsonObject { ["source"] = 0 }, new JsonObject { ["source"] = 1 });
        await File.WriteAllTextAsync(folder.File("a.gltf"), glb.Json.ToJsonString());
        Avatar avatar = AvatarReader.Read(folder.File("a.gltf"));
        await WriteAsync(folder, avatar, TestMotion.Dance(avatar.Rig, 10, 30));

        File.Delete(folder.File("mesh data.bin"));
        File.Delete(folder.File("skin.png"));
        JsonElement report = await NodeScript.RunAsync("tests/Omozukai.Formats.Tests/Oracles/validate.mjs", folder.File("a.glb"));
        report.GetProperty("messages").GetRawText().ShouldBe("[]");
        Glb after = Glb.Read(await File.ReadAllBytesAsync(folder.File("a.glb")));
        after.Binary.AsSpan(0, glb.Binary.Length).SequenceEqual(glb.Binary).ShouldBeTrue();
        foreach (JsonNode? image in after.Json["images"]!.AsArray())
        {
            JsonNode view = after.Json["bufferViews"]![image!["bufferView"]!.GetValue<int>()]!;
            after.Binary.AsSpan(view["byteOffset"]!.GetValue<int>(), view["byteLength"]!.GetValue<int>()).SequenceEqual(png).ShouldBeTrue();
            image["mimeType"]!.GetValue<string>().ShouldBe("image/png");
        }

        // And where a part has gone, nothing is left of the output
        var sink = new GlbSink(folder.File("c.glb"), avatar);
        sink.Begin(avatar.Rig);
        await sink.DisposeAsync();
        sink.Fault.ShouldNotBeNull().Message.ShouldContain("buffers[0] lies in mesh data.bin, which does not exist");
        File.Exists(folder.File("c.glb")).ShouldBeFalse();
    }

    [Fact]
    public async Task AMotionOfAnotherFigureIsFitted()
    {
        // A figure half as tall without chest, neck and shoulders: its arms point where the source's do
        using var folder = new TemporaryFolder();
        var small = new Rig(TestMotion.SmallestRig.Bones.ToArray().Select(bone => KeyValuePair.Create(bone, Rig.Default.RestPosition(bone) / 2)));
        Avatar avatar = AvatarReader.Read((TestAvatar.Vrm1 with { Rig = small }).ToVrm1(), "a.vrm");
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, 30, 10);
        ForwardKinematics theirs = new(Rig.Default), ours = new(small);
        var fit = new RigFit(Rig.Default, small);
        var fitted = new AvatarPose();
        foreach (AvatarPose pose in poses)
        {
            fit.Apply(pose, fitted);
            theirs.Update(pose);
            ours.Update(fitted);
            foreach (HumanBone bone in small.Bones) TestMotion.DegreesBetween(ours.Rotation(bone), theirs.Rotation(bone)).ShouldBeLessThan(0.01, bone.Name());
            Vector3.Distance(fitted.HipsPosition, pose.HipsPosition / 2).ShouldBeLessThan(1e-5f);
        }
        await WriteAsync(folder, avatar, poses); // written with the default figure's rig
        Avatar read = AvatarReader.Read(folder.File("a.glb"));
        read.Contents.Animations.ShouldBe(1);
    }

    private static async Task WriteAsync(TemporaryFolder folder, Avatar avatar, List<AvatarPose> poses, string name = "a.glb") =>
        await TestMotion.WriteAsync(new GlbSink(folder.File(name), avatar), Rig.Default, poses);
}
