using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Faces;
using Omozukai.Core.Landmarks;
using Omozukai.Tests;

namespace Omozukai.Core.Tests.Faces;

/// <summary>The canonical face, moved in centimetres in its own frame and seen by a camera: jaw, lips, lids, brows, irises, the head.</summary>
internal sealed class ActingFace
{
    private const float Focal = 1000, DistanceCentimetres = 55;
    private const int Width = 1280, Height = 720;

    private static readonly int[] s_lowerLip =
    [
        146, 91, 181, 84, 17, 314, 405, 321, 375, 95, 88, 178, 87, 14, 317, 402, 318, 324, 77, 90, 180, 85, 16, 315, 404, 320, 307, 96, 89, 179, 86, 15, 316, 403, 319, 325,
    ];

    private static readonly int[] s_upperLip =
    [
        185, 40, 39, 37, 0, 267, 269, 270, 409, 191, 80, 81, 82, 13, 312, 311, 310, 415, 184, 74, 73, 72, 11, 302, 303, 304, 408, 183, 42, 41, 38, 12, 268, 271, 272, 407,
    ];

    private static readonly int[] s_corners = [61, 291, 78, 308, 76, 306, 62, 292];
    private static readonly Vector3[] s_rest = Rest();

    /// <summary>How far the jaw drops, in centimetres; lips part with it.</summary>
    public float Jaw { get; init; }

    /// <summary>Width of the lips, 1 at rest.</summary>
    public float LipWidth { get; init; } = 1;

    /// <summary>How far the lips come forward, and the corners go up, in centimetres.</summary>
    public float LipsForward { get; init; }

    public float CornersUp { get; init; }

    public float CornersBack { get; init; }

    /// <summary>How far the lids are closed, 0..1.</summary>
    public float LeftLid { get; init; }

    public float RightLid { get; init; }

    /// <summary>How far the brows go up, in centimetres.</summary>
    public float Brows { get; init; }

    /// <summary>Where both irises are turned, in degrees: to the subject's left, downwards.</summary>
    public Vector2 Gaze { get; init; }

    public float HeadYawDegrees { get; init; }

    public float HeadPitchDegrees { get; init; }

    /// <summary>Shows the face to a camera.</summary>
    public PersonLandmarks See(LandmarkFrame frame)
    {
        frame.Width = Width;
        frame.Height = Height;
        frame.VerticalFovDegrees = float.RadiansToDegrees(2 * MathF.Atan(Height / 2f / Focal));
        frame.ClearPeople();
        PersonLandmarks person = frame.AddPerson();
        person.Face.IsPresent = true;
        person.Face.Score = 1;
        Vector3[] points = Act();
        var head = Quaternion.CreateFromYawPitchRoll(float.DegreesToRadians(HeadYawDegrees), float.DegreesToRadians(HeadPitchDegrees), 0);
        for (int i = 0; i < points.Length; i++)
        {
            Vector3 place = Vector3.Transform(points[i], head);
            float scale = Focal / (DistanceCentimetres - place.Z);
            var image = new Vector3(0.5f + (place.X * scale / Width), 0.5f - (place.Y * scale / Height), -place.Z * Focal / DistanceCentimetres / Width);
            person.Face.Image[i] = new NormalizedLandmark(image, 1, 1);
        }
        return person;
    }

    private Vector3[] Act()
    {
        Vector3[] points = [.. s_rest];
        int[] lips = [.. s_lowerLip, .. s_upperLip, .. s_corners];
        foreach (int lip in lips) points[lip] = points[lip] with { X = points[lip].X * LipWidth, Z = points[lip].Z + LipsForward };
        foreach (int corner in s_corners) points[corner] += new Vector3(0, CornersUp - (Jaw / 3), -CornersBack);
        foreach (int lip in s_lowerLip) points[lip].Y -= Jaw;
        for (int i = 0; i < FaceLandmarks.MeshCount; i++)
            if (!lips.Contains(i) && s_rest[i].Y < -5) points[i].Y -= Jaw * Math.Clamp((-5 - s_rest[i].Y) / 1.5f, 0, 1);
        Close(points, FaceIndices.Left, LeftLid);
        Close(points, FaceIndices.Right, RightLid);
        foreach (FaceIndices side in (FaceIndices[])[FaceIndices.Left, FaceIndices.Right])
            foreach (int brow in (int[])[.. side.Brow, .. side.BrowOuter, side.BrowInner]) points[brow] = s_rest[brow] + new Vector3(0, Brows, 0);
        (float x, float y) = (float.DegreesToRadians(Gaze.X), float.DegreesToRadians(Gaze.Y));
        for (int i = FaceLandmarks.MeshCount; i < FaceLandmarks.Count; i++) points[i] += 1.2f * new Vector3(MathF.Sin(x) * MathF.Cos(y), -MathF.Sin(y), (MathF.Cos(x) * MathF.Cos(y)) - 1);
        return points;
    }

    private static void Close(Vector3[] points, FaceIndices side, float closed)
    {
        for (int i = 0; i < side.UpperLid.Length; i++) points[side.UpperLid[i]] = Vector3.Lerp(points[side.UpperLid[i]], points[side.LowerLid[i]], 0.85f * closed);
    }

    /// <summary>The canonical face in centimetres, read off a synthetic frame, its lips closed.</summary>
    private static Vector3[] Rest()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(TestFiles.Data("faces/neutral.json")));
        var face = new FaceLandmarks { IsPresent = true };
        int i = 0;
        foreach (JsonElement point in json.RootElement.GetProperty("face").EnumerateArray())
            face.Image[i++] = new NormalizedLandmark(new Vector3(point[0].GetSingle(), point[1].GetSingle(), point[2].GetSingle()), 1, 1);
        int height = json.RootElement.GetProperty("height").GetInt32();
        var fit = new FaceFit([.. Enumerable.Range(0, FaceLandmarks.Count)]);
        fit.TryFit(face, json.RootElement.GetProperty("width").GetInt32(), height, height / 2f / MathF.Tan(float.DegreesToRadians(json.RootElement.GetProperty("verticalFov").GetSingle()) / 2)).ShouldBeTrue();
        Vector3[] points = fit.Points.ToArray();
        float gap = points[FaceIndices.UpperLipBottom].Y - points[FaceIndices.LowerLipTop].Y;
        foreach (int lip in s_lowerLip) points[lip].Y += gap;
        return points;
    }
}
