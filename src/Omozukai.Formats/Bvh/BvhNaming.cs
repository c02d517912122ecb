namespace Omozukai.Formats.Bvh;

/// <summary>What the joints of a BVH are called: programs find a humanoid in a file by its names.</summary>
public enum BvhNaming
{
    /// <summary>As Mixamo and MotionBuilder call them: Hips, Spine, Spine1, LeftUpLeg, LeftForeArm, LeftHandIndex1.</summary>
    Mixamo,

    /// <summary>As Unity and VRM call them: Hips, Spine, Chest, LeftUpperLeg, LeftLowerArm, LeftIndexProximal.</summary>
    Unity,

    /// <summary>As Daz Studio's figures and Poser's call them: hip, abdomen, chest, lThigh, lForeArm, lIndex1.</summary>
    Daz,
}
