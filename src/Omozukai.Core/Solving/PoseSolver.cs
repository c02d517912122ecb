using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Solving;

/// <summary>Turns the landmarks of one person into the pose of an avatar.</summary>
public sealed class PoseSolver
{
    /// <summary>Fills a pose from a person's landmarks.</summary>
    public void Solve(PersonLandmarks person, AvatarPose pose)
    {
        pose.TrackId = person.TrackId;
    }
}
