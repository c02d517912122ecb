using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;
using Omozukai.Formats.Vrm;
using Omozukai.Formats.Vrma;
using Omozukai.Tests;

namespace Omozukai.Formats.Tests.Vrm;

/// <summary>An avatar with a motion, played in Chromium: as a VRM with a .vrma by three-vrm, and as a .glb by three alone.</summary>
internal sealed class PlayedAvatar(Avatar avatar, List<AvatarPose> poses, int frames)
{
    private const string Script = "tests/Omozukai.Formats.Tests/Oracles/play-in-browser.mjs";

    /// <summary>Twenty joints from head to toe and to the fingertips.</summary>
    private static readonly HumanBone[] s_joints =
    [
        HumanBone.Hips, HumanBone.Spine, HumanBone.Head, HumanBone.LeftUpperArm, HumanBone.LeftLowerArm, HumanBone.LeftHand, HumanBone.RightUpperArm, HumanBone.RightLowerArm,
        HumanBone.RightHand, HumanBone.LeftUpperLeg, HumanBone.LeftLowerLeg, HumanBone.LeftFoot, HumanBone.RightUpperLeg, HumanBone.RightLowerLeg, HumanBone.RightFoot,
        HumanBone.LeftToes, HumanBone.RightToes, HumanBone.LeftIndexDistal, HumanBone.RightLittleDistal, HumanBone.LeftThumbDistal,
    ];

    public JsonElement Vrma { get; private set; }

    public JsonElement Glb { get; private set; }

    /// <summary>Plays both; pictures of them land in artifacts/looks.</summary>
    public async Task PlayAsync(TemporaryFolder folder, string name)
    {
        if (!File.Exists("/usr/bin/chromium") && !File.Exists("/usr/bin/google-chrome") && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("Chromium is not on this machine.");
        await TestMotion.WriteAsync(new VrmaSink(folder.File("motion.vrma"), avatar: avatar), avatar.Rig, poses);
        await TestMotion.WriteAsync(new GlbSink(folder.File("motion.glb"), avatar), avatar.Rig, poses);
        string looks = Directory.CreateDirectory(TestFiles.Checkout("artifacts/looks")).FullName;
        object Job(string motion, string kind) => new
        {
            avatar = Path.GetFullPath(avatar.FileName),
            motion = folder.File(motion),
            times = Times.Select(i => poses[i].Timestamp.TotalSeconds),
            nodes = s_joints.ToDictionary(bone => bone.Name(), bone => avatar.Skeleton[bone].Node.Index),
            picture = Path.Combine(looks, $"{name}-{kind}.png"),
        };
        await File.WriteAllTextAsync(folder.File("jobs.json"), JsonSerializer.Serialize(new[] { Job("motion.vrma", "vrma"), Job("motion.glb", "glb") }));
        JsonElement played = await NodeScript.RunAsync(Script, folder.File("jobs.json"));
        (Vrma, Glb) = (played[0], played[1]);
    }

    /// <summary>The poses that are compared: spread over the motion.</summary>
    public IEnumerable<int> Times => Enumerable.Range(0, frames).Select(i => i * (poses.Count - 1) / (frames - 1));

    /// <summary>All joints of all frames stand where our kinematics say.</summary>
    /// <param name="played">One of the two.</param>
    /// <param name="turn">The way the player's scene is turned to ours.</param>
    public void JointsShouldAgree(JsonElement played, Quaternion turn)
    {
        var kinematics = new ForwardKinematics(avatar.Rig);
        double worst = 0;
        int joints = 0;
        foreach ((int pose, JsonElement frame) in Times.Zip(played.GetProperty("frames").EnumerateArray()))
        {
            kinematics.Update(poses[pose]);
            foreach (HumanBone bone in s_joints)
            {
                float[] p = [.. frame.GetProperty("bones").GetProperty(bone.Name()).GetProperty("position").EnumerateArray().Select(v => v.GetSingle())];
                worst = Math.Max(worst, 1000 * Vector3.Distance(Vector3.Transform(new Vector3(p), turn), kinematics.Position(bone)));
                joints++;
            }
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"{joints} joints, at worst {worst:0.0000} mm");
        joints.ShouldBe(20 * frames);
        worst.ShouldBeLessThan(1);
    }

    /// <summary>What three-vrm shows of the expressions is what the motion says.</summary>
    public void ExpressionsShouldAgree()
    {
        int compared = 0;
        foreach ((int pose, JsonElement frame) in Times.Zip(Vrma.GetProperty("frames").EnumerateArray()))
        {
            foreach (AvatarExpression expression in avatar.Expressions)
            {
                if (expression.Meaning is not { } meaning || VrmaLayout.IsLook(meaning)) continue;
                frame.GetProperty("expressions").GetProperty(expression.Name).GetSingle().ShouldBe(poses[pose].Expressions[(int)meaning], 0.01f, expression.Name);
                compared++;
            }
        }
        compared.ShouldBeGreaterThanOrEqualTo(frames * 17);
    }
}
