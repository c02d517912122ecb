namespace Omozukai.Core.Humanoid;

/// <summary>The parts of a body that are tracked, and trusted, each for itself.</summary>
public enum BodyChain
{
    /// <summary>Hips, spine and chest.</summary>
    Torso,
    /// <summary>Neck and head.</summary>
    Head,
    /// <summary>Face shapes and gaze.</summary>
    Face,
    /// <summary>Left shoulder, upper and lower arm.</summary>
    LeftArm,
    /// <summary>Right shoulder, upper and lower arm.</summary>
    RightArm,
    /// <summary>Left hand and fingers.</summary>
    LeftHand,
    /// <summary>Right hand and fingers.</summary>
    RightHand,
    /// <summary>Left leg, foot and toes.</summary>
    LeftLeg,
    /// <summary>Right leg, foot and toes.</summary>
    RightLeg,
}
