namespace Omozukai.Core.Landmarks;

/// <summary>The 21 points of MediaPipe's hand model, in its order.</summary>
public enum HandLandmark
{
    /// <summary>The wrist.</summary>
    Wrist = 0,
    /// <summary>The carpometacarpal joint of the thumb.</summary>
    ThumbCmc = 1,
    /// <summary>The knuckle (metacarpophalangeal joint) of the thumb.</summary>
    ThumbMcp = 2,
    /// <summary>The interphalangeal joint of the thumb.</summary>
    ThumbIp = 3,
    /// <summary>The tip of the thumb.</summary>
    ThumbTip = 4,
    /// <summary>The knuckle (metacarpophalangeal joint) of the index finger.</summary>
    IndexFingerMcp = 5,
    /// <summary>The proximal interphalangeal joint of the index finger.</summary>
    IndexFingerPip = 6,
    /// <summary>The distal interphalangeal joint of the index finger.</summary>
    IndexFingerDip = 7,
    /// <summary>The tip of the index finger.</summary>
    IndexFingerTip = 8,
    /// <summary>The knuckle (metacarpophalangeal joint) of the middle finger.</summary>
    MiddleFingerMcp = 9,
    /// <summary>The proximal interphalangeal joint of the middle finger.</summary>
    MiddleFingerPip = 10,
    /// <summary>The distal interphalangeal joint of the middle finger.</summary>
    MiddleFingerDip = 11,
    /// <summary>The tip of the middle finger.</summary>
    MiddleFingerTip = 12,
    /// <summary>The knuckle (metacarpophalangeal joint) of the ring finger.</summary>
    RingFingerMcp = 13,
    /// <summary>The proximal interphalangeal joint of the ring finger.</summary>
    RingFingerPip = 14,
    /// <summary>The distal interphalangeal joint of the ring finger.</summary>
    RingFingerDip = 15,
    /// <summary>The tip of the ring finger.</summary>
    RingFingerTip = 16,
    /// <summary>The knuckle (metacarpophalangeal joint) of the little finger.</summary>
    LittleFingerMcp = 17,
    /// <summary>The proximal interphalangeal joint of the little finger.</summary>
    LittleFingerPip = 18,
    /// <summary>The distal interphalangeal joint of the little finger.</summary>
    LittleFingerDip = 19,
    /// <summary>The tip of the little finger.</summary>
    LittleFingerTip = 20,
}
