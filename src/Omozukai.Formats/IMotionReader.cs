using Omozukai.Core.Humanoid;

namespace Omozukai.Formats;

/// <summary>Reads a motion file from its start to its end.</summary>
public interface IMotionReader : IDisposable
{
    /// <summary>The rest pose that the motion's rotations and hips refer to.</summary>
    Rig Rig { get; }

    /// <summary>Frames a second, where the file says so.</summary>
    double? Fps { get; }

    /// <summary>Fills the next frame.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The file is damaged here; the message names file, place, expectation and mend. Frames read before stay valid.</exception>
    bool TryRead(MotionFrame frame);
}
