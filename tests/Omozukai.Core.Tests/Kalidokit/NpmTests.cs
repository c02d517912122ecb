using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Omozukai.Kalidokit;
using Omozukai.Tests;

namespace Omozukai.Core.Tests.Kalidokit;

/// <summary>npm kalidokit itself beside ours, on landmarks that nobody chose.</summary>
public sealed class NpmTests
{
    private static readonly Gen<Landmark> s_imagePoint =
        Gen.Select(Between(-0.2, 1.2), Between(-0.2, 1.2), Between(-0.5, 0.5), Between(0, 1), (x, y, z, v) => new Landmark(x, y, z, v));

    private static readonly Gen<Landmark> s_worldPoint =
        Gen.Select(Between(-1, 1), Between(-1.5, 0.5), Between(-1, 1), Between(0, 1), (x, y, z, v) => new Landmark(x, y, z, v));

    private static readonly Gen<Case> s_case = Gen.Select(
        s_imagePoint.Array[478],
        s_worldPoint.Array[33],
        s_imagePoint.Array[33],
        s_imagePoint.Array[21],
        s_imagePoint.Array[21],
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[100, 4000], Gen.Int[100, 4000]),
        (face, world, image, left, right, options) => new Case(
            options.Item1 ? face : face[..468], world, image, left, right, Smooth: options.Item2, Width: options.Item3, Height: options.Item4));

    [Fact]
    public async Task RandomLandmarksGiveTheSameNumbers()
    {
        const int Cases = 300;
        Case[] cases = s_case.Array[Cases].Generate(new PCG(stream: 1, seed: 1155), null, out _); // the same ones each time
        JsonElement npm = await RunAsync(cases);
        int numbers = 0;
        for (int i = 0; i < Cases; i++)
        {
            JsonElement expected = npm.GetProperty("results")[i];
            (Case given, var face, var pose, var left, var right) = (cases[i], new FaceResult(), new PoseResult(), new HandResult(), new HandResult());
            Face.Solve(given.Face, face, new FaceSolveOptions { Runtime = SolverRuntime.Mediapipe, ImageSize = new(given.Width, given.Height), SmoothBlink = given.Smooth });
            Pose.Solve(given.World, given.Image, pose);
            Hand.Solve(given.LeftHand, Side.Right, right);
            Hand.Solve(given.RightHand, Side.Left, left);
            numbers += Golden.ShouldMatch(Golden.Json(face), expected.GetProperty("face"), $"case {i}.face");
            numbers += Golden.ShouldMatch(Golden.Json(pose), expected.GetProperty("pose"), $"case {i}.pose");
            numbers += Golden.ShouldMatch(Golden.Json(left), expected.GetProperty("leftHand"), $"case {i}.leftHand");
            numbers += Golden.ShouldMatch(Golden.Json(right), expected.GetProperty("rightHand"), $"case {i}.rightHand");
        }
        numbers.ShouldBe(Cases * (26 + 42 + 48 + 48));
    }

    [Fact]
    public async Task RestingPosesAreTheSame()
    {
        JsonElement resting = (await RunAsync([])).GetProperty("resting");
        JsonObject pose = Golden.Json(RestingDefault.Pose());
        pose["Hips"]!.AsObject().Remove("worldPosition");
        Golden.ShouldMatch(Golden.Json(RestingDefault.Face()), resting.GetProperty("Face"), "Face").ShouldBe(20);
        Golden.ShouldMatch(pose, resting.GetProperty("Pose"), "Pose").ShouldBe(39);
        Golden.ShouldMatch(Golden.Json(RestingDefault.RightHand()), resting.GetProperty("RightHand"), "RightHand").ShouldBe(48);
        Golden.ShouldMatch(Golden.Json(RestingDefault.LeftHand()), resting.GetProperty("LeftHand"), "LeftHand").ShouldBe(48);
    }

    // Evenly spread: whole numbers and halves, which Gen.Double loves, make straight joints, where KalidoKit's rounding gives NaN and ours does not.
    private static Gen<double> Between(double min, double max) => Gen.Double.Unit.Select(unit => min + unit * (max - min));

    private static async Task<JsonElement> RunAsync(Case[] cases)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, new JsonArray([.. cases.Select(given => given.Json())]).ToJsonString());
            return await NodeScript.RunAsync("tests/Omozukai.Core.Tests/Oracles/kalidokit.mjs", file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed record Case(Landmark[] Face, Landmark[] World, Landmark[] Image, Landmark[] LeftHand, Landmark[] RightHand, bool Smooth, int Width, int Height)
    {
        public JsonObject Json() => new JsonObject
        {
            ["face"] = Points(Face), ["world"] = Points(World), ["image"] = Points(Image), ["leftHand"] = Points(LeftHand), ["rightHand"] = Points(RightHand),
            ["faceOptions"] = new JsonObject
            {
                ["runtime"] = "mediapipe", ["smoothBlink"] = Smooth, ["imageSize"] = new JsonObject { ["width"] = Width, ["height"] = Height },
            },
        };

        private static JsonArray Points(Landmark[] points) => new([.. points.Select(p => new JsonArray(p.X, p.Y, p.Z, p.Visibility))]);
    }
}
