namespace Omozukai.Core.Humanoid;

/// <summary>What a face can do: the 18 presets of VRM 1.0, then the 52 shapes of ARKit in alphabetical order. Sides are the avatar's.</summary>
public enum Expression
{
    /// <summary>The VRM 1.0 preset happy.</summary>
    Happy,
    /// <summary>The VRM 1.0 preset angry.</summary>
    Angry,
    /// <summary>The VRM 1.0 preset sad.</summary>
    Sad,
    /// <summary>The VRM 1.0 preset relaxed.</summary>
    Relaxed,
    /// <summary>The VRM 1.0 preset surprised.</summary>
    Surprised,
    /// <summary>The VRM 1.0 preset aa.</summary>
    Aa,
    /// <summary>The VRM 1.0 preset ih.</summary>
    Ih,
    /// <summary>The VRM 1.0 preset ou.</summary>
    Ou,
    /// <summary>The VRM 1.0 preset ee.</summary>
    Ee,
    /// <summary>The VRM 1.0 preset oh.</summary>
    Oh,
    /// <summary>The VRM 1.0 preset blink.</summary>
    Blink,
    /// <summary>The VRM 1.0 preset blinkLeft.</summary>
    BlinkLeft,
    /// <summary>The VRM 1.0 preset blinkRight.</summary>
    BlinkRight,
    /// <summary>The VRM 1.0 preset lookUp.</summary>
    LookUp,
    /// <summary>The VRM 1.0 preset lookDown.</summary>
    LookDown,
    /// <summary>The VRM 1.0 preset lookLeft.</summary>
    LookLeft,
    /// <summary>The VRM 1.0 preset lookRight.</summary>
    LookRight,
    /// <summary>The VRM 1.0 preset neutral.</summary>
    Neutral,
    /// <summary>The ARKit shape browDownLeft.</summary>
    BrowDownLeft,
    /// <summary>The ARKit shape browDownRight.</summary>
    BrowDownRight,
    /// <summary>The ARKit shape browInnerUp.</summary>
    BrowInnerUp,
    /// <summary>The ARKit shape browOuterUpLeft.</summary>
    BrowOuterUpLeft,
    /// <summary>The ARKit shape browOuterUpRight.</summary>
    BrowOuterUpRight,
    /// <summary>The ARKit shape cheekPuff.</summary>
    CheekPuff,
    /// <summary>The ARKit shape cheekSquintLeft.</summary>
    CheekSquintLeft,
    /// <summary>The ARKit shape cheekSquintRight.</summary>
    CheekSquintRight,
    /// <summary>The ARKit shape eyeBlinkLeft.</summary>
    EyeBlinkLeft,
    /// <summary>The ARKit shape eyeBlinkRight.</summary>
    EyeBlinkRight,
    /// <summary>The ARKit shape eyeLookDownLeft.</summary>
    EyeLookDownLeft,
    /// <summary>The ARKit shape eyeLookDownRight.</summary>
    EyeLookDownRight,
    /// <summary>The ARKit shape eyeLookInLeft.</summary>
    EyeLookInLeft,
    /// <summary>The ARKit shape eyeLookInRight.</summary>
    EyeLookInRight,
    /// <summary>The ARKit shape eyeLookOutLeft.</summary>
    EyeLookOutLeft,
    /// <summary>The ARKit shape eyeLookOutRight.</summary>
    EyeLookOutRight,
    /// <summary>The ARKit shape eyeLookUpLeft.</summary>
    EyeLookUpLeft,
    /// <summary>The ARKit shape eyeLookUpRight.</summary>
    EyeLookUpRight,
    /// <summary>The ARKit shape eyeSquintLeft.</summary>
    EyeSquintLeft,
    /// <summary>The ARKit shape eyeSquintRight.</summary>
    EyeSquintRight,
    /// <summary>The ARKit shape eyeWideLeft.</summary>
    EyeWideLeft,
    /// <summary>The ARKit shape eyeWideRight.</summary>
    EyeWideRight,
    /// <summary>The ARKit shape jawForward.</summary>
    JawForward,
    /// <summary>The ARKit shape jawLeft.</summary>
    JawLeft,
    /// <summary>The ARKit shape jawOpen.</summary>
    JawOpen,
    /// <summary>The ARKit shape jawRight.</summary>
    JawRight,
    /// <summary>The ARKit shape mouthClose.</summary>
    MouthClose,
    /// <summary>The ARKit shape mouthDimpleLeft.</summary>
    MouthDimpleLeft,
    /// <summary>The ARKit shape mouthDimpleRight.</summary>
    MouthDimpleRight,
    /// <summary>The ARKit shape mouthFrownLeft.</summary>
    MouthFrownLeft,
    /// <summary>The ARKit shape mouthFrownRight.</summary>
    MouthFrownRight,
    /// <summary>The ARKit shape mouthFunnel.</summary>
    MouthFunnel,
    /// <summary>The ARKit shape mouthLeft.</summary>
    MouthLeft,
    /// <summary>The ARKit shape mouthLowerDownLeft.</summary>
    MouthLowerDownLeft,
    /// <summary>The ARKit shape mouthLowerDownRight.</summary>
    MouthLowerDownRight,
    /// <summary>The ARKit shape mouthPressLeft.</summary>
    MouthPressLeft,
    /// <summary>The ARKit shape mouthPressRight.</summary>
    MouthPressRight,
    /// <summary>The ARKit shape mouthPucker.</summary>
    MouthPucker,
    /// <summary>The ARKit shape mouthRight.</summary>
    MouthRight,
    /// <summary>The ARKit shape mouthRollLower.</summary>
    MouthRollLower,
    /// <summary>The ARKit shape mouthRollUpper.</summary>
    MouthRollUpper,
    /// <summary>The ARKit shape mouthShrugLower.</summary>
    MouthShrugLower,
    /// <summary>The ARKit shape mouthShrugUpper.</summary>
    MouthShrugUpper,
    /// <summary>The ARKit shape mouthSmileLeft.</summary>
    MouthSmileLeft,
    /// <summary>The ARKit shape mouthSmileRight.</summary>
    MouthSmileRight,
    /// <summary>The ARKit shape mouthStretchLeft.</summary>
    MouthStretchLeft,
    /// <summary>The ARKit shape mouthStretchRight.</summary>
    MouthStretchRight,
    /// <summary>The ARKit shape mouthUpperUpLeft.</summary>
    MouthUpperUpLeft,
    /// <summary>The ARKit shape mouthUpperUpRight.</summary>
    MouthUpperUpRight,
    /// <summary>The ARKit shape noseSneerLeft.</summary>
    NoseSneerLeft,
    /// <summary>The ARKit shape noseSneerRight.</summary>
    NoseSneerRight,
    /// <summary>The ARKit shape tongueOut.</summary>
    TongueOut,
}
