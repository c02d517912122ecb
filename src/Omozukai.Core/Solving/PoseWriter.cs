using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving.Feet;
using Omozukai.Core.Solving.Spatial;

namespace Omozukai.Core.Solving;

/// <summary>Makes what was solved a pose.</summary>
internal static class PoseWriter
{
    /// <summary>Clears the pose and writes number and time, and how well each chain of the body is seen.</summary>
    public static void Begin(LandmarkFrame frame, PersonLandmarks person, Subject subject, AvatarPose pose)
    {
        pose.Reset();
        pose.Index = frame.Index;
        pose.Timestamp = frame.Timestamp;
        pose.TrackId = person.TrackId;
        TrackingConfidence.Fill(subject, pose);
    }

    /// <summary>Writes the body: rotations relative to parents, place of the hips, planted feet.</summary>
    public static void WriteBody(SolvedBody body, Vector3 hips, Footing left, Footing right, AvatarPose pose)
    {
        body.Bones.WriteTo(pose);
        pose.HipsPosition = hips;
        pose.IsLeftFootPlanted = left.IsPlanted;
        pose.IsRightFootPlanted = right.IsPlanted;
    }
}
