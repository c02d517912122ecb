using System.Text.Json;
using System.Text.Json.Nodes;
using Omozukai.Kalidokit;
using Omozukai.Tests;

namespace Omozukai.Core.Tests.Kalidokit;

/// <summary>Every number that npm kalidokit 1.1.5 gave for the golden frames.</summary>
public sealed class GoldenTests
{
    private static readonly Lazy<List<JsonElement>> s_frames = new(() => Golden.Read(TestFiles.Data("kalidokit/frames.jsonl.gz")));

    [Fact]
    public void FacesAreTheSame()
    {
        int numbers = 0;
        foreach (JsonElement expected in Golden.Read(TestFiles.Data("kalidokit/expected_face.jsonl.gz")))
        {
            if (!expected.TryGetProperty("i", out JsonElement i)) continue; // a real face, below
            JsonElement frame = s_frames.Value[i.GetInt32()];
            numbers += Compare(expected, Golden.Points(frame.GetProperty("face")), Size(frame), $"frame {i}");
        }
        numbers.ShouldBe(240 * 9 * 26);
    }

    [Fact]
    public void RealFacesAndHandsAreTheSame()
    {
        Dictionary<string, JsonElement> real = Golden.Read(TestFiles.Shared("kalidokit/golden/real.jsonl.gz")).ToDictionary(line => line.GetProperty("name").GetString()!);
        int faces = 0, hands = 0;
        foreach (JsonElement expected in Golden.Read(TestFiles.Data("kalidokit/expected_face.jsonl.gz")))
        {
            if (!expected.TryGetProperty("real", out JsonElement name)) continue;
            JsonElement frame = real[name.GetString()!];
            faces += Compare(expected, Golden.Points(frame.GetProperty("lm")), Size(frame), name.GetString()!);
        }
        foreach (JsonElement expected in Golden.Read(TestFiles.Data("kalidokit/expected_hand.jsonl.gz")))
        {
            if (!expected.TryGetProperty("real", out JsonElement name)) continue;
            foreach (JsonProperty property in expected.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.Object) continue;
                string[] parts = property.Name.Split('_'); // Right_image
                var result = new HandResult();
                Hand.Solve(Golden.Points(real[name.GetString()!].GetProperty(parts[1])), Enum.Parse<Side>(parts[0]), result).ShouldBeTrue();
                hands += Golden.ShouldMatch(Golden.Json(result), property.Value, $"{name}.{property.Name}");
            }
        }
        faces.ShouldBeGreaterThan(23);
        hands.ShouldBe(3 * 4 * 48);
    }

    [Fact]
    public void BodiesAreTheSame()
    {
        int numbers = 0, cases = 0;
        foreach (JsonElement expected in Golden.Read(TestFiles.Data("kalidokit/expected_pose.jsonl.gz")))
        {
            JsonElement frame = s_frames.Value[expected.GetProperty("i").GetInt32()];
            ImageSize size = Size(frame);
            JsonElement world = frame.GetProperty("pose3d"), image = frame.GetProperty("pose2d");
            Landmark[] points = Golden.Points(world), flat = Golden.Points(image);
            Landmark[] scored = Golden.Points(world, fourthIsScore: true);
            Landmark[] pixels = [.. Golden.Points(image, fourthIsScore: true).Select(p => p with { X = p.X * size.Width, Y = p.Y * size.Height })];
            foreach (JsonProperty property in expected.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.Object) continue;
                JsonObject? actual = property.Name switch
                {
                    "mp" => Solve(points, flat, null),
                    "mp_nolegs" => Solve(points, flat, new() { Runtime = SolverRuntime.Mediapipe, ImageSize = size, EnableLegs = false }),
                    "tfjs_img" => Solve(scored, pixels, new() { Runtime = SolverRuntime.Tfjs, ImageSize = size }),
                    "tfjs_noimg" => Solve(scored, pixels, new() { Runtime = SolverRuntime.Tfjs }),
                    "mp_2dNoZ" => Solve(points, [.. flat.Select(p => p with { Z = 0 })], null),
                    "calcArms" => Golden.Json(Pose.CalcArms(points)),
                    "calcHips" => Golden.Json(Pose.CalcHips(points, flat)),
                    "calcLegs" => Golden.Json(Pose.CalcLegs(points)),
                    _ => throw new InvalidOperationException(property.Name),
                };
                numbers += Golden.ShouldMatch(actual!, property.Value, $"frame {expected.GetProperty("i")}.{property.Name}");
                cases++;
            }
        }
        cases.ShouldBeGreaterThan(240 * 4);
        numbers.ShouldBeGreaterThan(cases * 12);
    }

    [Fact]
    public void HandsAreTheSame()
    {
        int numbers = 0;
        foreach (JsonElement expected in Golden.Read(TestFiles.Data("kalidokit/expected_hand.jsonl.gz")))
        {
            if (!expected.TryGetProperty("i", out JsonElement i)) continue;
            foreach (JsonProperty property in expected.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.Object) continue;
                string[] parts = property.Name.Split('_'); // R_lh
                var result = new HandResult();
                Hand.Solve(Golden.Points(s_frames.Value[i.GetInt32()].GetProperty(parts[1])), parts[0] == "L" ? Side.Left : Side.Right, result).ShouldBeTrue();
                numbers += Golden.ShouldMatch(Golden.Json(result), property.Value, $"frame {i}.{property.Name}");
            }
        }
        numbers.ShouldBe((240 * 4 + 60 * 3) * 48);
    }

    [Fact]
    public void EdgesAreTheSame()
    {
        int cases = 0;
        foreach (JsonElement edge in Golden.Read(TestFiles.Data("kalidokit/expected_edge.jsonl.gz")))
        {
            string name = edge.GetProperty("name").GetString()!;
            JsonElement expected = edge.GetProperty("out");
            Func<JsonObject?> solve = edge.GetProperty("solver").GetString() switch
            {
                "face" => () =>
                {
                    var face = new FaceResult();
                    return Face.Solve(Golden.Points(edge.GetProperty("face")), face, FaceOptions(edge.GetProperty("options"))) ? Golden.Json(face) : null;
                },
                "hand" => () =>
                {
                    var hand = new HandResult();
                    return Hand.Solve(Golden.Points(edge.GetProperty("hand")), Enum.Parse<Side>(edge.GetProperty("side").GetString()!), hand) ? Golden.Json(hand) : null;
                },
                _ => () => Solve(Golden.Points(edge.GetProperty("pose3d")), Golden.Points(edge.GetProperty("pose2d")), PoseOptions(edge.GetProperty("options"))),
            };
            if (expected.TryGetProperty("throws", out _)) Should.Throw<ArgumentException>(() => solve());
            else if (expected.TryGetProperty("returnsUndefined", out _)) solve().ShouldBeNull(name);
            else Golden.ShouldMatch(solve().ShouldNotBeNull(name), expected, name);
            cases++;
        }
        cases.ShouldBe(30);
    }

    [Fact]
    public void VectorsAndUtilsAreTheSame()
    {
        int cases = 0;
        foreach (JsonElement unit in Golden.Read(TestFiles.Data("kalidokit/expected_units.jsonl.gz")))
        {
            string function = unit.GetProperty("fn").GetString()!;
            JsonElement[] arguments = [.. unit.GetProperty("args").EnumerateArray()];
            Golden.ShouldMatch(Call(function, arguments), unit.GetProperty("out"), $"{function}({unit.GetProperty("args").GetRawText()})");
            cases++;
        }
        cases.ShouldBe(1256);
    }

    private static JsonNode Call(string function, JsonElement[] a)
    {
        var legs = new AxisMap(Axis.Y, Axis.Z, Axis.X);
        return function switch
        {
            "rollPitchYaw2" => Golden.Json(Vector.RollPitchYaw(V(0), V(1))),
            "rollPitchYaw3" => Golden.Json(Vector.RollPitchYaw(V(0), V(1), V(2))),
            "findRotation" => Golden.Json(Vector.FindRotation(V(0), V(1))),
            "findRotationRaw" => Golden.Json(Vector.FindRotation(V(0), V(1), normalize: false)),
            "angleBetween3DCoords" => Vector.AngleBetween3DCoords(V(0), V(1), V(2)),
            "getSphericalCoords" => Golden.Json(Vector.GetSphericalCoords(V(0), V(1))),
            "getSphericalCoords_yzx" => Golden.Json(Vector.GetSphericalCoords(V(0), V(1), legs)),
            "getRelativeSphericalCoords_yzx" => Golden.Json(Vector.GetRelativeSphericalCoords(V(0), V(1), V(2), legs)),
            "cross" => Golden.Json(V(0).Cross(V(1))),
            "dot" => V(0).Dot(V(1)),
            "unit" => Golden.Json(V(0).Unit()),
            "length" => V(0).Length(),
            "distance3" => V(0).Distance(V(1)),
            "distance2" => V(0).Distance(V(1), 2),
            "angleTo" => V(0).AngleTo(V(1)),
            "toSphericalCoords" => Golden.Json(V(0).ToSphericalCoords()),
            "min" => V(0).Min(),
            "max" => V(0).Max(),
            "add" => Golden.Json(V(0).Add(V(1))),
            "subtract" => Golden.Json(V(0).Subtract(V(1))),
            "multiply" => Golden.Json(V(0).Multiply(V(1))),
            "divide" => Golden.Json(V(0).Divide(V(1))),
            "negative" => Golden.Json(V(0).Negative()),
            "lerp" => Golden.Json(Vector.Lerp(V(0), V(1), N(2))),
            "lerpScalar" => Vector.Lerp(N(0), N(1), N(2)),
            "fromAngles" => Golden.Json(Vector.FromAngles(N(0), N(1))),
            "normalizeAngle" => Vector.NormalizeAngle(N(0)),
            "normalizeRadians" => Vector.NormalizeRadians(N(0)),
            "clamp" => Utils.Clamp(N(0), N(1), N(2)),
            "remap" => Utils.Remap(N(0), N(1), N(2)),
            "stabilizeBlink" => Golden.Json(Face.StabilizeBlink(
                new FaceEyes(a[0].GetProperty("l").GetDouble(), a[0].GetProperty("r").GetDouble()), N(1), BlinkOptions(a[2]))),
            _ => throw new InvalidOperationException(function),
        };

        Vector V(int index) => Vector.FromArray([.. a[index].EnumerateArray().Select(Golden.Number)]);
        double N(int index) => Golden.Number(a[index]);
    }

    private static StabilizeBlinkOptions? BlinkOptions(JsonElement options) => options.ValueKind != JsonValueKind.Object ? null : new(
        !options.TryGetProperty("enableWink", out JsonElement wink) || wink.GetBoolean(),
        options.TryGetProperty("maxRot", out JsonElement maxRot) ? maxRot.GetDouble() : 0.5);

    private static int Compare(JsonElement expected, Landmark[] points, ImageSize size, string where)
    {
        int numbers = 0;
        Landmark[] pixels = [.. points.Select(p => p with { X = p.X * size.Width, Y = p.Y * size.Height, Z = p.Z * size.Width })];
        foreach (JsonProperty property in expected.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Object) continue;
            const SolverRuntime Mediapipe = SolverRuntime.Mediapipe, Tfjs = SolverRuntime.Tfjs;
            (Landmark[] lm, FaceSolveOptions? options) = property.Name switch
            {
                "mp_img" => (points, new FaceSolveOptions { Runtime = Mediapipe, ImageSize = size }),
                "mp_noimg" => (points, new FaceSolveOptions { Runtime = Mediapipe }),
                "mp_img_smooth" => (points, new FaceSolveOptions { Runtime = Mediapipe, ImageSize = size, SmoothBlink = true }),
                "mp_img_blink" => (points, new FaceSolveOptions { Runtime = Mediapipe, ImageSize = size, BlinkSettings = [0.25, 0.75] }),
                "mp_720" => (points, new FaceSolveOptions { Runtime = Mediapipe, ImageSize = new(1280, 720), SmoothBlink = true, BlinkSettings = [0.5, 0.9] }),
                "tfjs_px" => (pixels, new FaceSolveOptions { Runtime = Tfjs }),
                "tfjs_px_smooth_blink" => (pixels, new FaceSolveOptions { Runtime = Tfjs, ImageSize = size, SmoothBlink = true, BlinkSettings = [0.3, 0.9] }),
                "default_norm" => (points, null),
                "lm468" => (points[..468], new FaceSolveOptions { Runtime = Mediapipe, ImageSize = size, SmoothBlink = true }),
                _ => throw new InvalidOperationException(property.Name),
            };
            var result = new FaceResult();
            Face.Solve(lm, result, options).ShouldBeTrue();
            numbers += Golden.ShouldMatch(Golden.Json(result), property.Value, $"{where}.{property.Name}");
        }
        return numbers;
    }

    private static JsonObject? Solve(Landmark[] world, Landmark[] image, PoseSolveOptions? options)
    {
        var result = new PoseResult();
        return Pose.Solve(world, image, result, options) ? Golden.Json(result) : null;
    }

    private static ImageSize Size(JsonElement parent) =>
        new(parent.GetProperty("imageSize").GetProperty("width").GetDouble(), parent.GetProperty("imageSize").GetProperty("height").GetDouble());

    private static FaceSolveOptions? FaceOptions(JsonElement options) => options.ValueKind != JsonValueKind.Object ? null : new FaceSolveOptions
    {
        Runtime = Enum.Parse<SolverRuntime>(options.GetProperty("runtime").GetString()!, ignoreCase: true),
        ImageSize = options.TryGetProperty("imageSize", out _) ? Size(options) : null,
        SmoothBlink = options.TryGetProperty("smoothBlink", out JsonElement smooth) && smooth.GetBoolean(),
        BlinkSettings = options.TryGetProperty("blinkSettings", out JsonElement blink) ? [.. blink.EnumerateArray().Select(Golden.Number)] : [],
    };

    private static PoseSolveOptions? PoseOptions(JsonElement options) => options.ValueKind != JsonValueKind.Object ? null : new PoseSolveOptions
    {
        EnableLegs = !options.TryGetProperty("enableLegs", out JsonElement legs) || legs.GetBoolean(),
    };
}
