using System.IO.Compression;
using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>A synthetic landmark file with the truth that it was made from.</summary>
internal sealed class SyntheticMotion
{
    public required string Name { get; init; }

    public required IReadOnlyList<LandmarkFrame> Frames { get; init; }

    public required IReadOnlyList<Truth> Truths { get; init; }

    /// <summary>Reads a .landmarks.jsonl.gz file.</summary>
    public static SyntheticMotion Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        using JsonDocument header = JsonDocument.Parse(reader.ReadLine()!);
        int width = header.RootElement.GetProperty("width").GetInt32(), height = header.RootElement.GetProperty("height").GetInt32();
        float fov = header.RootElement.GetProperty("verticalFov").GetSingle();
        List<LandmarkFrame> frames = [];
        List<Truth> truths = [];
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            var frame = new LandmarkFrame
            {
                Index = root.GetProperty("index").GetInt64(),
                Timestamp = TimeSpan.FromSeconds(root.GetProperty("time").GetDouble()),
                Width = width,
                Height = height,
                VerticalFovDegrees = fov,
            };
            foreach (JsonElement person in root.GetProperty("people").EnumerateArray()) ReadPerson(person, frame.AddPerson());
            frames.Add(frame);
            truths.Add(ReadTruth(root.GetProperty("truth")));
        }
        return new SyntheticMotion { Name = Path.GetFileName(path).Replace(".landmarks.jsonl.gz", "", StringComparison.Ordinal), Frames = frames, Truths = truths };
    }

    /// <summary>
    /// The same motion with other noise, as much as the noisy files have: on the body 4 mm across and 12 mm in depth and 2 and 8
    /// thousandths of the picture, on hands 1.2 and 3 mm and 0.8 and 2 thousandths, on the face 0.4 and 0.6 thousandths.
    /// </summary>
    public SyntheticMotion WithNoise(uint seed)
    {
        var noise = new Noise(seed);
        List<LandmarkFrame> frames = [];
        foreach (LandmarkFrame clean in Frames)
        {
            var frame = new LandmarkFrame();
            frame.CopyFrom(clean);
            PersonLandmarks person = frame.People[0];
            ShakeImage(person.Body.Image, 0.002f, 0.008f);
            ShakeWorld(person.Body.World, 0.004f, 0.012f);
            ShakeImage(person.Face.Image, 0.0004f, 0.0006f);
            foreach (HandLandmarks hand in new[] { person.LeftHand, person.RightHand })
            {
                ShakeImage(hand.Image, 0.0008f, 0.002f);
                ShakeWorld(hand.World, 0.0012f, 0.003f);
            }
            frames.Add(frame);
        }
        return new SyntheticMotion { Name = Name, Frames = frames, Truths = Truths };

        void ShakeImage(Span<NormalizedLandmark> points, float across, float deep)
        {
            foreach (ref NormalizedLandmark point in points) point = point with { Position = point.Position + By(across, deep) };
        }

        void ShakeWorld(Span<WorldLandmark> points, float across, float deep)
        {
            foreach (ref WorldLandmark point in points) point = point with { Position = point.Position + By(across, deep) };
        }

        Vector3 By(float across, float deep) => new(across * noise.Next(), across * noise.Next(), deep * noise.Next());
    }

    private static void ReadPerson(JsonElement json, PersonLandmarks person)
    {
        person.Score = 1;
        person.Body.IsPresent = true;
        person.Body.Score = 1;
        ReadImage(json.GetProperty("pose"), person.Body.Image);
        ReadWorld(json.GetProperty("poseWorld"), person.Body.World);
        if (json.TryGetProperty("face", out JsonElement face))
        {
            person.Face.IsPresent = true;
            person.Face.Score = 1;
            ReadImage(face, person.Face.Image);
        }
        ReadHand(json, "leftHand", person.LeftHand);
        ReadHand(json, "rightHand", person.RightHand);
    }

    private static void ReadHand(JsonElement json, string name, HandLandmarks hand)
    {
        if (!json.TryGetProperty(name, out JsonElement image)) return;
        hand.IsPresent = hand.HasWorld = true;
        hand.Score = json.GetProperty(name + "Score").GetSingle();
        ReadImage(image, hand.Image);
        ReadWorld(json.GetProperty(name + "World"), hand.World);
    }

    private static void ReadImage(JsonElement json, Span<NormalizedLandmark> points)
    {
        int i = 0;
        foreach (JsonElement point in json.EnumerateArray())
            points[i++] = point.GetArrayLength() > 3 ? new(Xyz(point), point[3].GetSingle(), point[4].GetSingle()) : new(Xyz(point), 1, 1);
    }

    private static void ReadWorld(JsonElement json, Span<WorldLandmark> points)
    {
        int i = 0;
        foreach (JsonElement point in json.EnumerateArray())
            points[i++] = point.GetArrayLength() > 3 ? new(Xyz(point), point[3].GetSingle(), point[4].GetSingle()) : new(Xyz(point), 1, 1);
    }

    private static Vector3 Xyz(JsonElement json) => new(json[0].GetSingle(), json[1].GetSingle(), json[2].GetSingle());

    private static Truth ReadTruth(JsonElement json)
    {
        bool? left = null, right = null;
        if (json.TryGetProperty("contacts", out JsonElement contacts))
            (left, right) = (contacts.GetProperty("L").GetBoolean(), contacts.GetProperty("R").GetBoolean());
        return new Truth(Rotation("headQ"), Rotation("hipsQ"), Xyz(json.GetProperty("root")), left, right);

        Quaternion Rotation(string name)
        {
            JsonElement q = json.GetProperty(name); // w first
            return Quaternion.Normalize(new Quaternion(q[1].GetSingle(), q[2].GetSingle(), q[3].GetSingle(), q[0].GetSingle()));
        }
    }

    /// <summary>What one frame was made from; contacts are null where the legs hang free.</summary>
    internal sealed record Truth(Quaternion Head, Quaternion Hips, Vector3 Root, bool? LeftContact, bool? RightContact);
}
