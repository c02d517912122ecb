using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omozukai.Kalidokit;

namespace Omozukai.Core.Tests.Kalidokit;

/// <summary>Landmarks and results as npm kalidokit has them, in JSON.</summary>
internal static class Golden
{
    /// <summary>The tolerance of every number: 1e-6 + 1e-6·|expected|.</summary>
    private const double Tolerance = 1e-6;

    public static List<JsonElement> Read(string path)
    {
        var lines = new List<JsonElement>();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            lines.Add(document.RootElement.Clone());
        }
        return lines;
    }

    /// <summary>Points [x, y, z?, visibility or score?]; none where there is no array.</summary>
    public static Landmark[] Points(JsonElement points, bool fourthIsScore = false) => points.ValueKind != JsonValueKind.Array ? [] :
    [
        .. points.EnumerateArray().Select(point =>
        {
            double[] v = [.. point.EnumerateArray().Select(Number)];
            double trust = v.Length > 3 ? v[3] : 0;
            return new Landmark(v[0], v[1], v.Length > 2 ? v[2] : 0, fourthIsScore ? 0 : trust, fourthIsScore ? trust : 0);
        }),
    ];

    public static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => double.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture),
        _ => 0, // JavaScript's undefined
    };

    /// <summary>Every number that is expected is there, within the tolerance; NaN where NaN is expected.</summary>
    /// <returns>How many numbers were compared.</returns>
    public static int ShouldMatch(JsonNode actual, JsonElement expected, string where)
    {
        if (expected.ValueKind == JsonValueKind.Object)
        {
            int count = 0;
            foreach (JsonProperty property in expected.EnumerateObject())
            {
                JsonNode? child = actual.AsObject()[property.Name];
                child.ShouldNotBeNull($"{where}.{property.Name} is missing");
                count += ShouldMatch(child, property.Value, $"{where}.{property.Name}");
            }
            return count;
        }
        if (expected.ValueKind == JsonValueKind.String && expected.GetString() is "XYZ")
        {
            actual.GetValue<string>().ShouldBe("XYZ", where);
            return 0;
        }
        double a = actual.GetValue<double>(), e = Number(expected);
        if (double.IsNaN(e)) double.IsNaN(a).ShouldBeTrue($"{where} is {a}, expected NaN");
        else Math.Abs(a - e).ShouldBeLessThanOrEqualTo(Tolerance + Tolerance * Math.Abs(e), $"{where} is {a}, expected {e}");
        return 1;
    }

    public static JsonObject Json(FaceResult face) => new()
    {
        ["head"] = new JsonObject
        {
            ["x"] = face.Head.X, ["y"] = face.Head.Y, ["z"] = face.Head.Z, ["width"] = face.Head.Width, ["height"] = face.Head.Height,
            ["position"] = Json(face.Head.Position), ["normalized"] = Json(face.Head.Normalized), ["degrees"] = Json(face.Head.Degrees),
        },
        ["eye"] = Json(face.Eye),
        ["brow"] = face.Brow,
        ["pupil"] = new JsonObject { ["x"] = face.Pupil.X, ["y"] = face.Pupil.Y },
        ["mouth"] = new JsonObject
        {
            ["x"] = face.Mouth.X, ["y"] = face.Mouth.Y,
            ["shape"] = new JsonObject
            {
                ["A"] = face.Mouth.Shape.A, ["E"] = face.Mouth.Shape.E, ["I"] = face.Mouth.Shape.I, ["O"] = face.Mouth.Shape.O, ["U"] = face.Mouth.Shape.U,
            },
        },
    };

    public static JsonObject Json(PoseResult pose) => new()
    {
        ["RightUpperArm"] = Json(pose.RightUpperArm), ["RightLowerArm"] = Json(pose.RightLowerArm), ["RightHand"] = Json(pose.RightHand),
        ["LeftUpperArm"] = Json(pose.LeftUpperArm), ["LeftLowerArm"] = Json(pose.LeftLowerArm), ["LeftHand"] = Json(pose.LeftHand),
        ["RightUpperLeg"] = Json(pose.RightUpperLeg), ["RightLowerLeg"] = Json(pose.RightLowerLeg),
        ["LeftUpperLeg"] = Json(pose.LeftUpperLeg), ["LeftLowerLeg"] = Json(pose.LeftLowerLeg),
        ["Hips"] = Json(pose.Hips), ["Spine"] = Json(pose.Spine),
    };

    public static JsonObject Json(HandResult hand)
    {
        var json = new JsonObject();
        foreach (HandBone bone in Enum.GetValues<HandBone>()) json[$"{hand.Side}{bone}"] = Json(hand[bone]);
        return json;
    }

    public static JsonObject Json(PoseArms arms) => new()
    {
        ["UpperArm"] = Json(arms.UpperArm, Json), ["LowerArm"] = Json(arms.LowerArm, Json), ["Hand"] = Json(arms.Hand, Json),
        ["Unscaled"] = new JsonObject { ["UpperArm"] = Json(arms.UpperArm, Json), ["LowerArm"] = Json(arms.LowerArm, Json), ["Hand"] = Json(arms.Hand, Json) },
    };

    public static JsonObject Json(PoseTorso torso) => new() { ["Hips"] = Json(torso.Hips), ["Spine"] = Json(torso.Spine) };

    public static JsonObject Json(PoseLegs legs) => new()
    {
        ["UpperLeg"] = Json(legs.UpperLeg, Json), ["LowerLeg"] = Json(legs.LowerLeg, Json),
        ["Unscaled"] = new JsonObject { ["UpperLeg"] = Json(legs.UnscaledUpperLeg, Json), ["LowerLeg"] = Json(legs.UnscaledLowerLeg, Json) },
    };

    public static JsonObject Json(FaceEyes eyes) => new() { ["l"] = eyes.L, ["r"] = eyes.R };

    public static JsonObject Json(Vector vector) => new() { ["x"] = vector.X, ["y"] = vector.Y, ["z"] = vector.Z };

    public static JsonObject Json(SphericalCoordinates direction) => new() { ["theta"] = direction.Theta, ["phi"] = direction.Phi };

    private static JsonObject Json(Euler euler) => new() { ["x"] = euler.X, ["y"] = euler.Y, ["z"] = euler.Z, ["rotationOrder"] = euler.RotationOrder.ToString() };

    private static JsonObject Json(PoseHips hips) => new()
    {
        ["position"] = Json(hips.Position), ["worldPosition"] = Json(hips.WorldPosition), ["rotation"] = Json(hips.Rotation),
    };

    private static JsonObject Json<T>(Sides<T> sides, Func<T, JsonObject> json) => new() { ["r"] = json(sides.R), ["l"] = json(sides.L) };
}
