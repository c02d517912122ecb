using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Tests.Solving.Measures;

namespace Omozukai.Core.Tests.Solving;

/// <summary>Who sits close to a camera has elbows below the picture, and hands that come and go.</summary>
public sealed class ArmsAtTheBorderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_hand_beyond_the_border_is_not_bent_by_the_models_guess(bool recorded)
    {
        // The arm hangs out of the picture; for a third of a second a hand is seen by mistake, and the body's knuckles are guessed all along.
        ActedMotion motion = ActedMotion.Act(static (_, _) => { }, 6, 30);
        for (int i = 0; i < motion.Frames.Count; i++)
        {
            PersonLandmarks person = motion.Frames[i].People[0];
            Span<WorldLandmark> body = Hide(person, elbow: (0.7f, 0.02f), wrist: (0.7f, 0.2f));
            body[(int)BodyLandmark.LeftIndex] = body[(int)BodyLandmark.LeftIndex] with { Position = body[(int)BodyLandmark.LeftWrist].Position + new Vector3(0.02f, -0.08f, 0) };
            body[(int)BodyLandmark.LeftPinky] = body[(int)BodyLandmark.LeftPinky] with { Position = body[(int)BodyLandmark.LeftWrist].Position + new Vector3(-0.02f, -0.08f, 0.02f) };
            person.LeftHand.IsPresent = i is >= 60 and < 70;
        }
        List<AvatarPose> poses = Solved(motion, recorded);
        foreach (AvatarPose pose in poses.Skip(120)) MeasuredDirections.Degrees(pose[HumanBone.LeftHand], Quaternion.Identity).ShouldBeLessThan(10);
    }

    /// <summary>A fist is raised beside the chin: the body's network believes its wrist slowly, and the elbow hardly ever.</summary>
    [Theory]
    [InlineData(false, 30)]
    [InlineData(true, 30)]
    [InlineData(false, 10)]
    public void A_hand_that_comes_into_view_brings_its_arm(bool recorded, int rate)
    {
        ActedMotion motion = ActedMotion.Act(static (pose, _) => ActedMotion.Arms(pose, back: -20, twist: 0, elbow: 130), 4, rate);
        for (int i = 0; i < motion.Frames.Count; i++)
        {
            PersonLandmarks person = motion.Frames[i].People[0];
            Hide(person, elbow: (0.45f, 0.05f), wrist: (0.2f, 0.1f));
            person.LeftHand.IsPresent = i >= 2 * rate;
        }
        List<AvatarPose> poses = Solved(motion, recorded);
        var (truth, kinematics) = (new ForwardKinematics(Rig.Default), new ForwardKinematics(Rig.Default));
        for (int i = 0; i < poses.Count; i++)
        {
            double since = (i - (2.0 * rate)) / rate;
            truth.Update(motion.Poses[i]);
            kinematics.Update(poses[i]);
            float degrees = MeasuredDirections.Degrees(LowerArm(truth), LowerArm(kinematics));
            if (since < -0.5) degrees.ShouldBeGreaterThan(90, $"frame {i}: at rest while nothing is seen");
            if (since > 0.4) degrees.ShouldBeLessThan(12, $"frame {i}");
        }
        static Vector3 LowerArm(ForwardKinematics bones) => Vector3.Normalize(bones.Position(HumanBone.LeftHand) - bones.Position(HumanBone.LeftLowerArm));
    }

    /// <summary>A shoulder's skin is taken for a hand now and then; the arm is not there.</summary>
    [Theory]
    [InlineData(false, 30, 0.2f, 1)]
    [InlineData(true, 30, 0.2f, 1)]
    [InlineData(false, 10, 0.2f, 1)]
    [InlineData(false, 10, 0.45f, 0.8f)]
    [InlineData(true, 30, 0.7f, 0.8f)]
    public void A_hand_without_an_arm_turns_nothing(bool recorded, int rate, float elbow, float score)
    {
        ActedMotion motion = ActedMotion.Act(static (pose, _) => ActedMotion.Arms(pose, back: -20, twist: 0, elbow: 130), 4, rate);
        for (int i = 0; i < motion.Frames.Count; i++)
        {
            PersonLandmarks person = motion.Frames[i].People[0];
            Hide(person, elbow: (elbow, 0.05f), wrist: (0.7f, 0.1f));
            (person.LeftHand.IsPresent, person.LeftHand.Score) = (i % rate < rate / 4, score);
        }
        foreach (AvatarPose pose in Solved(motion, recorded)) MeasuredDirections.Degrees(pose[HumanBone.LeftHand], Quaternion.Identity).ShouldBeLessThan(1);
    }

    private static List<AvatarPose> Solved(ActedMotion motion, bool recorded) =>
        recorded ? Solve.Recorded(motion.Frames, Smoothing.Medium) : Solve.Live(motion.Frames, Smoothing.Medium);

    /// <summary>Sets visibility and presence of the left arm.</summary>
    private static Span<WorldLandmark> Hide(PersonLandmarks person, (float Visibility, float Presence) elbow, (float Visibility, float Presence) wrist)
    {
        Span<WorldLandmark> body = person.Body.World;
        foreach (BodyLandmark point in new[] { BodyLandmark.LeftElbow, BodyLandmark.LeftWrist, BodyLandmark.LeftPinky, BodyLandmark.LeftIndex, BodyLandmark.LeftThumb })
        {
            (float visibility, float presence) = point == BodyLandmark.LeftElbow ? elbow : wrist;
            body[(int)point] = body[(int)point] with { Visibility = visibility, Presence = presence };
        }
        return body;
    }
}
