using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving.Feet;

namespace Omozukai.Core.Solving;

/// <summary>One frame of a recording while it is being solved.</summary>
internal sealed class RecordedFrame(Rig rig)
{
    /// <summary>The body as seen, then filled, then smoothed.</summary>
    public SolvedBody Body { get; } = new(rig);

    /// <summary>The face as measured, then its shapes.</summary>
    public SolvedFace Face { get; } = new();

    /// <summary>The pose that it becomes.</summary>
    public AvatarPose Pose { get; } = new();

    /// <summary>Time since the frame before.</summary>
    public float Seconds { get; init; }

    /// <summary>Whether the frame continues the one before.</summary>
    public bool IsContinued { get; init; }

    /// <summary>What noise may be left in the feet's speeds after smoothing, in metres a second.</summary>
    public float FootSpeedNoise { get; set; }

    /// <summary>The hips by the camera alone.</summary>
    public Vector3 FreeHips { get; set; }

    /// <summary>How the left foot stands.</summary>
    public Footing Left { get; set; }

    /// <summary>How the right foot stands.</summary>
    public Footing Right { get; set; }
}
