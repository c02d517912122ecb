using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving.Feet;
using Omozukai.Core.Solving.Spatial;

namespace Omozukai.Core.Solving;

/// <summary>Makes what was solved a pose.</summary>
internal static class PoseWriter
{
    /// <summary>Clears the pose and writes all but the body: number and time, the face's shapes, how well each chain is seen.</summary>
    public static void WriteFace(LandmarkFrame frame, PersonLandmarks person, Subject subject, bool mirror, AvatarPose pose)
    {
        pose.Reset();
        pose.Index = frame.Index;
        pose.Timestamp = frame.Timestamp;
        pose.TrackId = person.TrackId;
        FaceShapes.Copy(person.Face, pose, mirror);
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
