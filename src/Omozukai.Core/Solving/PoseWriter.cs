using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Solving;

/// <summary>Makes a solved body a pose: rotations relative to parents, the face's shapes, and how well each chain is seen.</summary>
internal static class PoseWriter
{
    public static void Write(LandmarkFrame frame, PersonLandmarks person, Subject subject, SolvedBody body, bool mirror, AvatarPose pose)
    {
        pose.Reset();
        pose.Index = frame.Index;
        pose.Timestamp = frame.Timestamp;
        pose.TrackId = person.TrackId;
        body.Bones.WriteTo(pose);
        FaceShapes.Copy(person.Face, pose, mirror);
        TrackingConfidence.Fill(subject, pose);
    }
}
