using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Formats;
using Omozukai.Formats.JsonLines;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests.Assets;

public sealed class DemoMotionTests
{
    private const float OnTheGround = 0.0015f;

    [Fact]
    public void FeetStandOnTheGroundAndDoNotSlide()
    {
        (Rig rig, List<AvatarPose> poses) = Read();
        var kinematics = new ForwardKinematics(rig);
        var previous = new Dictionary<HumanBone, Vector3>();
        foreach (AvatarPose pose in poses)
        {
            kinematics.Update(pose);
            bool stands = false;
            foreach (HumanBone foot in new[] { HumanBone.LeftFoot, HumanBone.RightFoot })
            {
                Vector3 at = kinematics.Position(foot);
                float height = at.Y - rig.RestPosition(foot).Y;
                height.ShouldBeGreaterThan(-OnTheGround, $"{foot} at frame {pose.Index}");
                if (height >= OnTheGround)
                {
                    previous.Remove(foot);
                    continue;
                }
                stands = true;
                if (previous.TryGetValue(foot, out Vector3 before)) Vector3.Distance(at with { Y = 0 }, before with { Y = 0 }).ShouldBeLessThan(0.004f, $"{foot} slides at frame {pose.Index}");
                previous[foot] = at;
            }
            stands.ShouldBeTrue($"no foot is on the ground at frame {pose.Index}");
        }
    }

    [Fact]
    public void ItLoopsWithoutAJump()
    {
        (Rig rig, List<AvatarPose> poses) = Read();
        poses.Count.ShouldBeInRange(10 * 30, 20 * 30);
        var kinematics = new ForwardKinematics(rig);
        float Largest(AvatarPose a, AvatarPose b)
        {
            kinematics.Update(a);
            var before = rig.Bones.ToArray().ToDictionary(bone => bone, kinematics.Position);
            kinematics.Update(b);
            return before.Max(pair => Vector3.Distance(pair.Value, kinematics.Position(pair.Key)));
        }

        // The step from the last frame to the first is one like those beside it
        float beside = Math.Max(Largest(poses[^2], poses[^1]), Largest(poses[0], poses[1]));
        Largest(poses[^1], poses[0]).ShouldBeLessThan((1.5f * beside) + 0.002f);
        for (int e = 0; e < poses[0].Expressions.Length; e++) poses[^1].Expressions[e].ShouldBe(poses[0].Expressions[e], 0.25f);
        for (int i = 1; i < poses.Count; i++) Largest(poses[i - 1], poses[i]).ShouldBeLessThan(0.15f, $"frame {i}");
    }

    [Fact]
    public void BodyHandsFaceAndGazeAllMove()
    {
        (Rig rig, List<AvatarPose> poses) = Read();
        rig.Bones.Length.ShouldBe(HumanBones.Count);
        foreach (HumanBone bone in new[] { HumanBone.Hips, HumanBone.Spine, HumanBone.Head, HumanBone.LeftUpperLeg, HumanBone.RightLowerLeg, HumanBone.LeftUpperArm, HumanBone.RightLowerArm, HumanBone.LeftIndexProximal, HumanBone.RightThumbDistal })
            poses.Max(pose => Degrees(pose[bone], poses[0][bone])).ShouldBeGreaterThan(5, bone.ToString());
        foreach (Expression expression in new[] { Expression.EyeBlinkLeft, Expression.EyeBlinkRight, Expression.BlinkLeft, Expression.JawOpen, Expression.MouthSmileLeft, Expression.BrowInnerUp, Expression.Aa })
            poses.Max(pose => pose.Expressions[(int)expression]).ShouldBeGreaterThan(0.3f, expression.ToString());
        (poses.Max(pose => pose.LookYawDegrees) - poses.Min(pose => pose.LookYawDegrees)).ShouldBeGreaterThan(20);
        poses.ShouldAllBe(pose => pose.HasFace);
    }

    private static float Degrees(Quaternion a, Quaternion b) => 2 * MathF.Acos(Math.Min(1, Math.Abs(Quaternion.Dot(a, b)))) * 180 / MathF.PI;

    private static (Rig Rig, List<AvatarPose> Poses) Read()
    {
        using var reader = new MotionReader(TestFiles.Checkout("assets/demo.motion.jsonl.gz"));
        var poses = new List<AvatarPose>();
        var frame = new MotionFrame();
        while (reader.TryRead(frame))
        {
            var pose = new AvatarPose();
            pose.CopyFrom(frame.People.ShouldHaveSingleItem());
            poses.Add(pose);
        }
        return (reader.Rig, poses);
    }
}
