namespace Omozukai.Kalidokit;

/// <summary>What <see cref="Pose"/> finds (KalidoKit's TPose), angles in radians, sides the avatar's in the mirror. One object is filled again and again.</summary>
public sealed class PoseResult
{
    /// <summary>The right upper arm.</summary>
    public Vector RightUpperArm { get; set; }

    /// <summary>The right lower arm.</summary>
    public Vector RightLowerArm { get; set; }

    /// <summary>The left upper arm.</summary>
    public Vector LeftUpperArm { get; set; }

    /// <summary>The left lower arm.</summary>
    public Vector LeftLowerArm { get; set; }

    /// <summary>The right wrist.</summary>
    public Vector RightHand { get; set; }

    /// <summary>The left wrist.</summary>
    public Vector LeftHand { get; set; }

    /// <summary>The right upper leg.</summary>
    public Euler RightUpperLeg { get; set; }

    /// <summary>The right lower leg.</summary>
    public Euler RightLowerLeg { get; set; }

    /// <summary>The left upper leg.</summary>
    public Euler LeftUpperLeg { get; set; }

    /// <summary>The left lower leg.</summary>
    public Euler LeftLowerLeg { get; set; }

    /// <summary>The hips.</summary>
    public PoseHips Hips { get; set; }

    /// <summary>The spine.</summary>
    public Vector Spine { get; set; }
}
