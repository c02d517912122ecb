using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Tests;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Vision.Tests.Landmarkers;

public sealed class HolisticLandmarkerTests
{
    /// <summary>What npm @mediapipe/holistic finds on the npm pictures (bench/compare/holistic-page.mjs --landmarks).</summary>
    /// <remarks>Without sample4.jpg, where the detector likes two people equally and MediaPipe takes the other one.</remarks>
    public static TheoryData<string> Pictures => ["body.jpg", "sample1.jpg", "sample2.jpg", "sample3.jpg", "sample5.jpg", "sample6.jpg"];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void FindsBodyAndFaceWhereMediaPipeDoes(string picture)
    {
        JsonElement reference = File.ReadLines(TestFiles.Data("mediapipe-pictures.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Single(line => line.GetProperty("file").GetString() == picture);
        using var landmarker = new HolisticLandmarker(new HolisticOptions { IsStatic = true });
        VideoFrame frame = TestPicture.Load(picture);
        PersonLandmarks person = Detect(landmarker, frame).People.ShouldHaveSingleItem();

        person.Body.IsPresent.ShouldBeTrue();
        Error(reference.GetProperty("pose"), person.Body.Image, frame, onlyVisible: true).ShouldBeLessThan(0.02);
        if (reference.GetProperty("face").ValueKind == JsonValueKind.Array)
        {
            person.Face.IsPresent.ShouldBeTrue();
            Error(reference.GetProperty("face"), person.Face.Image, frame, onlyVisible: false).ShouldBeLessThan(0.03);
        }
    }

    [Fact]
    public void FindsBothHandsOfAWholeBodyOnTheirOwnSides()
    {
        JsonElement reference = JsonDocument.Parse(File.ReadLines(TestFiles.Data("mediapipe-pictures.jsonl")).First()).RootElement;
        using var landmarker = new HolisticLandmarker(new HolisticOptions { IsStatic = true });
        VideoFrame frame = TestPicture.Load("body.jpg");
        PersonLandmarks person = Detect(landmarker, frame).People[0];
        Error(reference.GetProperty("lh"), person.LeftHand.Image, frame, onlyVisible: false).ShouldBeLessThan(0.08);
        Error(reference.GetProperty("rh"), person.RightHand.Image, frame, onlyVisible: false).ShouldBeLessThan(0.08);
    }

    /// <summary>A film against npm @mediapipe/holistic with the same times (bench/compare/holistic-page.mjs FOLDER --follow 10 --pan 4,1,10, body.jpg alone in the folder).</summary>
    /// <remarks>The window moves faster and faster: at first the hands are followed, in the end re-cropped. Smoothing, regions and the choice between them must all be the same to come this near.</remarks>
    [Fact]
    public void FollowsBodyAndHandsAsMediaPipeDoes()
    {
        using var landmarker = new HolisticLandmarker();
        VideoFrame photo = TestPicture.Load("body.jpg");
        int index = 0;
        foreach (string line in File.ReadLines(TestFiles.Data("mediapipe-film.jsonl")))
        {
            JsonElement reference = JsonDocument.Parse(line).RootElement;
            int way = index * (index + 1) / 2;
            VideoFrame frame = TestPicture.Window(photo, 4 * way, way, reference.GetProperty("w").GetInt32(), reference.GetProperty("h").GetInt32());
            (frame.Index, frame.Timestamp) = (index, TimeSpan.FromSeconds(index / 10.0));
            PersonLandmarks person = Detect(landmarker, frame).People.ShouldHaveSingleItem();
            Error(reference.GetProperty("pose"), person.Body.Image, frame, onlyVisible: true).ShouldBeLessThan(0.0005, $"body of frame {index}");
            Error(reference.GetProperty("lh"), person.LeftHand.Image, frame, onlyVisible: false).ShouldBeLessThan(0.003, $"left hand of frame {index}");
            Error(reference.GetProperty("rh"), person.RightHand.Image, frame, onlyVisible: false).ShouldBeLessThan(0.003, $"right hand of frame {index}");
            index++;
        }
        index.ShouldBe(10);
    }

    /// <summary>At the edge of the region that the last frame gave the mesh nods; a second look, where the face is now, does so less by half and more. Pixels; shares of the face's width.</summary>
    [Theory]
    [InlineData(0, 40, 0.02f)]
    [InlineData(0, -40, 0.006f)]
    [InlineData(40, 0, 0.006f)]
    [InlineData(-30, 25, 0.02f)]
    public void AFaceThatLeapsIsTheSameFace(int right, int down, float most)
    {
        using var landmarker = new HolisticLandmarker();
        VideoFrame photo = TestPicture.Load("sample1.jpg");
        NormalizedLandmark[][] faces = [.. Enumerable.Range(0, 8).Select(index =>
        {
            (int x, int y) = index < 5 ? (100, 100) : (100 - right, 100 - down);
            VideoFrame frame = TestPicture.Window(photo, x, y, 1720, 1080);
            (frame.Index, frame.Timestamp) = (index, TimeSpan.FromSeconds(index / 10.0));
            return Detect(landmarker, frame).People.ShouldHaveSingleItem().Face.Image.ToArray();
        })];
        float width = faces[7].Max(point => point.Position.X) - faces[7].Min(point => point.Position.X);
        float error = faces[5].Zip(faces[7]).Average(pair => Vector3.Distance(pair.First.Position, pair.Second.Position)) / width;
        error.ShouldBeLessThan(most);
    }

    [Fact]
    public void FindsACloseFaceWithoutShoulders()
    {
        using var landmarker = new HolisticLandmarker(new HolisticOptions { IsStatic = true });
        PersonLandmarks person = Detect(landmarker, TestPicture.Load("face.jpg")).People.ShouldHaveSingleItem();
        person.Face.IsPresent.ShouldBeTrue();
        person.LeftHand.IsPresent.ShouldBeFalse();
        person.RightHand.IsPresent.ShouldBeFalse();
        // The pupils of this 256 × 256 picture lie at about (78, 97) and (164, 97), as one sees.
        Vector2 right = At(person.Face.Image[468]), left = At(person.Face.Image[473]);
        Vector2.Distance(right * 256, new Vector2(79, 97)).ShouldBeLessThan(8);
        Vector2.Distance(left * 256, new Vector2(164, 97)).ShouldBeLessThan(8);
    }

    /// <summary>Where the face alone is wanted it is the same face, without a body; and the body is there again when it is wanted again.</summary>
    [Fact]
    public void TheFaceAloneIsTheSameFace()
    {
        using var landmarker = new HolisticLandmarker();
        VideoFrame frame = TestPicture.Load("sample1.jpg");
        Detect(landmarker, frame);
        NormalizedLandmark[] whole = [.. Detect(landmarker, frame).People[0].Face.Image];

        landmarker.Reset();
        Detect(landmarker, frame);
        landmarker.IsFaceOnly = true;
        PersonLandmarks face = Detect(landmarker, frame).People.ShouldHaveSingleItem();
        (face.Body.IsPresent, face.LeftHand.IsPresent, face.RightHand.IsPresent).ShouldBe((false, false, false));
        float width = whole.Max(point => point.Position.X) - whole.Min(point => point.Position.X);
        for (int i = 0; i < whole.Length; i++) Vector3.Distance(face.Face.Image[i].Position, whole[i].Position).ShouldBeLessThan(0.001f * width);

        landmarker.Reset();
        Detect(landmarker, frame).People.ShouldHaveSingleItem().Face.IsPresent.ShouldBeTrue();
        landmarker.IsFaceOnly = false;
        Detect(landmarker, frame).People[0].Body.IsPresent.ShouldBeTrue();
    }

    [Fact]
    public void AMirroredPictureHasTheSidesExchanged()
    {
        using var landmarker = new HolisticLandmarker(new HolisticOptions { IsStatic = true });
        VideoFrame frame = TestPicture.Load("body.jpg");
        var straight = new PersonLandmarks();
        straight.CopyFrom(Detect(landmarker, frame).People[0]);
        PersonLandmarks mirrored = Detect(landmarker, TestPicture.Mirror(frame)).People[0];

        At(straight.Body.Image[(int)BodyLandmark.LeftWrist]).X.ShouldBeGreaterThan(0.6f);
        Close(straight.Body.Image[(int)BodyLandmark.LeftWrist], mirrored.Body.Image[(int)BodyLandmark.RightWrist]);
        Close(straight.LeftHand.Image[(int)HandLandmark.IndexFingerTip], mirrored.RightHand.Image[(int)HandLandmark.IndexFingerTip]);
        Close(straight.RightHand.Image[(int)HandLandmark.IndexFingerTip], mirrored.LeftHand.Image[(int)HandLandmark.IndexFingerTip]);

        static void Close(NormalizedLandmark a, NormalizedLandmark b) =>
            Vector2.Distance(At(a) with { X = 1 - At(a).X }, At(b)).ShouldBeLessThan(0.02f);
    }

    [Fact]
    public void NobodyIsAnEmptyList()
    {
        using var landmarker = new HolisticLandmarker();
        Detect(landmarker, TestPicture.Blank(640, 480)).People.ShouldBeEmpty();
        Detect(landmarker, TestPicture.Blank(1, 1)).People.ShouldBeEmpty();
    }

    [Fact]
    public void ThreadsAndRunsDoNotChangeTheResult()
    {
        VideoFrame frame = TestPicture.Load("body.jpg");
        Track(workers: 1).ShouldBe(Track(workers: 4));

        List<Vector3> Track(int workers)
        {
            using var landmarker = new HolisticLandmarker(new HolisticOptions { Workers = workers });
            var points = new List<Vector3>();
            for (int i = 0; i < 4; i++)
            {
                (frame.Index, frame.Timestamp) = (i, TimeSpan.FromSeconds(i / 25.0));
                PersonLandmarks person = Detect(landmarker, frame).People[0];
                foreach (NormalizedLandmark point in person.Body.Image) points.Add(point.Position);
                foreach (NormalizedLandmark point in person.Face.Image) points.Add(point.Position);
                foreach (NormalizedLandmark point in person.LeftHand.Image) points.Add(point.Position);
                foreach (WorldLandmark point in person.RightHand.World) points.Add(point.Position);
            }
            return points;
        }
    }

    [Fact]
    public void AllocatesNothingOnceWarm()
    {
        using var landmarker = new HolisticLandmarker(new HolisticOptions { Workers = 1 });
        VideoFrame body = TestPicture.Load("body.jpg"), blank = TestPicture.Blank(1200, 1200);
        var landmarks = new LandmarkFrame();
        int index = 0;
        for (int i = 0; i < 3; i++) Round();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Round();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        // Found, followed, lost and found again.
        void Round()
        {
            for (int i = 0; i < 8; i++)
            {
                VideoFrame frame = i is 3 or 4 ? blank : body;
                (frame.Index, frame.Timestamp) = (index, TimeSpan.FromSeconds(index++ / 25.0));
                landmarker.Detect(frame, landmarks);
            }
        }
    }

    [Fact]
    public void KeepsThePersonUntilLostForTwoSeconds()
    {
        VideoFrame body = TestPicture.Load("body.jpg"), empty = TestPicture.Blank(1200, 1200);
        VideoFrame onTheLeft = TestPicture.SideBySide(body, empty, empty), onTheRight = TestPicture.SideBySide(empty, empty, body);
        using var landmarker = new HolisticLandmarker();
        At(0, onTheLeft).ShouldBe("left");
        At(0.5, onTheRight).ShouldBe("nobody"); // somebody else, too soon
        At(1.5, onTheLeft).ShouldBe("left");
        At(2.5, onTheRight).ShouldBe("nobody");
        At(4.0, onTheRight).ShouldBe("right"); // lost for longer than two seconds: whoever is there

        string At(double seconds, VideoFrame frame)
        {
            frame.Timestamp = TimeSpan.FromSeconds(seconds);
            LandmarkFrame result = Detect(landmarker, frame);
            if (result.People.Count == 0) return "nobody";
            return HolisticLandmarkerTests.At(result.People[0].Body.Image[0]).X < 0.5f ? "left" : "right";
        }
    }

    private static LandmarkFrame Detect(HolisticLandmarker landmarker, VideoFrame frame)
    {
        var landmarks = new LandmarkFrame();
        landmarker.Detect(frame, landmarks);
        return landmarks;
    }

    private static Vector2 At(NormalizedLandmark landmark) => new(landmark.Position.X, landmark.Position.Y);

    /// <summary>Mean distance in pixels over the longer side of the reference's box.</summary>
    private static double Error(JsonElement reference, ReadOnlySpan<NormalizedLandmark> points, VideoFrame frame, bool onlyVisible)
    {
        var size = new Vector2(frame.Width, frame.Height);
        Vector2 min = new(float.MaxValue), max = new(float.MinValue);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < points.Length; i++)
        {
            if (onlyVisible && reference[i][3].GetDouble() <= 0.5) continue;
            Vector2 expected = new Vector2(reference[i][0].GetSingle(), reference[i][1].GetSingle()) * size;
            (min, max) = (Vector2.Min(min, expected), Vector2.Max(max, expected));
            sum += Vector2.Distance(expected, At(points[i]) * size);
            count++;
        }
        return sum / count / MathF.Max(max.X - min.X, max.Y - min.Y);
    }
}
