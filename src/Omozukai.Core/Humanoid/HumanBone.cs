namespace Omozukai.Core.Humanoid;

/// <summary>The bones of the VRM 1.0 humanoid, parents before children. Left and right are the avatar's. Source: VRMC_vrm-1.0, humanoid.</summary>
public enum HumanBone
{
    /// <summary>The bone hips.</summary>
    Hips,
    /// <summary>The bone spine.</summary>
    Spine,
    /// <summary>The bone chest.</summary>
    Chest,
    /// <summary>The bone upperChest.</summary>
    UpperChest,
    /// <summary>The bone neck.</summary>
    Neck,
    /// <summary>The bone head.</summary>
    Head,
    /// <summary>The bone leftEye.</summary>
    LeftEye,
    /// <summary>The bone rightEye.</summary>
    RightEye,
    /// <summary>The bone jaw.</summary>
    Jaw,
    /// <summary>The bone leftUpperLeg.</summary>
    LeftUpperLeg,
    /// <summary>The bone leftLowerLeg.</summary>
    LeftLowerLeg,
    /// <summary>The bone leftFoot.</summary>
    LeftFoot,
    /// <summary>The bone leftToes.</summary>
    LeftToes,
    /// <summary>The bone rightUpperLeg.</summary>
    RightUpperLeg,
    /// <summary>The bone rightLowerLeg.</summary>
    RightLowerLeg,
    /// <summary>The bone rightFoot.</summary>
    RightFoot,
    /// <summary>The bone rightToes.</summary>
    RightToes,
    /// <summary>The bone leftShoulder.</summary>
    LeftShoulder,
    /// <summary>The bone leftUpperArm.</summary>
    LeftUpperArm,
    /// <summary>The bone leftLowerArm.</summary>
    LeftLowerArm,
    /// <summary>The bone leftHand.</summary>
    LeftHand,
    /// <summary>The bone rightShoulder.</summary>
    RightShoulder,
    /// <summary>The bone rightUpperArm.</summary>
    RightUpperArm,
    /// <summary>The bone rightLowerArm.</summary>
    RightLowerArm,
    /// <summary>The bone rightHand.</summary>
    RightHand,
    /// <summary>The bone leftThumbMetacarpal.</summary>
    LeftThumbMetacarpal,
    /// <summary>The bone leftThumbProximal.</summary>
    LeftThumbProximal,
    /// <summary>The bone leftThumbDistal.</summary>
    LeftThumbDistal,
    /// <summary>The bone leftIndexProximal.</summary>
    LeftIndexProximal,
    /// <summary>The bone leftIndexIntermediate.</summary>
    LeftIndexIntermediate,
    /// <summary>The bone leftIndexDistal.</summary>
    LeftIndexDistal,
    /// <summary>The bone leftMiddleProximal.</summary>
    LeftMiddleProximal,
    /// <summary>The bone leftMiddleIntermediate.</summary>
    LeftMiddleIntermediate,
    /// <summary>The bone leftMiddleDistal.</summary>
    LeftMiddleDistal,
    /// <summary>The bone leftRingProximal.</summary>
    LeftRingProximal,
    /// <summary>The bone leftRingIntermediate.</summary>
    LeftRingIntermediate,
    /// <summary>The bone leftRingDistal.</summary>
    LeftRingDistal,
    /// <summary>The bone leftLittleProximal.</summary>
    LeftLittleProximal,
    /// <summary>The bone leftLittleIntermediate.</summary>
    LeftLittleIntermediate,
    /// <summary>The bone leftLittleDistal.</summary>
    LeftLittleDistal,
    /// <summary>The bone rightThumbMetacarpal.</summary>
    RightThumbMetacarpal,
    /// <summary>The bone rightThumbProximal.</summary>
    RightThumbProximal,
    /// <summary>The bone rightThumbDistal.</summary>
    RightThumbDistal,
    /// <summary>The bone rightIndexProximal.</summary>
    RightIndexProximal,
    /// <summary>The bone rightIndexIntermediate.</summary>
    RightIndexIntermediate,
    /// <summary>The bone rightIndexDistal.</summary>
    RightIndexDistal,
    /// <summary>The bone rightMiddleProximal.</summary>
    RightMiddleProximal,
    /// <summary>The bone rightMiddleIntermediate.</summary>
    RightMiddleIntermediate,
    /// <summary>The bone rightMiddleDistal.</summary>
    RightMiddleDistal,
    /// <summary>The bone rightRingProximal.</summary>
    RightRingProximal,
    /// <summary>The bone rightRingIntermediate.</summary>
    RightRingIntermediate,
    /// <summary>The bone rightRingDistal.</summary>
    RightRingDistal,
    /// <summary>The bone rightLittleProximal.</summary>
    RightLittleProximal,
    /// <summary>The bone rightLittleIntermediate.</summary>
    RightLittleIntermediate,
    /// <summary>The bone rightLittleDistal.</summary>
    RightLittleDistal,
}
