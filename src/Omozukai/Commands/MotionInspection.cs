using System.Globalization;
using Omozukai.Core.Humanoid;
using Omozukai.Formats;
using Omozukai.Formats.Bvh;
using Omozukai.Formats.JsonLines;
using Omozukai.Formats.Vrma;

namespace Omozukai.Commands;

/// <summary>What is in a motion file.</summary>
internal static class MotionInspection
{
    public static Report InspectJsonLines(string path)
    {
        using var reader = new MotionReader(path);
        return Inspect(path, "motion, JSON Lines", reader);
    }

    public static Report InspectBvh(string path)
    {
        using var reader = new BvhReader(path);
        return Inspect(path, "motion, BVH", reader);
    }

    public static Report InspectVrma(string path)
    {
        using var reader = new VrmaReader(path);
        return Inspect(path, "motion, VRM animation", reader);
    }

    private static Report Inspect(string path, string kind, IMotionReader reader)
    {
        var report = new Report(kind);
        report.Add("file", "file", path);
        report.AddRate(reader.Fps);
        report.AddList("bones", "bones", [.. reader.Rig.Bones.ToArray().Select(bone => bone.Name())]);
        float height = reader.Rig.RestPosition(HumanBone.Hips).Y;
        report.Add("hips at rest", "hipsHeight", Math.Round(height, 4), string.Create(CultureInfo.InvariantCulture, $"{height:0.000} m above the ground"));
        Count(reader, report);
        return report;
    }

    private static void Count(IMotionReader reader, Report report)
    {
        var frame = new MotionFrame();
        var faces = new FaceInspection();
        long frames = 0, withPeople = 0;
        TimeSpan first = TimeSpan.Zero, last = TimeSpan.Zero;
        var people = new SortedSet<int>();
        var moved = new SortedSet<HumanBone>();
        var expressions = new SortedSet<string>(StringComparer.Ordinal);
        try
        {
            while (reader.TryRead(frame))
            {
                if (frames++ == 0) first = frame.Timestamp;
                last = frame.Timestamp;
                if (frame.People.Count > 0) withPeople++;
                foreach (AvatarPose pose in frame.People)
                {
                    people.Add(pose.TrackId);
                    faces.Add(pose);
                    foreach (HumanBone bone in reader.Rig.Bones)
                        if (!pose[bone].IsIdentity) moved.Add(bone);
                    for (int i = 0; i < Expressions.Count; i++)
                        if (pose.HasFace && pose.Expressions[i] != 0) expressions.Add(((Expression)i).Name());
                }
            }
        }
        catch (InvalidDataException exception)
        {
            report.Warn(exception.Message);
        }
        report.Add("frames", "frames", frames);
        report.AddDuration(last - first);
        report.AddList("people", "people", [.. people.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        report.Add("bones that move", "movingBones", moved.Count);
        report.AddList("expressions", "expressions", expressions);
        faces.Report(report);
        if (withPeople == 0) report.Warn("there is no pose in it");
    }
}
