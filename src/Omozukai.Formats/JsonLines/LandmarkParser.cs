using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Formats.JsonLines;

/// <summary>Parses the lines of <c>omozukai.landmarks</c>.</summary>
internal static class LandmarkParser
{
    public const int PointNumbers = 5; // x, y, z, visibility, presence

    // The corners of each eye and the first iris point of its side, in MediaPipe's numbers.
    private static readonly (int Outer, int Inner, int FirstIris)[] s_eyes = [(33, 133, 468), (263, 362, 473)];
    private const int IrisPoints = 5;

    public static LandmarkHeader ParseHeader(JsonCursor json)
    {
        int width = 0, height = 0;
        double? fps = null;
        float? fov = null;
        string? source = null, face = null;
        while (json.NextProperty())
        {
            if (json.Is(JsonName.Width)) width = Side(ref json, "width");
            else if (json.Is(JsonName.Height)) height = Side(ref json, "height");
            else if (json.Is(JsonName.Fps)) fps = JsonHeader.PositiveOrNull(ref json, "fps");
            else if (json.Is(JsonName.VerticalFov)) fov = (float?)JsonHeader.PositiveOrNull(ref json, "verticalFov");
            else if (json.Is(JsonName.Source))
            {
                json.Value();
                source = json.String("source");
            }
            else if (json.Is(JsonName.Face))
            {
                json.Value();
                face = json.String("face");
            }
            else json.SkipValue();
        }
        if (width == 0 || height == 0) throw json.Error("the header lacks the picture's width or height");
        if (fov >= 180) throw json.Error("verticalFov must be below 180 degrees");
        return new LandmarkHeader { Width = width, Height = height, Fps = fps, VerticalFovDegrees = fov, Source = source, Face = face };
    }

    public static void ParseFrame(JsonCursor json, LandmarkHeader header, LandmarkFrame frame)
    {
        frame.ClearPeople();
        frame.Index = 0;
        frame.Timestamp = TimeSpan.Zero;
        frame.File = null;
        frame.Width = header.Width;
        frame.Height = header.Height;
        frame.VerticalFovDegrees = header.VerticalFovDegrees;
        while (json.NextProperty())
        {
            if (json.Is(JsonName.Index))
            {
                json.Value();
                frame.Index = json.Int64("index");
            }
            else if (json.Is(JsonName.Time))
            {
                json.Value();
                frame.Timestamp = json.Time("time");
            }
            else if (json.Is(JsonName.File))
            {
                json.Value();
                frame.File = json.String("file");
            }
            else if (json.Is(JsonName.Width)) frame.Width = Side(ref json, "width");
            else if (json.Is(JsonName.Height)) frame.Height = Side(ref json, "height");
            else if (json.Is(JsonName.People))
            {
                json.Value();
                json.Array("people");
                frame.ClearPeople();
                while (json.NextItem()) ParsePerson(ref json, frame.AddPerson(), isMesh: header.Face is null);
            }
            else json.SkipValue();
        }
    }

    private static void ParsePerson(ref JsonCursor json, PersonLandmarks person, bool isMesh)
    {
        json.Object("a person");
        person.Score = 1;
        person.Body.Score = person.Face.Score = person.LeftHand.Score = person.RightHand.Score = 1;
        bool hasBodyWorld = false;
        while (json.NextProperty())
        {
            if (json.Is(JsonName.Id)) person.TrackId = Id(ref json);
            else if (json.Is(JsonName.Score)) person.Score = person.Body.Score = Score(ref json, "score");
            else if (json.Is(JsonName.Pose)) person.Body.IsPresent = ImagePoints(ref json, person.Body.Image, "pose") > 0;
            else if (json.Is(JsonName.PoseWorld)) hasBodyWorld = WorldPoints(ref json, person.Body.World, "poseWorld");
            else if (isMesh && json.Is(JsonName.Face)) ParseFace(ref json, person.Face);
            else if (json.Is(JsonName.FaceScore)) person.Face.Score = Score(ref json, "faceScore");
            else if (json.Is(JsonName.BlendShapes)) ParseBlendShapes(ref json, person.Face);
            else if (json.Is(JsonName.FaceTransform)) ParseFaceTransform(ref json, person.Face);
            else if (json.Is(JsonName.LeftHand)) person.LeftHand.IsPresent = ImagePoints(ref json, person.LeftHand.Image, "leftHand") > 0;
            else if (json.Is(JsonName.LeftHandWorld)) person.LeftHand.HasWorld = WorldPoints(ref json, person.LeftHand.World, "leftHandWorld");
            else if (json.Is(JsonName.LeftHandScore)) person.LeftHand.Score = Score(ref json, "leftHandScore");
            else if (json.Is(JsonName.RightHand)) person.RightHand.IsPresent = ImagePoints(ref json, person.RightHand.Image, "rightHand") > 0;
            else if (json.Is(JsonName.RightHandWorld)) person.RightHand.HasWorld = WorldPoints(ref json, person.RightHand.World, "rightHandWorld");
            else if (json.Is(JsonName.RightHandScore)) person.RightHand.Score = Score(ref json, "rightHandScore");
            else json.SkipValue();
        }
        if (!hasBodyWorld) person.Body.World.Clear(); // visibility 0: nothing is known of them
    }

