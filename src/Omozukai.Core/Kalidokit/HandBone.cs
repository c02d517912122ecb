namespace Omozukai.Kalidokit;

/// <summary>The joints of a hand, in the order of KalidoKit's result.</summary>
public enum HandBone
{
    /// <summary>The wrist.</summary>
    Wrist,
    /// <summary>First joint of the ring finger.</summary>
    RingProximal,
    /// <summary>Second joint of the ring finger.</summary>
    RingIntermediate,
    /// <summary>Last joint of the ring finger.</summary>
    RingDistal,
    /// <summary>First joint of the index finger.</summary>
    IndexProximal,
    /// <summary>Second joint of the index finger.</summary>
    IndexIntermediate,
    /// <summary>Last joint of the index finger.</summary>
    IndexDistal,
    /// <summary>First joint of the middle finger.</summary>
    MiddleProximal,
    /// <summary>Second joint of the middle finger.</summary>
    MiddleIntermediate,
    /// <summary>Last joint of the middle finger.</summary>
    MiddleDistal,
    /// <summary>First joint of the thumb.</summary>
    ThumbProximal,
    /// <summary>Second joint of the thumb.</summary>
    ThumbIntermediate,
    /// <summary>Last joint of the thumb.</summary>
    ThumbDistal,
    /// <summary>First joint of the little finger.</summary>
    LittleProximal,
    /// <summary>Second joint of the little finger.</summary>
    LittleIntermediate,
    /// <summary>Last joint of the little finger.</summary>
    LittleDistal,
}
