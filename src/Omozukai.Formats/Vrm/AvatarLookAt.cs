using System.Numerics;

namespace Omozukai.Formats.Vrm;

/// <summary>How an avatar looks somewhere: by turning its eyes, or by expressions (VRM 1.0, lookAt).</summary>
public sealed record AvatarLookAt
{
    /// <summary>Whether the gaze is shown by the expressions lookLeft, lookRight, lookUp and lookDown, and not by the eyes' bones.</summary>
    public bool UsesExpressions { get; init; }

    /// <summary>The point between the eyes from the head bone, in metres, in the space of <see cref="Core.Humanoid.Rig"/>.</summary>
    public Vector3 OffsetFromHead { get; init; }

    /// <summary>Towards the nose; of the left eye when looking to the right.</summary>
    public LookRange HorizontalInner { get; init; } = LookRange.Default;

    /// <summary>Away from the nose; expressions use this one for both sides.</summary>
    public LookRange HorizontalOuter { get; init; } = LookRange.Default;

    /// <summary>Downwards.</summary>
    public LookRange VerticalDown { get; init; } = LookRange.Default;

    /// <summary>Upwards.</summary>
    public LookRange VerticalUp { get; init; } = LookRange.Default;
}
