using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.JsonLines;

/// <summary>What a motion file says once, in its first line.</summary>
public sealed record MotionHeader
{
    /// <summary>The rest pose that rotations and hips refer to.</summary>
    public required Rig Rig { get; init; }

    /// <summary>Frames a second, where there is such a number.</summary>
    public double? Fps { get; init; }

    /// <summary>The people's track ids. Where null, a writer names those of its first frame: whoever comes later stands in the frames alone.</summary>
    public IReadOnlyList<int>? People { get; init; }
}
