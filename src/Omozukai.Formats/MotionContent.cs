namespace Omozukai.Formats;

/// <summary>What a motion may hold besides its times, and a format may keep or not.</summary>
[Flags]
public enum MotionContent
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The rotations of torso, head, arms and legs.</summary>
    Body = 1,

    /// <summary>The rotations of the fingers.</summary>
    Fingers = 2,

    /// <summary>The rotations of the eye bones.</summary>
    EyeBones = 4,

    /// <summary>The hips' way through space.</summary>
    Travel = 8,

    /// <summary>The expressions that are presets of VRM.</summary>
    Presets = 16,

    /// <summary>The face shapes of ARKit.</summary>
    Shapes = 32,

    /// <summary>The gaze.</summary>
    Gaze = 64,

    /// <summary>Which feet stand still on the ground.</summary>
    Contacts = 128,

    /// <summary>How well each part was tracked.</summary>
    Confidence = 256,
}
