using System.IO.Compression;
using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;
using Omozukai.Tests;

namespace Omozukai.Core.Tests.Faces;

/// <summary>Synthetic faces beside the truth that they were made from, while their heads turn; nothing is known of the person before.</summary>
public sealed class FaceTruthTests(ITestOutputHelper report)
{
    [Theory]
    [InlineData("seated.clean", true)]
    [InlineData("seated.noisy", false)]
    [InlineData("dance.noisy", true)]
    [InlineData("dance.clean", false)]
    [InlineData("reach.clean", false)]
    [InlineData("wave.noisy", false)]
    public void Lids_jaw_brows_and_gaze_follow(string name, bool isRecorded)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(TestFiles.Shared($"motion/{name}.landmarks.jsonl.gz")), CompressionMode.Decompress));
        using JsonDocument header = JsonDocument.Parse(reader.ReadLine()!);
        var frame = new LandmarkFrame { Width = header.RootElement.GetProperty("width").GetInt32(), Height = header.RootElement.GetProperty("height").GetInt32(), VerticalFovDegrees = header.RootElement.GetProperty("verticalFov").GetSingle() };
        var recording = new RecordingSolver();
        var live = new PoseSolver();
        var pose = new AvatarPose();
        List<float[]> truths = [], ours = [];
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            frame.Timestamp = TimeSpan.FromSeconds(json.RootElement.GetProperty("time").GetDouble());
            frame.ClearPeople();
            PersonLandmarks person = frame.AddPerson();
            person.Face.IsPresent = true;
            person.Face.Score = 1;
            int i = 0;
            foreach (JsonElement p in json.RootElement.GetProperty("people")[0].GetProperty("face").EnumerateArray()) person.Face.Image[i++] = new(new Vector3(p[0].GetSingle(), p[1].GetSingle(), p[2].GetSingle()), 1, 1);
            if (isRecorded) recording.Add(frame, person, Take);
            else
            {
                live.Solve(frame, person, pose);
                Take(pose);
            }
            JsonElement truth = json.RootElement.GetProperty("truth");
            truths.Add([-truth.GetProperty("blinkL").GetSingle(), -truth.GetProperty("blinkR").GetSingle(), truth.GetProperty("jaw").GetSingle(), truth.GetProperty("brow").GetSingle(), truth.GetProperty("gaze")[0].GetSingle(), -truth.GetProperty("gaze")[1].GetSingle()]);
        }
        if (isRecorded) recording.Finish(Take);
        string[] names = ["left lid", "right lid", "jaw", "brow", "gaze sideways", "gaze up and down"];
        for (int k = 0; k < names.Length; k++)
        {
            double[] a = [.. ours.Select(v => (double)v[k])], b = [.. truths.Select(v => (double)v[k])];
            if (b.Max() - b.Min() < 0.01) continue;
            double correlation = Correlation(a, b);
            report.WriteLine($"{name}: {names[k]} {correlation:0.000}");
            correlation.ShouldBeGreaterThan(0.95, names[k]);
        }

        void Take(AvatarPose ready) => ours.Add([ready.Expressions[(int)Expression.EyeBlinkLeft], ready.Expressions[(int)Expression.EyeBlinkRight], ready.Expressions[(int)Expression.JawOpen], ready.Expressions[(int)Expression.BrowInnerUp], ready.LookYawDegrees, ready.LookPitchDegrees]);
    }

    private static double Correlation(double[] a, double[] b)
    {
        double x = a.Average(), y = b.Average();
        double both = a.Zip(b, (p, q) => (p - x) * (q - y)).Sum(), one = a.Sum(p => (p - x) * (p - x)), other = b.Sum(q => (q - y) * (q - y));
        return both / Math.Sqrt(one * other);
    }
}
