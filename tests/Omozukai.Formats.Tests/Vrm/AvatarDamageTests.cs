using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;
using Omozukai.Formats.Tests.Vrma;
using Omozukai.Formats.Vrm;
using Omozukai.Tests;

namespace Omozukai.Formats.Tests.Vrm;

/// <summary>Avatars that are not what they say: every one is read, or refused with file, place and reason, soon and in little memory.</summary>
public sealed class AvatarDamageTests
{
    private static readonly byte[] s_vrm1 = TestAvatar.Vrm1.ToVrm1(), s_vrm0 = TestAvatar.Vrm0.ToVrm0(), s_gltf = new TestAvatar { Name = bone => bone.ToString() }.ToGltf();

    [Fact]
    public void CutOffAtAnyKilobyteItIsRefused()
    {
        using var folder = new TemporaryFolder();
        File.Copy(TestFiles.Checkout("assets/koharu.vrm"), folder.File("cut.vrm"));
        using FileStream file = File.Open(folder.File("cut.vrm"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        int cuts = 0;
        for (long length = (file.Length - 1) / 1024 * 1024; length >= 0; length -= 1024, cuts++)
        {
            file.SetLength(length);
            Should.Throw<InvalidDataException>(() => AvatarReader.Read(folder.File("cut.vrm"))).Message.ShouldStartWith(folder.File("cut.vrm") + " cannot be read as an avatar: it ");
        }
        cuts.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void DamagedBytes()
    {
        foreach (byte[] whole in new[] { s_vrm1, s_vrm0, s_gltf }) Damage.Sample(whole, bytes => Use(AvatarReader.Read(bytes, "damaged.vrm")), iterations: 150);
    }

    [Fact]
    public void HostileValues()
    {
        foreach (byte[] whole in new[] { s_vrm1, s_vrm0, s_gltf }) Damage.Sample(HostileJson.Of(whole), bytes => Use(AvatarReader.Read(bytes, "hostile.vrm")), iterations: 150);
    }

    [Fact]
    public void WhatIsAcceptedCanBeWrittenOrIsRefusedThen()
    {
        using var folder = new TemporaryFolder();
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, 2, 30);
        Damage.Sample(HostileJson.Of(s_vrm1), bytes =>
        {
            var sink = new GlbSink(folder.File("a.glb"), AvatarReader.Read(bytes, "hostile.vrm"));
            sink.Begin(Rig.Default);
            foreach (AvatarPose pose in poses) sink.Write(pose);
            sink.DisposeAsync().AsTask().GetAwaiter().GetResult();
            if (sink.Fault is { } fault) throw fault;
            AvatarReader.Read(folder.File("a.glb"));
        }, iterations: 100);
    }

    [Theory]
    [InlineData("nothing", "it does not begin as a glTF does")]
    [InlineData("a picture", "it does not begin as a glTF does")]
    [InlineData("glTF alone", "it breaks off in its header")]
    [InlineData("version 1", "it is a GLB of version 1")]
    [InlineData("JSON of 4 GB", "its JSON has 4095 MiB; up to 64 MiB are read")]
    [InlineData("many values", "its JSON has more than 4194304 values")]
    [InlineData("deep JSON", "its JSON is damaged, at line 1")]
    [InlineData("a NaN", "its JSON is damaged, at line 1")]
    [InlineData("an infinity", "nodes[3].translation is 1e400; expected a number within ±1000000")]
    [InlineData("a turn of zeros", "nodes[3].rotation is no rotation")]
    [InlineData("a ring", "nodes[0] is its own ancestor")]
    [InlineData("two parents", "nodes[5] is a child of two nodes")]
    [InlineData("no such child", "nodes[0].children names a node that there is not")]
    [InlineData("a deep tree", "hangs 1001 deep; up to 1000 are read")]
    [InlineData("many nodes", "there are 70000 nodes; up to 65536 are read")]
    [InlineData("accessor past the buffer", "accessors[1] ends at byte 25769803764 of a view of 432")]
    [InlineData("zeros without end", "accessors[1].count is 2147483647, and no bytes stand behind it")]
    [InlineData("buffer past the file", "buffers[0] has 2147483647 bytes, and")]
    [InlineData("view past the buffer", "bufferViews[2] ends at byte 9000000432 of a buffer of")]
    [InlineData("path up", "buffers[0].uri leads out of the file's own folder (../../secret.bin)")]
    [InlineData("path up, escaped", "images[0].uri leads out of the file's own folder")]
    [InlineData("path from the root", "images[0].uri leads out of the file's own folder (/etc/passwd)")]
    [InlineData("another machine", "images[0].uri leads out of the file's own folder (https://host/x.png)")]
    [InlineData("a picture of 4 gigapixels", "images[0] has 65535×65535 pixels; up to 16384×16384 are read")]
    [InlineData("many large pictures", "images[4] and the pictures before it have 1280 million pixels together")]
    [InlineData("no hips", "it lacks a bone that a humanoid must have: hips")]
    [InlineData("no arms", "it lacks bones that a humanoid must have: leftLowerArm, leftHand")]
    [InlineData("a bone that is no node", "VRMC_vrm.humanoid.humanBones.head.node is 7000, and there are 56 nodes")]
    [InlineData("a hand on a foot", "(node of leftFoot) cannot be leftHand: is leftFoot already")]
    [InlineData("hips squashed", "which the hips hang from, is squashed flat")]
    public void WhatIsWrongIsSaid(string what, string expected)
    {
        byte[] bytes = Hostile(what);
        long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        string message = Should.Throw<InvalidDataException>(() => AvatarReader.Read(bytes, "bad.vrm")).Message;
        TestContext.Current.TestOutputHelper!.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms, {(GC.GetAllocatedBytesForCurrentThread() - before) >> 10} kB: {message}");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100 << 20);
        message.ShouldStartWith("bad.vrm cannot be read as an avatar: ");
        message.ShouldContain(expected);
        message.ShouldEndWith("Export it again from the program that made it, or choose another.");
    }

    [Fact]
    public void SmallFaultsArePassedOver()
    {
        // A jaw that is a hand's node, which some exporters do; a trailing zero in the JSON's padding; binds that lead nowhere
        Glb glb = Glb.Read(s_vrm1);
        JsonNode vrm = glb.Json["extensions"]!["VRMC_vrm"]!;
        JsonObject bones = vrm["humanoid"]!["humanBones"]!.AsObject();
        bones["jaw"]!["node"] = bones["leftHand"]!["node"]!.GetValue<int>();
        vrm["expressions"]!["preset"]!["aa"]!["morphTargetBinds"]![0]!["index"] = 999;
        byte[] bytes = glb.ToBytes();
        int json = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12));
        if (bytes[20 + json - 1] == ' ') bytes[20 + json - 1] = 0;
        Avatar avatar = AvatarReader.Read(bytes, "odd.vrm");
        avatar.Rig.Has(HumanBone.Jaw).ShouldBeFalse();
        avatar.Warnings.ShouldHaveSingleItem().ShouldContain("jaw was left out");
        avatar.Expressions.Single(expression => expression.Meaning == Expression.Aa).MorphCount.ShouldBe(0);
    }

