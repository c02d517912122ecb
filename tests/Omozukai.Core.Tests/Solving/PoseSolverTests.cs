using System.Numerics;
using CsCheck;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;
using Omozukai.Core.Tests.Solving.Measures;

namespace Omozukai.Core.Tests.Solving;

public sealed class PoseSolverTests
{
    private static readonly float[] s_absurd = [1e-30f, 1e-6f, 1e6f, -3e38f, float.MaxValue];

    /// <summary>A coordinate: mostly ordinary, at times one of few values so that points coincide, at times absurd.</summary>
    private static readonly Gen<float> s_coordinate = Gen.Frequency(
        (8, Gen.Float[-1, 1]),
        (3, Gen.Int[0, 3].Select(i => i * 0.5f - 0.5f)),
        (1, Gen.Int[0, 4].Select(i => s_absurd[i])));

    [Fact]
    public void Finite_input_gives_unit_rotations_and_finite_places()
    {
        var solver = new PoseSolver();
        var pose = new AvatarPose();
        Gen.Select(s_coordinate.Array[600], Gen.Float[0, 1].Array[33], Gen.Int[0, 31], Gen.Double[-5, 5]).Sample((values, visibility, parts, time) =>
        {
            LandmarkFrame frame = Frame(values, visibility, parts, time);
            solver.Solve(frame, frame.People[0], pose);
            foreach (Quaternion rotation in pose.Rotations) rotation.Length().ShouldBe(1, 1e-4f);
            float.IsFinite(pose.HipsPosition.LengthSquared()).ShouldBeTrue();
            foreach (float confidence in pose.Confidence) confidence.ShouldBeInRange(0, 1);
        }, iter: 100_000, threads: 1);
    }

    [Fact]
    public void Mirroring_swaps_the_sides_and_negates_x()
    {
        var person = new SyntheticPerson(Rig.Default);
        var frame = new LandmarkFrame();
        Poses.Random.Sample(pose =>
        {
            person.See(pose, frame);
            var plain = new AvatarPose();
            var mirrored = new AvatarPose();
            new PoseSolver().Solve(frame, frame.People[0], plain);
            new PoseSolver(new PoseSolverOptions { Mirror = true }).Solve(frame, frame.People[0], mirrored);
            foreach (HumanBone bone in Enum.GetValues<HumanBone>())
            {
                Quaternion q = plain[bone];
                MeasuredDirections.Degrees(mirrored[bone.Mirrored()], new Quaternion(q.X, -q.Y, -q.Z, q.W)).ShouldBeLessThan(0.001f, bone.Name());
            }
        }, iter: 2_000, threads: 1);
    }

    /// <summary>Points in one place, nothing visible, time that runs back or leaps: the pose stays a pose, and the next good frame is solved as if nothing had been.</summary>
    [Theory]
    [InlineData("coincident")]
    [InlineData("invisible")]
    [InlineData("backwards")]
    [InlineData("minute")]
    [InlineData("standstill")]
    public void What_is_degenerate_is_defined(string what)
    {
        var person = new SyntheticPerson(Rig.Default);
        var standing = new AvatarPose { HipsPosition = Rig.Default.RestPosition(HumanBone.Hips) };
        standing[HumanBone.LeftUpperArm] = Quaternion.CreateFromAxisAngle(-Vector3.UnitZ, 1.2f);
        var frame = new LandmarkFrame();
        person.See(standing, frame);
        var solver = new PoseSolver();
        var pose = new AvatarPose();
        for (int i = 0; i < 30; i++) Solve(100 + (i / 30.0));
        AvatarPose before = new();
        before.CopyFrom(pose);

        if (what is "coincident")
        {
            foreach (ref WorldLandmark point in frame.People[0].Body.World) point = point with { Position = Vector3.Zero };
            foreach (ref WorldLandmark point in frame.People[0].LeftHand.World) point = point with { Position = Vector3.Zero };
        }
        if (what is "invisible")
        {
            foreach (ref WorldLandmark point in frame.People[0].Body.World) point = point with { Visibility = 0, Presence = 0 };
        }
        double time = what switch { "backwards" => 50, "minute" => 161, "standstill" => 100 + (29 / 30.0), _ => 101 };
        Solve(time);
        foreach (Quaternion rotation in pose.Rotations) rotation.Length().ShouldBe(1, 1e-4f);
        float.IsFinite(pose.HipsPosition.LengthSquared()).ShouldBeTrue();
        foreach (HumanBone bone in Enum.GetValues<HumanBone>())
            if (what is not "coincident") MeasuredDirections.Degrees(pose[bone], before[bone]).ShouldBeLessThan(3, bone.Name()); // lost parts hold, scenes begin anew where they are

        person.See(standing, frame);
        for (int i = 1; i <= 60; i++) Solve(time + (i / 30.0));
        foreach (HumanBone bone in Enum.GetValues<HumanBone>()) MeasuredDirections.Degrees(pose[bone], before[bone]).ShouldBeLessThan(1, bone.Name());

        void Solve(double seconds)
        {
            frame.Timestamp = TimeSpan.FromSeconds(seconds);
            solver.Solve(frame, frame.People[0], pose);
        }
    }

    private static LandmarkFrame Frame(float[] values, float[] visibility, int parts, double time)
    {
        var frame = new LandmarkFrame { Width = 640, Height = 480, Timestamp = TimeSpan.FromSeconds(time) };
        PersonLandmarks person = frame.AddPerson();
        int next = 0;
        person.Body.IsPresent = (parts & 1) != 0;
        person.Face.IsPresent = (parts & 2) != 0;
        person.LeftHand.IsPresent = (parts & 4) != 0;
        person.RightHand.IsPresent = (parts & 8) != 0;
        person.LeftHand.HasWorld = person.RightHand.HasWorld = (parts & 16) != 0;
        for (int i = 0; i < BodyLandmarks.Count; i++)
        {
            person.Body.World[i] = new(Next(), visibility[i], 1);
            person.Body.Image[i] = new(Next(), visibility[i], 1);
        }
        for (int i = 0; i < HandLandmarks.Count; i++)
        {
            person.LeftHand.World[i] = new(Next(), 1, 1);
            person.RightHand.World[i] = new(Next(), 1, 1);
            person.LeftHand.Image[i] = person.RightHand.Image[i] = new(Next(), 1, 1);
        }
        foreach (int i in new[] { 4, 10, 33, 263, 168 }) person.Face.Image[i] = new(Next(), 1, 1);
        return frame;

        Vector3 Next() => new(values[next++ % values.Length], values[next++ % values.Length], values[next++ % values.Length]);
    }
}
