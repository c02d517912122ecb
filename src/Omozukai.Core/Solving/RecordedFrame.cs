using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving.Feet;

namespace Omozukai.Core.Solving;

/// <summary>One frame of a recording while it is being solved.</summary>
internal sealed class RecordedFrame(Rig rig)
{
    /// <summary>The body as seen, then with its gaps filled.</summary>
    public SolvedBody Body { get; } = new(rig);

    /// <summary>The body smoothed, within its joints' limits, then on the ground.</summary>
    public SolvedBody Smooth { get; } = new(rig);

    /// <summary>The face as measured, then its shapes.</summary>
    public SolvedFace Face { get; } = new();

    /// <summary>Whether a face was seen in this frame or before it in its scene.</summary>
    public bool HasFace { get; set; }

    /// <summary>The pose that it becomes.</summary>
    public AvatarPose Pose { get; } = new();

    /// <summary>Time since the scene's first frame.</summary>
    public double Time { get; set; }

    /// <summary>Time since the frame before.</summary>
    public float Seconds { get; set; }

    /// <summary>Deviation of the feet's places from the hips as they were measured, in metres in each direction.</summary>
    public Vector3 FootNoise { get; set; }

    /// <summary>The hips by the camera alone.</summary>
    public Vector3 FreeHips { get; set; }

    /// <summary>How the left foot stands as far as is known without what follows.</summary>
    public Footing FoundLeft { get; set; }

    /// <summary>How the right foot stands as far as is known without what follows.</summary>
    public Footing FoundRight { get; set; }

    /// <summary>How the left foot stands.</summary>
    public Footing Left { get; set; }

    /// <summary>How the right foot stands.</summary>
    public Footing Right { get; set; }
}