    private static void Use(Avatar avatar)
    {
        foreach (HumanBone bone in avatar.Rig.Bones) avatar.ToNodeRotation(bone, System.Numerics.Quaternion.Identity).Length().ShouldBe(1, 1e-3f);
        _ = avatar.ToNodeTranslation(avatar.Rig.RestPosition(HumanBone.Hips));
    }

    private static byte[] Hostile(string what)
    {
        Glb glb = Glb.Read(s_vrm1);
        JsonObject json = glb.Json;
        JsonArray nodes = json["nodes"]!.AsArray();
        JsonObject bones = json["extensions"]!["VRMC_vrm"]!["humanoid"]!["humanBones"]!.AsObject();
        switch (what)
        {
            case "nothing": return [];
            case "a picture": return Png(8, 8);
            case "glTF alone": return "glTF"u8.ToArray();
            case "version 1": return [.. "glTF"u8, 1, .. new byte[40]];
            case "JSON of 4 GB": return [.. "glTF"u8, 2, 0, 0, 0, .. new byte[4], 0xFF, 0xFF, 0xFF, 0xFF, .. "JSON"u8, .. "{}"u8];
            case "many values": return Encoding.ASCII.GetBytes("{\"asset\":{\"version\":\"2.0\"},\"a\":[" + new StringBuilder().Insert(0, "0,", 5_000_000) + "0]}");
            case "deep JSON": return Encoding.ASCII.GetBytes("{\"a\":" + new string('[', 1_000_000));
            case "a NaN": return Encoding.ASCII.GetBytes("{\"asset\":{\"version\":\"2.0\"},\"nodes\":[{\"translation\":[NaN,0,0]}]}");
            case "an infinity": nodes[3]!["translation"] = JsonNode.Parse("[1e400,0,0]"); break;
            case "a turn of zeros": nodes[3]!["rotation"] = new JsonArray(0, 0, 0, 0); break;
            case "a ring": nodes[1]!["children"]!.AsArray().Add(0); break;
            case "two parents": nodes[1]!["children"]!.AsArray().Add(5); break;
            case "no such child": nodes[0]!["children"]!.AsArray().Add(5000); break;
            case "a deep tree":
                for (int i = nodes.Count; i < 2000; i++) nodes.Add(new JsonObject { ["children"] = new JsonArray(i + 1) });
                nodes.Add(new JsonObject());
                break;
            case "many nodes":
                while (nodes.Count < 70_000) nodes.Add(new JsonObject());
                break;
            case "accessor past the buffer": json["accessors"]![1]!["count"] = int.MaxValue; break;
            case "zeros without end":
                json["accessors"]![1]!["count"] = int.MaxValue;
                json["accessors"]![1]!.AsObject().Remove("bufferView");
                break;
            case "buffer past the file": json["buffers"]![0]!["byteLength"] = int.MaxValue; break;
            case "view past the buffer": json["bufferViews"]![2]!["byteOffset"] = 9_000_000_000; break;
            case "path up": json["buffers"]![0]!["uri"] = "../../secret.bin"; break;
            case "path up, escaped": json["images"] = new JsonArray(new JsonObject { ["uri"] = "a%2F..%2F..%2Fsecret.png" }); break;
            case "path from the root": json["images"] = new JsonArray(new JsonObject { ["uri"] = "/etc/passwd" }); break;
            case "another machine": json["images"] = new JsonArray(new JsonObject { ["uri"] = "https://host/x.png" }); break;
            case "a picture of 4 gigapixels": json["images"] = new JsonArray(Picture(65535, 65535)); break;
            case "many large pictures": json["images"] = new JsonArray([.. Enumerable.Range(0, 8).Select(_ => Picture(16384, 16384))]); break;
            case "no hips": bones.Remove("hips"); break;
            case "no arms":
                bones.Remove("leftLowerArm");
                bones.Remove("leftHand");
                break;
            case "a bone that is no node": bones["head"]!["node"] = 7000; break;
            case "a hand on a foot": bones["leftHand"]!["node"] = bones["leftFoot"]!["node"]!.GetValue<int>(); break;
            case "hips squashed":
                json["scenes"]![0]!["nodes"]![0] = nodes.Count;
                nodes.Add(new JsonObject { ["scale"] = new JsonArray(0, 0, 0), ["children"] = new JsonArray(0) });
                break;
            default: throw new ArgumentOutOfRangeException(nameof(what), what, "not made");
        }
        return glb.ToBytes();
    }

    private static JsonObject Picture(uint width, uint height) => new() { ["uri"] = "data:image/png;base64," + Convert.ToBase64String(Png(width, height)) };

    /// <summary>The head of a PNG, which is all that a bomb needs to be believed.</summary>
    private static byte[] Png(uint width, uint height)
    {
        byte[] png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[8], 8, 6, 0, 0, 0, .. new byte[12]];
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        return png;
    }
}
