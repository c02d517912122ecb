namespace Omozukai.Kalidokit;

/// <summary>KalidoKit's resting face, body and hands; each call gives an object of its own.</summary>
public static class RestingDefault
{
    internal const double RightUpperArmZ = -1.25, LeftUpperArmZ = 1.25;

    /// <summary>Eyes open, mouth shut, head upright.</summary>
    public static FaceResult Face() => new()
    {
        Eye = new FaceEyes(1, 1),
        Head = new FaceHead(0, 0, 0, Width: 0.3, Height: 0.6, Position: new Vector(0.5, 0.5, 0), Normalized: default, Degrees: default),
    };

    /// <summary>Arms hanging, all else straight.</summary>
    public static PoseResult Pose() => new()
    {
        RightUpperArm = new Vector(0, 0, RightUpperArmZ),
        LeftUpperArm = new Vector(0, 0, LeftUpperArmZ),
    };

    /// <summary>A relaxed right hand.</summary>
    public static HandResult RightHand()
    {
        var hand = new HandResult { Side = Side.Right };
        SetFinger(hand, HandBone.RingProximal, -0.13, -0.4, -0.04);
        SetFinger(hand, HandBone.IndexProximal, -0.24, -0.25, -0.06);
        SetFinger(hand, HandBone.MiddleProximal, -0.09, -0.44, -0.06);
        SetFinger(hand, HandBone.LittleProximal, -0.09, -0.225, -0.1);
        hand[HandBone.Wrist] = new Vector(-0.13, -0.07, -1.04);
        hand[HandBone.ThumbProximal] = new Vector(-0.23, -0.33, -0.12);
        hand[HandBone.ThumbIntermediate] = new Vector(-0.2, -0.199, -0.0139);
        hand[HandBone.ThumbDistal] = new Vector(-0.2, 0.002, 0.15);
        return hand;
    }

    /// <summary>A relaxed left hand; the wrist is the right one's, as in KalidoKit.</summary>
    public static HandResult LeftHand()
    {
        var hand = new HandResult { Side = Side.Left };
        SetFinger(hand, HandBone.RingProximal, 0.13, 0.4, 0.049);
        SetFinger(hand, HandBone.IndexProximal, 0.24, 0.25, 0.06);
        SetFinger(hand, HandBone.MiddleProximal, 0.09, 0.44, 0.066);
        SetFinger(hand, HandBone.LittleProximal, 0.17, 0.4, 0.1);
        hand[HandBone.Wrist] = new Vector(-0.13, -0.07, -1.04);
        hand[HandBone.ThumbProximal] = new Vector(-0.23, 0.33, 0.12);
        hand[HandBone.ThumbIntermediate] = new Vector(-0.2, 0.25, 0.05);
        hand[HandBone.ThumbDistal] = new Vector(-0.2, 0.17, -0.06);
        return hand;
    }

    private static void SetFinger(HandResult hand, HandBone first, double proximal, double intermediate, double distal)
    {
        hand[first] = new Vector(0, 0, proximal);
        hand[first + 1] = new Vector(0, 0, intermediate);
        hand[first + 2] = new Vector(0, 0, distal);
    }
}
