using System.IO.Compression;
using System.Text.Json;
using Omozukai.Core.Faces;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Tests;
using Omozukai.Vision.Frames;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Vision.Tests.Landmarkers;

/// <summary>The face landmarker's chain beside MediaPipe's own scores on the same photos, and the canonical face.</summary>
public sealed class FaceLandmarkerTests(ITestOutputHelper report)
{
    private static readonly string[] s_photos = ["human_person-vlado.jpg", "human_stock-emotions-a-1.jpg", "human_stock-emotions-b-1.jpg", "human_stock-emotions-b-3.jpg", "human_stock-teen-5.jpg", "mpgest_rock_026fd791.jpg"];

    [Fact]
    public void Blend_shapes_of_photos_are_MediaPipes()
    {
        using var landmarker = new HolisticLandmarker(new HolisticOptions { FaceModel = FaceModel.Landmarker, Quality = HolisticQuality.Lite, IsStatic = true, ModelFolder = TestFiles.Shared("models") });
        using var lines = new StreamReader(new GZipStream(File.OpenRead(TestFiles.Shared("media/reference/photos.face.jsonl.gz")), CompressionMode.Decompress));
        var frame = new VideoFrame();
        var landmarks = new LandmarkFrame();
        float[] sums = new float[ArkitBlendShapes.Count];
        int faces = 0;
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument photo = JsonDocument.Parse(line);
            string file = photo.RootElement.GetProperty("file").GetString()!;
            if (!s_photos.Contains(file)) continue;
            using IFrameSource source = FrameSources.Open(TestFiles.Shared("media/photos/" + file), new FrameSourceOptions(), TestContext.Current.CancellationToken);
            source.TryRead(frame).ShouldBeTrue();
            landmarker.Detect(frame, landmarks);
            FaceLandmarks face = landmarks.People[0].Face;
            face.HasBlendShapes.ShouldBeTrue();
            face.HasTransform.ShouldBeTrue();
            foreach (JsonProperty shape in photo.RootElement.GetProperty("blend")[0].EnumerateObject())
                if (ArkitBlendShapes.IndexOf(shape.Name) is >= 0 and int index) sums[index] += Math.Abs(face.BlendShapes[index] - shape.Value.GetSingle());
            faces++;
        }
        faces.ShouldBe(s_photos.Length);
        report.WriteLine($"worst shape: {sums.Max() / faces:0.0000} mean absolute difference");
        (sums.Max() / faces).ShouldBeLessThan(0.02f);
    }

    [Fact]
    public void The_canonical_face_is_read_and_subdivided()
    {
        FaceSurface surface = CanonicalMesh.Read();
        surface.Triangles.Count.ShouldBe(3 * 898);
        surface.Uv.ShouldAllBe(uv => uv.X >= 0 && uv.X <= 1 && uv.Y >= 0 && uv.Y <= 1);
        new DenseFace(surface).Count.ShouldBe(468 + surface.Triangles.Chunk(3).SelectMany(t => (int[][])[[t[0], t[1]], [t[1], t[2]], [t[2], t[0]]]).Select(e => (Math.Min(e[0], e[1]), Math.Max(e[0], e[1]))).Distinct().Count());
        new DenseFace(surface, 2).Triangles.Count.ShouldBe(16 * 3 * 898);
    }
}
