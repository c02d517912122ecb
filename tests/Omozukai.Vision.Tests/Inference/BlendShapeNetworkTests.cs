using System.IO.Compression;
using System.Text.Json;
using Omozukai.Tests;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Tests.Inference;

/// <summary>The network of the 52 blend shapes against what MediaPipe itself made of the same points.</summary>
public sealed class BlendShapeNetworkTests(ITestOutputHelper report)
{
    /// <summary>The points that the network takes, in its order (MediaPipe, face_blendshapes_graph.cc).</summary>
    private static readonly int[] s_points =
    [
        0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78, 80, 81, 82, 84, 87, 88, 91, 93, 95,
        103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149, 150, 152, 153, 154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172, 173, 176,
        178, 181, 185, 191, 195, 197, 234, 246, 249, 251, 263, 267, 269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311,
        312, 314, 317, 318, 321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381, 382, 384, 385, 386, 387, 388,
        389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472, 473, 474, 475, 476, 477,
    ];

    [Fact]
    public void Points_of_photos_give_MediaPipes_shapes()
    {
        using Network network = Network.Load(TestFiles.Shared("models/face_landmarker.task") + "!face_blendshapes.tflite");
        using StreamReader lines = new(new GZipStream(File.OpenRead(TestFiles.Shared("media/reference/photos.face.jsonl.gz")), CompressionMode.Decompress));
        int faces = 0;
        float worst = 0;
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument photo = JsonDocument.Parse(line);
            float width = photo.RootElement.GetProperty("w").GetSingle(), height = photo.RootElement.GetProperty("h").GetSingle();
            foreach ((JsonElement face, JsonElement shapes) in photo.RootElement.GetProperty("faces").EnumerateArray().Zip(photo.RootElement.GetProperty("blend").EnumerateArray()))
            {
                for (int i = 0; i < s_points.Length; i++)
                {
                    network.Input()[2 * i] = face[s_points[i]][0].GetSingle() * width;
                    network.Input()[2 * i + 1] = face[s_points[i]][1].GetSingle() * height;
                }
                network.Run();
                int shape = 0;
                foreach (JsonProperty expected in shapes.EnumerateObject()) worst = Math.Max(worst, Math.Abs(network.Output(0)[shape++] - expected.Value.GetSingle()));
                shape.ShouldBe(52);
                faces++;
            }
        }
        report.WriteLine($"{faces} faces, worst shape off by {worst:g3}");
        faces.ShouldBeGreaterThan(20);
        worst.ShouldBeLessThan(1e-3f); // the points of the reference are rounded to a millionth of the picture
    }
}
