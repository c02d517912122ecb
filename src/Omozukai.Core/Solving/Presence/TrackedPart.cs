namespace Omozukai.Core.Solving.Presence;

/// <summary>The parts of a body that are seen or lost each for itself, parents before children.</summary>
internal enum TrackedPart
{
    Torso,
    Head,
    LeftUpperArm,
    RightUpperArm,
    LeftLowerArm,
    RightLowerArm,
    LeftHand,
    RightHand,
    LeftFingers,
    RightFingers,
    LeftUpperLeg,
    RightUpperLeg,
    LeftLowerLeg,
    RightLowerLeg,
    LeftFoot,
    RightFoot,
}
