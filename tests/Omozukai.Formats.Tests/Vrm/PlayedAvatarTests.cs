using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Faces;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Vrm;
using Omozukai.Tests;

namespace Omozukai.Formats.Tests.Vrm;

/// <summary>Avatars with their motions in Chromium, in three and three-vrm: joints where our kinematics put them, faces as the motion has them.</summary>
public sealed class PlayedAvatarTests
{
    [Fact]
    public async Task TheDefaultAvatarMovesInThreeAsWithUs()
    {
        using var folder = new TemporaryFolder();
        Avatar avatar = AvatarReader.Read(TestFiles.Checkout("assets/koharu.vrm"));
        avatar.Warnings.ShouldBeEmpty();
        List<AvatarPose> poses = TestMotion.Dance(avatar.Rig, frames: 99, fps: 30);
        var played = new PlayedAvatar(avatar, poses, frames: 50);
        await played.PlayAsync(folder, "koharu");

        played.JointsShouldAgree(played.Vrma, Quaternion.Identity);
        played.ExpressionsShouldAgree();
        played.JointsShouldAgree(played.Glb, Quaternion.Identity);
        played.Vrma.GetProperty("warnings").EnumerateArray().ShouldBeEmpty();
        played.Glb.GetProperty("warnings").EnumerateArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task AVrm0AvatarFacesTheRightWay()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("small.vrm"), TestAvatar.Vrm0.ToVrm0());
        Avatar avatar = AvatarReader.Read(folder.File("small.vrm"));
        List<AvatarPose> poses = TestMotion.Dance(avatar.Rig, frames: 99, fps: 30);
        poses[^1] = Wave(avatar.Rig, poses[^1]); // to be looked at
        var played = new PlayedAvatar(avatar, poses, frames: 50);
        await played.PlayAsync(folder, "vrm0");

        // three-vrm turns the scene to face +Z; the file as any glTF player shows it faces −Z.
        played.JointsShouldAgree(played.Vrma, Quaternion.Identity);
        played.JointsShouldAgree(played.Glb, new Quaternion(0, 1, 0, 0));
        played.ExpressionsShouldAgree();

        // The baked face is that of the shapes: the presets of mouth and lids would open and shut them twice
        foreach ((int pose, JsonElement frame) in played.Times.Zip(played.Glb.GetProperty("frames").EnumerateArray()))
        {
            float[] morphs = [.. frame.GetProperty("morphs").EnumerateArray().Select(weight => weight.GetSingle())];
            morphs[(int)Expression.Aa].ShouldBe(0);
            morphs[(int)Expression.BlinkLeft].ShouldBe(0);
            foreach (Expression expression in new[] { Expression.JawOpen, Expression.EyeBlinkRight, Expression.TongueOut })
                morphs[(int)expression].ShouldBe(poses[pose].Expressions[(int)expression], 0.01f, expression.Name());
            morphs[(int)Expression.Happy].ShouldBe(FaceVocabulary.Weight(Expression.Happy, poses[pose].Expressions, byShapes: true), 0.05f); // what the smile does not say
            morphs[(int)Expression.LookLeft].ShouldBe(Math.Clamp(poses[pose].LookYawDegrees / 60, 0, 1), 0.01f); // this avatar looks by expressions
        }
    }

    /// <summary>The left arm up, the left knee forward.</summary>
    private static AvatarPose Wave(Rig rig, AvatarPose last)
    {
        var pose = new AvatarPose { Index = last.Index, Timestamp = last.Timestamp, HipsPosition = rig.RestPosition(HumanBone.Hips), HasFace = true };
        pose[HumanBone.LeftUpperArm] = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, 1);
        pose[HumanBone.RightUpperArm] = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, 1.2f);
        pose[HumanBone.LeftUpperLeg] = Quaternion.CreateFromAxisAngle(Vector3.UnitX, -1);
        pose[HumanBone.LeftLowerLeg] = Quaternion.CreateFromAxisAngle(Vector3.UnitX, 1);
        return pose;
    }
}
