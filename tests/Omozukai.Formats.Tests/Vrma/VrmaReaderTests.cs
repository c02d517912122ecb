using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Vrma;
using Omozukai.Tests;

namespace Omozukai.Formats.Tests.Vrma;

public sealed class VrmaReaderTests
{
    /// <summary>The sampler of the head's rotation: hips' translation, then hips, spine, chest, upperChest, neck, head.</summary>
    private const int HeadSampler = 6;

    private static readonly HumanBone[] s_bones = [.. Enum.GetValues<HumanBone>().Where(bone => !VrmaLayout.IsEye(bone))];

    [Fact]
    public async Task WhatIsWrittenIsReadBack()
    {
        List<AvatarPose> expected = TestMotion.Dance(Rig.Default, frames: 60, fps: 25);
        using var reader = new VrmaReader(await WriteAsync(expected), "dance.vrma");
        reader.Fps.ShouldBe(25);
        foreach (HumanBone bone in s_bones) Vector3.Distance(reader.Rig.RestPosition(bone), Rig.Default.RestPosition(bone)).ShouldBeLessThan(1e-5f);
        List<AvatarPose> actual = TestMotion.ReadAll(reader);
        TestMotion.ShouldBeTheSame(actual, expected, s_bones);
        for (int i = 0; i < expected.Count; i++)
        {
            foreach (Expression expression in Enum.GetValues<Expression>())
                if (!VrmaLayout.IsLook(expression)) actual[i].Expressions[(int)expression].ShouldBe(expected[i].Expressions[(int)expression], 1e-6f);
            actual[i].LookYawDegrees.ShouldBe(expected[i].LookYawDegrees, 1e-3f);
            actual[i].LookPitchDegrees.ShouldBe(expected[i].LookPitchDegrees, 1e-3f);
            actual[i].HasFace.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task IrregularTimesAndStillnessAreKept()
    {
        var poses = new List<AvatarPose>();
        foreach (double time in new[] { 0.5, 0.6, 0.85, 0.85, 0.7, 3 }) poses.Add(new AvatarPose { Timestamp = TimeSpan.FromSeconds(time), HipsPosition = Vector3.UnitY });
        using var reader = new VrmaReader(await WriteAsync(poses), "still.vrma");
        reader.Fps.ShouldBeNull();
        List<AvatarPose> actual = TestMotion.ReadAll(reader);
        actual.Select(pose => Math.Round(pose.Timestamp.TotalSeconds, 4)).ShouldBe([0.5, 0.6, 0.85, 3]);
        actual.ShouldAllBe(pose => !pose.HasFace && pose.HipsPosition == Vector3.UnitY);
    }

    [Fact]
    public async Task RestRotationsOfAnyKindAreTurnedToTheNormalizedHumanoid()
    {
        // The same motion on a skeleton whose nodes rest in wild rotations below a turned and shifted root
        List<AvatarPose> expected = TestMotion.Dance(Rig.Default, frames: 12, fps: 25);
        byte[] wild = TurnRest(Glb.Read(await WriteAsync(expected))).ToBytes();
        TestMotion.ShouldBeTheSame(TestMotion.ReadAll(new VrmaReader(wild, "wild.vrma")), expected, s_bones);

        // three-vrm finds the same motion in it: it is the file that is wild, not our idea of it
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("wild.vrma"), wild);
        SmallVrm.Write(folder.File("small.vrm"), Rig.Default);
        await File.WriteAllTextAsync(folder.File("times.json"), JsonSerializer.Serialize(expected.Select(pose => pose.Timestamp.TotalSeconds)));
        JsonElement played = await NodeScript.RunAsync("tests/Omozukai.Formats.Tests/Oracles/play-vrma.mjs", folder.File("small.vrm"), folder.File("wild.vrma"), folder.File("times.json"));
        var comparison = new JointComparison();
        var kinematics = new ForwardKinematics(Rig.Default);
        for (int i = 0; i < expected.Count; i++)
        {
            kinematics.Update(expected[i]);
            comparison.Add(kinematics, played.GetProperty("frames")[i].GetProperty("bones"));
        }
        comparison.ShouldAgree(joints: 12 * 55);
    }

    [Fact]
    public async Task StepsAndSplinesAreSampled()
    {
        // Two keys a second apart, 90° of turn; a track of the hips adds times between them
        var poses = new List<AvatarPose>();
        foreach (double time in new[] { 0, 0.25, 0.5, 1 })
        {
            var pose = new AvatarPose { Timestamp = TimeSpan.FromSeconds(time) };
            pose[HumanBone.Head] = Quaternion.CreateFromAxisAngle(Vector3.UnitY, (float)(time * Math.PI / 2));
            poses.Add(pose);
        }
        Glb file = Glb.Read(await WriteAsync(poses));
        file.Json["animations"]![0]!["samplers"]![HeadSampler]!["interpolation"] = "STEP";
        List<AvatarPose> stepped = TestMotion.ReadAll(new VrmaReader(file.ToBytes(), "step.vrma"));
        TestMotion.DegreesBetween(stepped[2][HumanBone.Head], poses[2][HumanBone.Head]).ShouldBeLessThan(0.01);

        // A spline with three values a key: at rest in the middle of 4 keys' 12 values, the values are the middle ones
        file.Json["animations"]![0]!["samplers"]![HeadSampler]!["interpolation"] = "CUBICSPLINE";
        List<AvatarPose> splined = TestMotion.ReadAll(new VrmaReader(WithHeadKeys(file,
        [
            0, 0, 0, 0, /**/ 0, 0, 0, 1, /**/ 0, 0, 0, 0,
            0, 0, 0, 0, /**/ 1, 0, 0, 0, /**/ 0, 0, 0, 0,
            0, 0, 0, 0, /**/ 0, 1, 0, 0, /**/ 0, 0, 0, 0,
            0, 0, 0, 0, /**/ 0, 0, 1, 0, /**/ 0, 0, 0, 0,
        ]), "spline.vrma"));
        splined.Select(pose => pose[HumanBone.Head]).ShouldBe([Quaternion.Identity, new(1, 0, 0, 0), new(0, 1, 0, 0), new(0, 0, 1, 0)]);
    }

    [Fact]
    public async Task KeysThatAreNoRotationLeaveTheBoneAtRest()
    {
        Glb file = Glb.Read(await WriteAsync(TestMotion.Dance(Rig.Default, 2, 25)));
        // So short that its square loses its digits, and a rotation
        List<AvatarPose> poses = TestMotion.ReadAll(new VrmaReader(WithHeadKeys(file, [1e-22f, 0, 0, 1e-22f, /**/ 0, 1, 0, 0]), "short.vrma"));
        poses.Select(pose => pose[HumanBone.Head]).ShouldBe([Quaternion.Identity, new(0, 1, 0, 0)]);
    }

    [Fact]
    public async Task WhatIsWrongIsSaid()
    {
        byte[] whole = await WriteAsync(TestMotion.Dance(Rig.Default, 4, 30));
        Error([]).ShouldBe("a.vrma cannot be read: it does not begin as a GLB does. Export the animation again from the program that made it.");
        Error(whole[..2000]).ShouldContain("it breaks off in its JSON, after 2000 bytes");
        Error(Changed(json => json.Remove("extensions"))).ShouldContain("the extension VRMC_vrm_animation is missing");
        Error(Changed(json => json["extensions"]!["VRMC_vrm_animation"]!["specVersion"] = "2.0")).ShouldContain("has version 2.0; this program reads 1.0");
        Error(Changed(json => json["extensions"]!["VRMC_vrm_animation"]!["humanoid"]!["humanBones"]!["hips"]!["node"] = 7000)).ShouldContain("VRMC_vrm_animation: hips.node is 7000, and there are ");
        Error(Changed(json => json["buffers"]![0]!["uri"] = "../../etc/passwd")).ShouldContain("buffers[0].uri leads out of the file's own folder");
        Error(Changed(json => json["accessors"]![3]!["count"] = int.MaxValue)).ShouldContain("accessors[3] ends at byte");
        Error(Changed(json => json["accessors"]![3]!["byteOffset"] = 4_000_000_000)).ShouldContain("accessors[3] ends at byte");
        Error(Changed(json => json["nodes"]![1]!["children"] = new JsonArray(0))).ShouldContain("nodes[0] is its own ancestor");
        Error(Changed(json => json["nodes"]![1]!["children"] = new JsonArray(1))).ShouldContain("nodes[1] is a child of two nodes");
        Error(Changed(json => json["nodes"]![1]!["scale"] = new JsonArray(0, 0, 0))).ShouldContain("cannot be read");

        byte[] Changed(Action<JsonObject> change)
        {
            Glb glb = Glb.Read(whole);
            change(glb.Json);
            return glb.ToBytes();
        }

        static string Error(byte[] bytes) => Should.Throw<InvalidDataException>(() => TestMotion.ReadAll(new VrmaReader(bytes, "a.vrma"))).Message;
    }

    [Fact]
    public async Task DamagedFilesThrowNothingButInvalidDataException()
    {
        byte[] whole = await WriteAsync(TestMotion.Dance(Rig.Default, 3, 30));
        Damage.Sample(whole, bytes =>
        {
            foreach (AvatarPose pose in TestMotion.ReadAll(new VrmaReader(bytes, "damaged.vrma")))
                foreach (Quaternion rotation in pose.Rotations) rotation.Length().ShouldBe(1, 1e-4f);
        }, iterations: 500);
    }

    [Fact]
    public async Task HostileValuesThrowNothingButInvalidDataException()
    {
        byte[] whole = await WriteAsync(TestMotion.Dance(Rig.Default, 3, 30));
        Damage.Sample(HostileJson.Of(whole), bytes => TestMotion.ReadAll(new VrmaReader(bytes, "hostile.vrma")), iterations: 200);
    }

    [Fact]
    public async Task CutOffAtAnyKilobyteItIsRefused()
    {
        byte[] whole = await WriteAsync(TestMotion.Dance(Rig.Default, 30, 30));
        for (int length = 0; length < whole.Length; length += 1024)
            Should.Throw<InvalidDataException>(() => new VrmaReader(whole[..length], "cut.vrma")).Message.ShouldStartWith("cut.vrma cannot be read: it ");
    }

    /// <summary>Puts other numbers, four a value, in the place of those of the head's track.</summary>
    private static byte[] WithHeadKeys(Glb file, ReadOnlySpan<float> numbers)
    {
        byte[] keys = MemoryMarshal.AsBytes(numbers).ToArray();
        JsonNode accessor = file.Json["accessors"]![file.Json["animations"]![0]!["samplers"]![HeadSampler]!["output"]!.GetValue<int>()]!;
        accessor["byteOffset"] = file.Binary.Length;
        accessor["count"] = numbers.Length / 4;
        file.Json["buffers"]![0]!["byteLength"] = file.Binary.Length + keys.Length;
        file.Json["bufferViews"]![accessor["bufferView"]!.GetValue<int>()]!["byteLength"] = file.Binary.Length + keys.Length;
        return new Glb(file.Json, [.. file.Binary, .. keys]).ToBytes();
    }

    /// <summary>Gives every bone's node a rest rotation, keeps where the bones rest, and turns the keys so that the motion stays.</summary>
    private static Glb TurnRest(Glb file)
    {
        JsonArray nodes = file.Json["nodes"]!.AsArray();
        var world = new Dictionary<int, Quaternion>();
        var rootTurn = Quaternion.Normalize(new Quaternion(0.3f, -0.2f, 0.5f, 0.7f));
        var rootPlace = new Vector3(0.2f, -0.3f, 0.1f);
        var bones = file.Json["extensions"]!["VRMC_vrm_animation"]!["humanoid"]!["humanBones"]!.AsObject()
            .ToDictionary(pair => pair.Value!["node"]!.GetValue<int>(), pair => pair.Key);
        foreach (int node in bones.Keys) world[node] = Quaternion.Normalize(new Quaternion(MathF.Sin(node), MathF.Cos(node * 3), MathF.Sin(node * 7), 0.9f));
        var parents = new Dictionary<int, int>();
        for (int i = 0; i < nodes.Count; i++)
            foreach (JsonNode? child in nodes[i]!["children"]?.AsArray() ?? []) parents[child!.GetValue<int>()] = i;
        Quaternion Above(int node) => Quaternion.Conjugate(parents.TryGetValue(node, out int parent) ? world[parent] : rootTurn);

        foreach (int node in bones.Keys)
        {
            JsonArray t = nodes[node]!["translation"]!.AsArray();
            var offset = new Vector3(t[0]!.GetValue<float>(), t[1]!.GetValue<float>(), t[2]!.GetValue<float>());
            if (!parents.ContainsKey(node)) offset -= rootPlace;
            offset = Vector3.Transform(offset, Above(node));
            Quaternion rest = Above(node) * world[node];
            nodes[node]!["translation"] = new JsonArray(offset.X, offset.Y, offset.Z);
            nodes[node]!["rotation"] = new JsonArray(rest.X, rest.Y, rest.Z, rest.W);
        }
        JsonNode animation = file.Json["animations"]![0]!;
        foreach (JsonNode? channel in animation["channels"]!.AsArray())
        {
            int node = channel!["target"]!["node"]!.GetValue<int>();
            if (!bones.ContainsKey(node)) continue;
            JsonNode accessor = file.Json["accessors"]![animation["samplers"]![channel["sampler"]!.GetValue<int>()]!["output"]!.GetValue<int>()]!;
            Span<byte> keys = file.Binary.AsSpan(accessor["byteOffset"]!.GetValue<int>());
            int count = accessor["count"]!.GetValue<int>();
            if (channel["target"]!["path"]!.GetValue<string>() == "rotation")
            {
                foreach (ref Quaternion key in MemoryMarshal.Cast<byte, Quaternion>(keys)[..count]) key = Above(node) * key * world[node];
            }
            else
            {
                foreach (ref Vector3 key in MemoryMarshal.Cast<byte, Vector3>(keys)[..count]) key = Vector3.Transform(key - rootPlace, Above(node));
            }
        }
        nodes.Add(new JsonObject
        {
            ["name"] = "Armature",
            ["translation"] = new JsonArray(rootPlace.X, rootPlace.Y, rootPlace.Z),
            ["rotation"] = new JsonArray(rootTurn.X, rootTurn.Y, rootTurn.Z, rootTurn.W),
            ["children"] = new JsonArray(bones.Single(pair => pair.Value == "hips").Key),
        });
        JsonArray roots = file.Json["scenes"]![0]!["nodes"]!.AsArray();
        roots[0] = nodes.Count - 1;
        return file;
    }

    private static async Task<byte[]> WriteAsync(List<AvatarPose> poses)
    {
        using var folder = new TemporaryFolder();
        await TestMotion.WriteAsync(new VrmaSink(folder.File("a.vrma")), Rig.Default, poses);
        return await File.ReadAllBytesAsync(folder.File("a.vrma"));
    }
}
