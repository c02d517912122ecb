using System.Numerics;
using System.Text;
using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Vmd;
using Omozukai.Tests;

namespace Omozukai.Formats.Tests.Vmd;

public sealed class VmdSinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task AModelOfMmdStandsAsTheAvatarDoes()
    {
        // A model as MMD has them: our default figure with the arms hanging, left-handed, facing -Z; its upper and lower body are children of the centre.
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, frames: 60, fps: 30);
        JsonElement vmd = await WriteAsync(poses);
        var keys = vmd.GetProperty("motions").EnumerateArray().GroupBy(key => key.GetProperty("name").GetString()!).ToDictionary(group => group.Key, group => group.OrderBy(key => key.GetProperty("frame").GetInt32()).ToArray());
        var kinematics = new ForwardKinematics(Rig.Default);
        double worst = 0;
        for (int frame = 0; frame < poses.Count; frame += 7)
        {
            kinematics.Update(poses[frame]);
            Quaternion upper = Rotation(keys["上半身"], frame), upper2 = Rotation(keys["上半身2"], frame), lower = Rotation(keys["下半身"], frame);
            Compare(upper * upper2 * Rotation(keys["首"], frame) * Rotation(keys["頭"], frame), HumanBone.Head, Vector3.UnitY, Vector3.UnitY);
            Compare(lower * Rotation(keys["左足"], frame) * Rotation(keys["左ひざ"], frame), HumanBone.LeftLowerLeg, -Vector3.UnitY, -Vector3.UnitY);
            foreach ((string side, bool isLeft) in new[] { ("左", true), ("右", false) })
            {
                float x = isLeft ? 1 : -1, hang = 37 * MathF.PI / 180;
                var resting = new Vector3(x * MathF.Cos(hang), -MathF.Sin(hang), 0); // of MMD's arm at rest
                Quaternion arm = upper * upper2 * Rotation(keys[side + "肩"], frame) * Rotation(keys[side + "腕"], frame);
                Quaternion elbow = arm * Rotation(keys[side + "ひじ"], frame);
                Quaternion finger = elbow * Rotation(keys[side + "手首"], frame) * Rotation(keys[side + "人指１"], frame);
                Compare(arm, isLeft ? HumanBone.LeftUpperArm : HumanBone.RightUpperArm, resting, new(x, 0, 0));
                Compare(elbow, isLeft ? HumanBone.LeftLowerArm : HumanBone.RightLowerArm, resting, new(x, 0, 0));
                Compare(finger, isLeft ? HumanBone.LeftIndexProximal : HumanBone.RightIndexProximal, resting, new(x, 0, 0));
            }
            Vector3 center = Position(keys["センター"], frame), travelled = (poses[frame].HipsPosition - Rig.Default.RestPosition(HumanBone.Hips)) * 12.5f;
            Vector3.Distance(center, travelled with { Z = -travelled.Z }).ShouldBeLessThan(0.03f);

            void Compare(Quaternion theirs, HumanBone bone, Vector3 theirRest, Vector3 ourRest)
            {
                Vector3 ours = Vector3.Transform(ourRest, kinematics.Rotation(bone)), there = Vector3.Transform(theirRest, theirs);
                worst = Math.Max(worst, Math.Acos(Math.Clamp(Vector3.Dot(there with { Z = -there.Z }, ours), -1, 1)) * 180 / Math.PI);
            }
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"worst direction {worst:0.000}°");
        worst.ShouldBeLessThan(1); // five joints, each within the tolerance of what is left out
    }

    [Fact]
    public async Task KeysAreFewAndTheirCurvesStraight()
    {
        List<AvatarPose> poses = [.. Enumerable.Range(0, 301).Select(i => new AvatarPose { Timestamp = TimeSpan.FromSeconds(i / 60.0), HipsPosition = Rig.Default.RestPosition(HumanBone.Hips) + new Vector3(i / 300f, 0, 0) })];
        JsonElement vmd = await WriteAsync(poses);
        JsonElement[] centre = [.. vmd.GetProperty("motions").EnumerateArray().Where(key => key.GetProperty("name").GetString() == "センター")];
        centre.Select(key => key.GetProperty("frame").GetInt32()).ShouldBe([0, 150]); // 60 a second became 30
        byte[] curve = [.. centre[0].GetProperty("interpolation").EnumerateArray().Take(16).Select(value => value.GetByte())];
        curve.ShouldBe([.. Enumerable.Repeat((byte)20, 8), .. Enumerable.Repeat((byte)107, 8)]);
        vmd.GetProperty("morphCount").GetInt32().ShouldBe(0); // no face was seen
    }

    [Fact]
    public async Task TheFaceIsThereAndAWinkIsNoBlink()
    {
        var pose = new AvatarPose { HasFace = true };
        pose.Expressions[(int)Expression.BlinkLeft] = 1;
        pose.Expressions[(int)Expression.BlinkRight] = 0.25f;
        pose.Expressions[(int)Expression.Aa] = 0.5f;
        pose.Expressions[(int)Expression.JawOpen] = 0.5f;
        JsonElement vmd = await WriteAsync([pose]);
        Dictionary<string, float> weights = vmd.GetProperty("morphs").EnumerateArray().GroupBy(key => key.GetProperty("name").GetString()!).ToDictionary(group => group.Key, group => group.First().GetProperty("weight").GetSingle());
        weights["まばたき"].ShouldBe(0.25f);
        weights["ウィンク２"].ShouldBe(0.75f);
        weights["ｳｨﾝｸ２右"].ShouldBe(0);
        weights["あ"].ShouldBe(0.5f);
    }

    [Fact]
    public async Task TheLegsIkIsOff()
    {
        await WriteAsync([new AvatarPose()]);
        byte[] file = File.ReadAllBytes(_folder.File("a.vmd"));
        Encoding shiftJis = CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!;
        int Count(int offset) => BitConverter.ToInt32(file, offset);
        int at = 50;
        at += 4 + Count(at) * 111; // bones
        at += 4 + Count(at) * 23;  // morphs
        for (int i = 0; i < 3; i++, at += 4) Count(at).ShouldBe(0); // camera, light, shadow
        (Count(at), Count(at + 4), file[at + 8], Count(at + 9)).ShouldBe((1, 0, (byte)1, 4));
        at += 13;
        string[] names = new string[4];
        for (int i = 0; i < 4; i++, at += 21)
        {
            names[i] = shiftJis.GetString(file, at, 20).TrimEnd('\0');
            file[at + 20].ShouldBe((byte)0);
        }
        names.ShouldBe(["左足ＩＫ", "右足ＩＫ", "左つま先ＩＫ", "右つま先ＩＫ"]);
        at.ShouldBe(file.Length);
    }

    [Fact]
    public void NothingIsAllocatedAfterTheFirstFrames()
    {
        AvatarPose[] poses = [.. TestMotion.Dance(Rig.Default, 80, 30)];
        var sink = new VmdSink(_folder.File("a.vmd"));
        sink.Begin(Rig.Default);
        foreach (AvatarPose pose in poses.AsSpan(0, 40)) sink.Write(pose);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (AvatarPose pose in poses.AsSpan(40)) sink.Write(pose);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sink.Fault.ShouldBeNull();
    }

    public void Dispose() => _folder.Dispose();

    private async Task<JsonElement> WriteAsync(List<AvatarPose> poses)
    {
        await TestMotion.WriteAsync(new VmdSink(_folder.File("a.vmd")), Rig.Default, poses);
        return await NodeScript.RunAsync("tests/Omozukai.Formats.Tests/Oracles/read-vmd.mjs", _folder.File("a.vmd"));
    }

    /// <summary>As MMD plays it: slerp between keys.</summary>
    private static Quaternion Rotation(JsonElement[] keys, int frame)
    {
        (JsonElement before, JsonElement after, float amount) = Between(keys, frame);
        return Quaternion.Slerp(Read(before), Read(after), amount);

        static Quaternion Read(JsonElement key)
        {
            float[] q = [.. key.GetProperty("rotation").EnumerateArray().Select(value => value.GetSingle())];
            return new Quaternion(q[0], q[1], q[2], q[3]);
        }
    }

    private static Vector3 Position(JsonElement[] keys, int frame)
    {
        (JsonElement before, JsonElement after, float amount) = Between(keys, frame);
        return Vector3.Lerp(Read(before), Read(after), amount);

        static Vector3 Read(JsonElement key) => new([.. key.GetProperty("position").EnumerateArray().Select(value => value.GetSingle())]);
    }

    private static (JsonElement Before, JsonElement After, float Amount) Between(JsonElement[] keys, int frame)
    {
        int next = Math.Max(1, Array.FindIndex(keys, key => key.GetProperty("frame").GetInt32() >= frame));
        int t0 = keys[next - 1].GetProperty("frame").GetInt32(), t1 = keys[next].GetProperty("frame").GetInt32();
        return (keys[next - 1], keys[next], (frame - t0) / (float)(t1 - t0));
    }
}
