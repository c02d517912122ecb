using System.Numerics;

namespace Omozukai.Core.Humanoid;

/// <summary>
/// The built-in figure. Segment lengths follow the body-height fractions of Drillis and Contini (1966) as tabled in
/// Winter, "Biomechanics and Motor Control of Human Movement" (upper arm 0.186 H, forearm 0.146 H, thigh 0.245 H,
/// shank 0.246 H, ankle height 0.039 H) for H = 1.70 m, rounded to whole millimetres; fingers after Greiner (1991).
/// </summary>
internal static class DefaultRig
{
    public static Rig Create()
    {
        var rest = new Dictionary<HumanBone, Vector3>
        {
            [HumanBone.Hips] = new(0, 0.930f, 0),
            [HumanBone.Spine] = new(0, 1.010f, 0),
            [HumanBone.Chest] = new(0, 1.130f, 0),
            [HumanBone.UpperChest] = new(0, 1.250f, 0),
            [HumanBone.Neck] = new(0, 1.410f, 0),
            [HumanBone.Head] = new(0, 1.500f, 0.015f),
            [HumanBone.LeftEye] = new(0.032f, 1.580f, 0.085f),
            [HumanBone.Jaw] = new(0, 1.520f, 0.030f),
            [HumanBone.LeftUpperLeg] = new(0.090f, 0.900f, 0),
            [HumanBone.LeftLowerLeg] = new(0.090f, 0.484f, 0),
            [HumanBone.LeftFoot] = new(0.090f, 0.066f, 0),
            [HumanBone.LeftToes] = new(0.090f, 0.015f, 0.135f),
            [HumanBone.LeftShoulder] = new(0.025f, 1.385f, 0),
            [HumanBone.LeftUpperArm] = new(0.170f, 1.385f, 0),
            [HumanBone.LeftLowerArm] = new(0.486f, 1.385f, 0),
            [HumanBone.LeftHand] = new(0.734f, 1.385f, 0),
            [HumanBone.LeftThumbMetacarpal] = new(0.757f, 1.373f, 0.026f),
            [HumanBone.LeftThumbProximal] = new(0.789f, 1.366f, 0.056f),
            [HumanBone.LeftThumbDistal] = new(0.813f, 1.362f, 0.078f),
        };
        // The middle and ring knuckles stand 3 and 2 mm higher than the outer ones: the transverse arch of the palm.
        AddFinger(HumanBone.LeftIndexProximal, z: 0.026f, reach: 0.092f, proximal: 0.040f, intermediate: 0.025f);
        AddFinger(HumanBone.LeftMiddleProximal, z: 0.004f, y: 0.003f, reach: 0.092f, proximal: 0.044f, intermediate: 0.029f);
        AddFinger(HumanBone.LeftRingProximal, z: -0.017f, y: 0.002f, reach: 0.086f, proximal: 0.040f, intermediate: 0.027f);
        AddFinger(HumanBone.LeftLittleProximal, z: -0.036f, reach: 0.078f, proximal: 0.032f, intermediate: 0.019f);
        foreach ((HumanBone bone, Vector3 position) in rest.ToArray())
            rest[bone.Mirrored()] = bone.Mirrored() == bone ? position : position with { X = -position.X };
        return new Rig(rest);

        // z: place across the palm; y: above it; reach: wrist to knuckle; then the lengths of the first two segments, all in metres.
        void AddFinger(HumanBone knuckle, float z, float reach, float proximal, float intermediate, float y = 0)
        {
            Vector3 start = rest[HumanBone.LeftHand] + new Vector3(reach, y, z);
            rest[knuckle] = start;
            rest[knuckle + 1] = start + new Vector3(proximal, 0, 0);
            rest[knuckle + 2] = start + new Vector3(proximal + intermediate, 0, 0);
        }
    }
}
