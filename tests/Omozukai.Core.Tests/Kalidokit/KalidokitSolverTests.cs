using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Kalidokit;
using Omozukai.Tests;
using Vector = Omozukai.Kalidokit.Vector;

namespace Omozukai.Core.Tests.Kalidokit;

public sealed class KalidokitSolverTests
{
    private static KalidokitLandmarks Frame(int index)
    {
        var frame = Golden.Read(TestFiles.Data("kalidokit/frames.jsonl.gz"))[index];
        var person = new KalidokitLandmarks { FaceCount = 478, HasBody = true, HasLeftHand = true, HasRightHand = true };
        Golden.Points(frame.GetProperty("face")).CopyTo(person.FacePoints);
        Golden.Points(frame.GetProperty("pose3d")).CopyTo(person.BodyWorld);
        Golden.Points(frame.GetProperty("pose2d")).CopyTo(person.BodyImage);
        Golden.Points(frame.GetProperty("lh")).CopyTo(person.LeftHandPoints);
        Golden.Points(frame.GetProperty("rh")).CopyTo(person.RightHandPoints);
        return person;
    }

    [Fact]
    public void HandsChangeSidesAsInTheMirror()
    {
        KalidokitLandmarks person = Frame(7);
        var solver = new KalidokitSolver(new ImageSize(640, 480));
        solver.Solve(person);
        var right = new HandResult();
        Hand.Solve(person.LeftHandPoints, Side.Right, right);
        solver.RightHand!.Side.ShouldBe(Side.Right);
        foreach (HandBone bone in Enum.GetValues<HandBone>()) solver.RightHand[bone].ShouldBe(right[bone]);
        solver.LeftHand!.Side.ShouldBe(Side.Left);
    }

    [Fact]
    public void PartsOutOfViewAreNull()
    {
        KalidokitLandmarks person = Frame(7);
        var solver = new KalidokitSolver(new ImageSize(640, 480));
        solver.Solve(person);
        (solver.Face is not null && solver.Pose is not null && solver.LeftHand is not null && solver.RightHand is not null).ShouldBeTrue();
        person.HasLeftHand = false;
        person.FaceCount = 0;
        solver.Solve(person);
        (solver.Face, solver.RightHand).ShouldBe((null, null));
        (solver.Pose is not null && solver.LeftHand is not null).ShouldBeTrue();
        person.Clear();
        solver.Solve(person);
        (solver.Pose, solver.LeftHand).ShouldBe((null, null));
    }

    [Fact]
    public void ATrackersPersonIsTakenOver()
    {
        KalidokitLandmarks expected = Frame(7);
        var person = new PersonLandmarks { TrackId = 5 };
        person.Face.IsPresent = person.Body.IsPresent = person.LeftHand.IsPresent = true;
        for (int i = 0; i < 478; i++) person.Face.Image[i] = new NormalizedLandmark(Float(expected.FacePoints[i]), 1, 1);
        for (int i = 0; i < 33; i++)
        {
            person.Body.World[i] = new WorldLandmark(Float(expected.BodyWorld[i]), 0.9f, 1);
            person.Body.Image[i] = new NormalizedLandmark(Float(expected.BodyImage[i]), 0.8f, 1);
        }
        for (int i = 0; i < 21; i++) person.LeftHand.Image[i] = new NormalizedLandmark(Float(expected.LeftHandPoints[i]), 1, 1);

        var actual = new KalidokitLandmarks();
        actual.CopyFrom(person);
        (actual.TrackId, actual.FaceCount, actual.HasBody, actual.HasLeftHand, actual.HasRightHand).ShouldBe((5, 478, true, true, false));
        actual.BodyWorld[13].X.ShouldBe(expected.BodyWorld[13].X, 1e-6);
        actual.BodyWorld[13].Visibility.ShouldBe(0.9, 1e-6);
        actual.BodyImage[13].Y.ShouldBe(expected.BodyImage[13].Y, 1e-6);
        actual.LeftHandPoints[8].Z.ShouldBe(expected.LeftHandPoints[8].Z, 1e-6);

        person.Face.Image[FaceLandmarks.MeshCount..].Clear(); // no irises
        actual.CopyFrom(person);
        actual.FaceCount.ShouldBe(468);

        static Vector3 Float(Landmark point) => new((float)point.X, (float)point.Y, (float)point.Z);
    }

    [Fact]
    public void StraightJointsAreNoLongerNaN()
    {
        // Rounding carries the cosine of these points past 1: KalidoKit gives NaN here.
        int repaired = 0;
        for (int i = 1; i < 200; i++)
        {
            var direction = new Vector(0.1 * i, 0.3, 0.7 / i);
            double angle = Vector.AngleBetween3DCoords(default, direction, direction.Multiply(3));
            angle.ShouldBe(0, 1e-7);
            double cosine = direction.Negative().Unit().Dot(direction.Multiply(3).Subtract(direction).Unit());
            if (double.IsNaN(Math.Acos(cosine))) repaired++;
        }
        repaired.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        KalidokitLandmarks person = Frame(7);
        var tracked = new PersonLandmarks();
        var solver = new KalidokitSolver(new ImageSize(640, 480));
        Work();
        person = Frame(8);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Work()
        {
            for (int i = 0; i < 100; i++) solver.Solve(person);
            for (int i = 0; i < 100; i++) person.CopyFrom(tracked);
        }
    }

    [Fact]
    public void TooFewPointsAreTheProgrammersMistake()
    {
        Should.Throw<ArgumentException>(() => Face.Solve(new Landmark[467], new FaceResult())).Message.ShouldContain("not 467");
        Should.Throw<ArgumentException>(() => Hand.Solve(new Landmark[20], Side.Left, new HandResult())).Message.ShouldContain("not 20");
        Should.Throw<ArgumentException>(() => Pose.CalcArms(new Landmark[32])).Message.ShouldContain("not 32");
    }
}
