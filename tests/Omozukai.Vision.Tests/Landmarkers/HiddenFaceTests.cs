using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Core.Solving;
using Omozukai.Vision.Landmarkers;
using SkiaSharp;

namespace Omozukai.Vision.Tests.Landmarkers;

/// <summary>Faces that are not, or not wholly, seen, through tracker and solver: nothing is NaN, nothing is stuck, the confidence says so.</summary>
public sealed class HiddenFaceTests(ITestOutputHelper report)
{
    private const int Frames = 8;

    [Fact]
    public void Behind_dark_glasses_the_eyes_are_open_and_look_straight_on()
    {
        VideoFrame plain = Woman();
        (PersonLandmarks seen, AvatarPose before) = Follow("plain", plain);
        before.Confidence[(int)BodyChain.Face].ShouldBeGreaterThan(0.9f);
        seen.Face.Image[FaceLandmarks.MeshCount].Presence.ShouldBeGreaterThan(0);

        Vector2 size = new(plain.Width, plain.Height), right = Eye(seen.Face, 33, 133) * size, left = Eye(seen.Face, 263, 362) * size;
        (PersonLandmarks hidden, AvatarPose pose) = Follow("glasses", TestPicture.Draw(plain, canvas => DrawGlasses(canvas, right, left)));
        hidden.Face.IsPresent.ShouldBeTrue();
        hidden.Face.Image[FaceLandmarks.MeshCount].Presence.ShouldBe(0); // no irises
        pose.Confidence[(int)BodyChain.Face].ShouldBeInRange(0.4f, 0.75f); // the eyes are not seen
        pose.Expressions[(int)Expression.BlinkLeft].ShouldBeLessThan(0.3f);
        pose.Expressions[(int)Expression.BlinkRight].ShouldBeLessThan(0.3f);
        (pose.LookYawDegrees, pose.LookPitchDegrees).ShouldBe((0, 0));
    }

    [Fact]
    public void Of_two_faces_the_one_that_was_found_stays()
    {
        VideoFrame close = TestPicture.Load("face.jpg");
        foreach (VideoFrame picture in (VideoFrame[])[TestPicture.Load("sample3.jpg"), TestPicture.Load("sample6.jpg"), TestPicture.SideBySide(close, TestPicture.Blank(60, 256), TestPicture.Mirror(close))])
        {
            using var landmarker = new HolisticLandmarker();
            var landmarks = new LandmarkFrame();
            float? place = null;
            for (int i = 0; i < Frames; i++)
            {
                Detect(landmarker, picture, landmarks, i);
                float x = landmarks.People.ShouldHaveSingleItem().Face.Image[4].Position.X;
                landmarks.People[0].Face.IsPresent.ShouldBeTrue();
                place ??= x;
                x.ShouldBe(place.Value, 0.02f);
            }
        }
    }

    [Fact]
    public void Half_a_face_and_a_profile_are_trusted_less()
    {
        VideoFrame woman = Woman();
        (PersonLandmarks _, AvatarPose half) = Follow("half", TestPicture.Window(woman, 190, 0, 190, 420));
        half.Confidence[(int)BodyChain.Face].ShouldBeLessThan(0.8f);
        half.Expressions[(int)Expression.BlinkRight].ShouldBeLessThan(0.2f); // beyond the border; the left eye is open
        (PersonLandmarks _, AvatarPose profile) = Follow("profile", TestPicture.Window(TestPicture.Load("sample2.jpg"), 223, 47, 380, 420));
        profile.Confidence[(int)BodyChain.Face].ShouldBeLessThan(0.85f);
    }

    [Fact]
    public void Where_nobody_is_there_is_no_face()
    {
        (PersonLandmarks person, AvatarPose pose) = Follow("nobody", TestPicture.Blank(380, 420));
        person.Face.IsPresent.ShouldBeFalse();
        pose.HasFace.ShouldBeFalse();
        pose.Confidence[(int)BodyChain.Face].ShouldBe(0);
        foreach (float weight in pose.Expressions) weight.ShouldBe(0);
    }

    /// <summary>A woman who smiles into the camera.</summary>
    private static VideoFrame Woman() => TestPicture.Window(TestPicture.Load("sample3.jpg"), 1003, 157, 380, 420);

    private (PersonLandmarks Person, AvatarPose Pose) Follow(string name, VideoFrame picture)
    {
        using var landmarker = new HolisticLandmarker();
        var landmarks = new LandmarkFrame();
        var solver = new PoseSolver();
        var pose = new AvatarPose();
        var person = new PersonLandmarks();
        for (int i = 0; i < Frames; i++)
        {
            Detect(landmarker, picture, landmarks, i);
            person.Clear();
            if (landmarks.People.Count > 0) person.CopyFrom(landmarks.People[0]);
            solver.Solve(landmarks, person, pose);
            foreach (float weight in pose.Expressions) weight.ShouldBeInRange(0, 1);
            float.IsFinite(pose.LookYawDegrees + pose.LookPitchDegrees).ShouldBeTrue();
            pose.Confidence[(int)BodyChain.Face].ShouldBeInRange(0, 1);
        }
        report.WriteLine($"{name}: face {person.Face.IsPresent}, score {person.Face.Score:0.00}, confidence {pose.Confidence[(int)BodyChain.Face]:0.00}, blinks {pose.Expressions[(int)Expression.BlinkLeft]:0.00} {pose.Expressions[(int)Expression.BlinkRight]:0.00}, gaze {pose.LookYawDegrees:0} {pose.LookPitchDegrees:0}");
        return (person, pose);
    }

    private static void Detect(HolisticLandmarker landmarker, VideoFrame picture, LandmarkFrame landmarks, int index)
    {
        (picture.Index, picture.Timestamp) = (index, TimeSpan.FromSeconds(index / 10.0));
        landmarker.Detect(picture, landmarks);
    }

    private static Vector2 Eye(FaceLandmarks face, int outer, int inner)
    {
        Vector3 middle = (face.Image[outer].Position + face.Image[inner].Position) / 2;
        return new Vector2(middle.X, middle.Y);
    }

    private static void DrawGlasses(SKCanvas canvas, Vector2 right, Vector2 left)
    {
        float apart = Vector2.Distance(right, left);
        using var dark = new SKPaint { Color = new SKColor(14, 14, 18), IsAntialias = true };
        using var bridge = new SKPaint { Color = new SKColor(14, 14, 18), IsAntialias = true, IsStroke = true, StrokeWidth = 0.06f * apart };
        canvas.DrawOval(right.X, right.Y + (0.03f * apart), 0.4f * apart, 0.3f * apart, dark);
        canvas.DrawOval(left.X, left.Y + (0.03f * apart), 0.4f * apart, 0.3f * apart, dark);
        canvas.DrawLine(right.X, right.Y, left.X, left.Y, bridge);
    }
}
