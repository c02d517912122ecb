using System.Globalization;
using System.Text.Json.Nodes;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;
using Omozukai.Formats.JsonLines;

namespace Omozukai.Commands;

/// <summary>What is in a landmark file.</summary>
internal static class LandmarkInspection
{
    public static Report Inspect(string path)
    {
        using var reader = new LandmarkReader(path);
        var report = new Report("landmarks");
        report.Add("file", "file", path);
        report.Add("found in", "source", reader.Header.Source);
        report.AddSize(reader.Header.Width, reader.Header.Height);
        report.AddRate(reader.Header.Fps);
        report.Add("field of view", "verticalFov", reader.Header.VerticalFovDegrees, string.Create(CultureInfo.InvariantCulture, $"{reader.Header.VerticalFovDegrees}° vertical"));
        Count(reader, report);
        return report;
    }

    private static void Count(LandmarkReader reader, Report report)
    {
        var frame = new LandmarkFrame();
        var pose = new AvatarPose();
        var solvers = new Dictionary<int, PoseSolver>();
        var faces = new FaceInspection();
        long frames = 0, withPeople = 0;
        TimeSpan first = TimeSpan.Zero, last = TimeSpan.Zero;
        var people = new SortedSet<int>();
        var parts = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["body"] = 0, ["face"] = 0, ["left hand"] = 0, ["right hand"] = 0, ["blend shapes"] = 0 };
        try
        {
            while (reader.TryRead(frame))
            {
                if (frames++ == 0) first = frame.Timestamp;
                last = frame.Timestamp;
                if (frame.People.Count > 0) withPeople++;
                foreach (PersonLandmarks person in frame.People)
                {
                    people.Add(person.TrackId);
                    if (person.Body.IsPresent) parts["body"]++;
                    if (person.Face.IsPresent) parts["face"]++;
                    if (person.Face is { IsPresent: true, HasBlendShapes: true }) parts["blend shapes"]++;
                    if (person.LeftHand.IsPresent) parts["left hand"]++;
                    if (person.RightHand.IsPresent) parts["right hand"]++;
                    if (!solvers.TryGetValue(person.TrackId, out PoseSolver? solver)) solvers[person.TrackId] = solver = new PoseSolver();
                    solver.Solve(frame, person, pose);
                    pose.HasFace &= person.Face.IsPresent; // one that is lost is held for a while
                    faces.Add(pose);
                }
            }
        }
        catch (InvalidDataException exception)
        {
            report.Warn(exception.Message);
        }
        report.Add("frames", "frames", frames);
        report.AddDuration(last - first);
        report.Add("frames with people", "framesWithPeople", withPeople);
        report.AddList("people", "people", [.. people.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        report.Add("parts", "parts", new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)JsonValue.Create(part.Value)))), string.Join(", ", parts.Select(part => $"{part.Key} {part.Value}")));
        faces.Report(report);
        if (frames > 0 && withPeople == 0) report.Warn("nobody was seen in any frame");
    }
}
