namespace Omozukai.Formats.Vmc;

/// <summary>What the face is called in VMC's blend values.</summary>
public enum VmcExpressionNames
{
    /// <summary>The presets by the names of VRM 0.x (Joy, A, Blink_L), which every receiver knows.</summary>
    Vrm0,

    /// <summary>The presets by the names of VRM 1.0 (happy, aa, blinkLeft).</summary>
    Vrm1,

    /// <summary>
    /// The 52 ARKit shapes (EyeBlinkLeft, JawOpen) for avatars made for "Perfect Sync", and the moods by their names of VRM 0.x, as far as the
    /// shapes do not say them already; the presets of mouth, lids and gaze are left out, as they would move the same parts twice.
    /// </summary>
    PerfectSync,
}
