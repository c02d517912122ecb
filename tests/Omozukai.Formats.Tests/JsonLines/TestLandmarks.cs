using System.Numerics;
using CsCheck;
using Omozukai.Core.Landmarks;

namespace Omozukai.Formats.Tests.JsonLines;

/// <summary>Landmark frames with any parts present and any numbers in them.</summary>
internal static class TestLandmarks
{
    public static LandmarkFrame Random(int seed, int people)
    {
        var random = new PCG(stream: 1, seed: (ulong)seed * 0x9E3779B97F4A7C15 + 1); // CsCheck's generator: the same numbers everywhere
        float Next(float scale) => ((random.Next() & 0xFFFFFF) / (float)0xFFFFFF - 0.5f) * scale;
        Vector3 NextPoint(float scale) => new(Next(scale), Next(scale), Next(scale));
        bool NextBool() => random.Next() % 4 != 0;

        var frame = new LandmarkFrame { Index = seed, Timestamp = TimeSpan.FromTicks(333_333L * seed), Width = 640, Height = 480 };
        for (int i = 0; i < people; i++)
        {
            PersonLandmarks person = frame.AddPerson();
            person.TrackId = i + 3;
            person.Score = Next(1);
            if (NextBool())
            {
                person.Body.IsPresent = true;
                person.Body.Score = person.Score;
                for (int p = 0; p < BodyLandmarks.Count; p++)
                {
                    person.Body.Image[p] = new NormalizedLandmark(NextPoint(4), Next(1), Next(1));
                    person.Body.World[p] = new WorldLandmark(NextPoint(4), Next(1), Next(1));
                }
            }
            foreach (HandLandmarks hand in new[] { person.LeftHand, person.RightHand })
            {
                if (!NextBool()) continue;
                hand.IsPresent = true;
                hand.HasWorld = NextBool();
                hand.Score = Next(1);
                for (int p = 0; p < HandLandmarks.Count; p++)
                {
                    hand.Image[p] = new NormalizedLandmark(NextPoint(4), 1, 1);
                    hand.World[p] = new WorldLandmark(NextPoint(1), 1, 1);
                }
            }
            if (!NextBool()) continue;
            FaceLandmarks face = person.Face;
            face.IsPresent = true;
            face.Score = Next(1);
            for (int p = 0; p < FaceLandmarks.Count; p++) face.Image[p] = new NormalizedLandmark(NextPoint(4), 1, 1);
            face.HasBlendShapes = NextBool();
            for (int p = 0; p < ArkitBlendShapes.Count; p++) face.BlendShapes[p] = Next(1);
            face.HasTransform = NextBool();
            face.Transform = Matrix4x4.CreateFromYawPitchRoll(Next(1), Next(1), Next(1)) * Matrix4x4.CreateTranslation(NextPoint(50));
        }
        return frame;
    }

    public static void ShouldBeClose(LandmarkFrame actual, LandmarkFrame expected)
    {
        actual.Index.ShouldBe(expected.Index);
        actual.Timestamp.ShouldBe(expected.Timestamp);
        actual.Width.ShouldBe(expected.Width);
        actual.Height.ShouldBe(expected.Height);
        actual.File.ShouldBe(expected.File);
        actual.People.Count.ShouldBe(expected.People.Count);
        for (int i = 0; i < expected.People.Count; i++)
        {
            PersonLandmarks a = actual.People[i], e = expected.People[i];
            a.TrackId.ShouldBe(e.TrackId);
            a.Score.ShouldBe(e.Score, 1e-4f);
            a.Body.IsPresent.ShouldBe(e.Body.IsPresent);
            if (e.Body.IsPresent)
            {
                Close(a.Body.Image, e.Body.Image, 1e-6f);
                Close(a.Body.World, e.Body.World, 1e-5f);
            }
            ShouldBeClose(a.LeftHand, e.LeftHand);
            ShouldBeClose(a.RightHand, e.RightHand);
            a.Face.IsPresent.ShouldBe(e.Face.IsPresent);
            if (!e.Face.IsPresent) continue;
            a.Face.Score.ShouldBe(e.Face.Score, 1e-4f);
            Close(a.Face.Image, e.Face.Image, 1e-6f);
            a.Face.HasBlendShapes.ShouldBe(e.Face.HasBlendShapes);
            if (e.Face.HasBlendShapes)
                for (int p = 0; p < ArkitBlendShapes.Count; p++) a.Face.BlendShapes[p].ShouldBe(e.Face.BlendShapes[p], 1e-4f);
            a.Face.HasTransform.ShouldBe(e.Face.HasTransform);
            if (e.Face.HasTransform)
                for (int p = 0; p < 16; p++) a.Face.Transform[p / 4, p % 4].ShouldBe(e.Face.Transform[p / 4, p % 4], 1e-4f);
        }
    }

    private static void ShouldBeClose(HandLandmarks actual, HandLandmarks expected)
    {
        actual.IsPresent.ShouldBe(expected.IsPresent);
        if (!expected.IsPresent) return;
        actual.Score.ShouldBe(expected.Score, 1e-4f);
        Close(actual.Image, expected.Image, 1e-6f);
        actual.HasWorld.ShouldBe(expected.HasWorld);
        if (expected.HasWorld) Close(actual.World, expected.World, 1e-5f);
    }

    private static void Close(ReadOnlySpan<NormalizedLandmark> actual, ReadOnlySpan<NormalizedLandmark> expected, float tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Vector3.Distance(actual[i].Position, expected[i].Position).ShouldBeLessThan(tolerance);
            actual[i].Visibility.ShouldBe(expected[i].Visibility, 1e-4f);
            actual[i].Presence.ShouldBe(expected[i].Presence, 1e-4f);
        }
    }

    private static void Close(ReadOnlySpan<WorldLandmark> actual, ReadOnlySpan<WorldLandmark> expected, float tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Vector3.Distance(actual[i].Position, expected[i].Position).ShouldBeLessThan(tolerance);
            actual[i].Visibility.ShouldBe(expected[i].Visibility, 1e-4f);
            actual[i].Presence.ShouldBe(expected[i].Presence, 1e-4f);
        }
    }
}