    private static void ParseFace(ref JsonCursor json, FaceLandmarks face)
    {
        int count = ImagePoints(ref json, face.Image, "face", FaceLandmarks.MeshCount);
        face.IsPresent = count > 0;
        if (count != FaceLandmarks.MeshCount) return;
        foreach ((int outer, int inner, int firstIris) in s_eyes)
        {
            Vector3 middle = (face.Image[outer].Position + face.Image[inner].Position) / 2;
            face.Image.Slice(firstIris, IrisPoints).Fill(new NormalizedLandmark(middle, Visibility: 0, Presence: 0));
        }
    }

    private static void ParseBlendShapes(ref JsonCursor json, FaceLandmarks face)
    {
        json.Value();
        if (json.IsNull) return;
        json.Object("blendshapes");
        face.BlendShapes.Clear();
        face.HasBlendShapes = true;
        int guess = 0;
        while (json.NextProperty())
        {
            int index = json.IndexIn(LandmarkWriter.BlendShapeNames, guess);
            if (index < 0)
            {
                json.SkipValue(); // MediaPipe's own _neutral, say
                continue;
            }
            face.BlendShapes[index] = Score(ref json, "a blendshape");
            guess = index + 1;
        }
    }

    private static void ParseFaceTransform(ref JsonCursor json, FaceLandmarks face)
    {
        json.Value();
        if (json.IsNull) return;
        Span<double> columns = stackalloc double[16];
        json.Numbers(columns, "faceTransform");
        Matrix4x4 transform = default;
        for (int i = 0; i < 16; i++) transform[i / 4, i % 4] = (float)columns[i];
        face.Transform = transform;
        face.HasTransform = true;
    }

    /// <returns>The number of points: all of the span or <paramref name="shorter"/> of it, or 0 for null.</returns>
    private static int ImagePoints(ref JsonCursor json, Span<NormalizedLandmark> points, string what, int shorter = -1)
    {
        json.Value();
        if (json.IsNull) return 0;
        json.Array(what);
        Span<double> numbers = stackalloc double[PointNumbers];
        int count = 0;
        for (; json.NextItem(); count++)
        {
            (float visibility, float presence) = Point(ref json, numbers, what);
            if (count < points.Length) points[count] = new NormalizedLandmark(Position(numbers), visibility, presence);
        }
        CheckCount(ref json, count, points.Length, shorter, what);
        return count;
    }

    private static bool WorldPoints(ref JsonCursor json, Span<WorldLandmark> points, string what)
    {
        json.Value();
        if (json.IsNull) return false;
        json.Array(what);
        Span<double> numbers = stackalloc double[PointNumbers];
        int count = 0;
        for (; json.NextItem(); count++)
        {
            (float visibility, float presence) = Point(ref json, numbers, what);
            if (count < points.Length) points[count] = new WorldLandmark(Position(numbers), visibility, presence);
        }
        CheckCount(ref json, count, points.Length, -1, what);
        return true;
    }

    private static (float Visibility, float Presence) Point(ref JsonCursor json, scoped Span<double> numbers, string what)
    {
        int count = json.NumbersUpTo(numbers, what);
        if (count < 3) throw json.Error($"a point of {what} has {count} numbers; expected x, y, z");
        double visibility = count > 3 ? numbers[3] : 1;
        return ((float)visibility, (float)(count > 4 ? numbers[4] : visibility));
    }

    private static Vector3 Position(ReadOnlySpan<double> numbers) => new((float)numbers[0], (float)numbers[1], (float)numbers[2]);

    public static void CheckCount(ref JsonCursor json, int count, int expected, int shorter, string what)
    {
        if (count != expected && count != shorter)
            throw json.Error($"{what} has {count} points; expected {(shorter > 0 ? $"{expected} or {shorter}" : $"{expected}")}");
    }

    private static int Side(ref JsonCursor json, string what)
    {
        json.Value();
        int side = json.Int32(what);
        return side > 0 ? side : throw json.Error($"{what} must be at least 1 pixel");
    }

    public static int Id(ref JsonCursor json)
    {
        json.Value();
        return json.Int32("id");
    }

    private static float Score(ref JsonCursor json, string what)
    {
        json.Value();
        return json.Single(what);
    }
}
