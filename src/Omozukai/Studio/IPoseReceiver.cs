using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Studio;

/// <summary>Gets what a <see cref="ISourceRun"/> gives, on that run's thread.</summary>
internal interface IPoseReceiver
{
    /// <summary>A picture has been looked at.</summary>
    /// <param name="landmarks">What was seen.</param>
    /// <param name="facts">When, and whether anybody.</param>
    /// <param name="duration">How long looking and solving took.</param>
    /// <param name="dropped">Pictures left out since the source began.</param>
    void Tracked(LandmarkFrame landmarks, PoseFacts facts, TimeSpan duration, long dropped);

    /// <summary>A pose is there.</summary>
    void Posed(AvatarPose pose, PoseFacts facts);

    /// <summary>The run has come to its end by itself.</summary>
    /// <param name="run">Which.</param>
    /// <param name="problem">Why, where it is not simply the end.</param>
    void Over(ISourceRun run, string? problem);
}
