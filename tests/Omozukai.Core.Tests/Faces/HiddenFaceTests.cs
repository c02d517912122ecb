using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;

namespace Omozukai.Core.Tests.Faces;

/// <summary>Faces that are not, or not wholly, seen: nothing is invented, nothing is stuck, the confidence says so.</summary>
public sealed class HiddenFaceTests
{
    [Fact]
    public void Where_no_face_was_ever_seen_nothing_is_said_of_it()
    {
        var solver = new PoseSolver();
        var frame = new LandmarkFrame();
        var pose = new AvatarPose();
        PersonLandmarks person = new ActingFace { Jaw = 2, LeftLid = 1 }.See(frame);
        person.Face.Clear(); // the points stay, and mean nothing
        for (int i = 0; i < 30; i++)
        {
            frame.Timestamp = TimeSpan.FromSeconds(i / 30.0);
            solver.Solve(frame, person, pose);
            pose.HasFace.ShouldBeFalse();
            pose.Confidence[(int)BodyChain.Face].ShouldBe(0);
            foreach (float weight in pose.Expressions) weight.ShouldBe(0);
            (pose.LookYawDegrees, pose.LookPitchDegrees).ShouldBe((0, 0));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_eye_behind_a_finger_neither_winks_nor_leads_the_gaze(bool isLeftEye)
    {
        var solver = new PoseSolver(new PoseSolverOptions { Smoothing = Smoothing.Off });
        var frame = new LandmarkFrame();
        var pose = new AvatarPose();
        for (int i = 0; i < 60; i++)
        {
            bool isHidden = i >= 30;
            float lid = isHidden ? 0.9f : 0; // what the network guesses of an eye that it does not see
            frame.Timestamp = TimeSpan.FromSeconds(i / 30.0);
            PersonLandmarks person = new ActingFace { LeftLid = isLeftEye ? lid : 0, RightLid = isLeftEye ? 0 : lid }.See(frame);
            if (isHidden) Hold(person, isLeftEye ? 263 : 33, isLeftEye ? 362 : 133);
            solver.Solve(frame, person, pose);
            pose.Expressions[(int)Expression.BlinkLeft].ShouldBeLessThan(0.15f, $"frame {i}");
            pose.Expressions[(int)Expression.BlinkRight].ShouldBeLessThan(0.15f, $"frame {i}");
        }

        // The same lid with the hand elsewhere is a wink.
        frame.Timestamp += TimeSpan.FromSeconds(1 / 30.0);
        solver.Solve(frame, new ActingFace { LeftLid = isLeftEye ? 1 : 0, RightLid = isLeftEye ? 0 : 1 }.See(frame), pose);
        pose.Expressions[(int)(isLeftEye ? Expression.BlinkLeft : Expression.BlinkRight)].ShouldBeGreaterThan(0.8f);
        pose.Expressions[(int)(isLeftEye ? Expression.BlinkRight : Expression.BlinkLeft)].ShouldBeLessThan(0.15f);
    }

    [Fact]
    public void With_both_eyes_hidden_they_stay_open_and_look_where_they_looked()
    {
        var solver = new PoseSolver(new PoseSolverOptions { Smoothing = Smoothing.Off });
        var frame = new LandmarkFrame();
        var pose = new AvatarPose();
        float before = 0;
        for (int i = 0; i < 60; i++)
        {
            bool isHidden = i >= 30;
            frame.Timestamp = TimeSpan.FromSeconds(i / 30.0);
            PersonLandmarks person = new ActingFace { LeftLid = isHidden ? 0.8f : 0, RightLid = isHidden ? 0.8f : 0, Gaze = isHidden ? new Vector2(-25, 10) : new Vector2(15, 0) }.See(frame);
            if (isHidden) Hold(person, 263, 33);
            solver.Solve(frame, person, pose);
            if (i == 29) before = pose.LookYawDegrees;
        }
        pose.Expressions[(int)Expression.BlinkLeft].ShouldBeLessThan(0.15f);
        pose.LookYawDegrees.ShouldBe(before, 3);
    }

    /// <summary>Holds an index finger before the face, from one point of the mesh to another.</summary>
    private static void Hold(PersonLandmarks person, int from, int to)
    {
        Vector3 a = person.Face.Image[from].Position, b = person.Face.Image[to].Position;
        person.RightHand.IsPresent = true;
        person.RightHand.Score = 1;
        foreach (ref NormalizedLandmark point in person.RightHand.Image) point = new NormalizedLandmark(a + ((a - b) * 2), 1, 1);
        for (int i = 0; i < 4; i++) person.RightHand.Image[(int)HandLandmark.IndexFingerMcp + i] = new NormalizedLandmark(Vector3.Lerp(a, b, i / 3f), 1, 1);
    }
}
