using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Pipeline;

/// <summary>Where motion goes: a file, a program, the page. One sink serves one person.</summary>
/// <remarks><see cref="Write"/> never blocks for long, never throws, and copies what it keeps; a failure is kept in <see cref="Fault"/>. Disposing completes the output.</remarks>
public interface IPoseSink : IAsyncDisposable
{
    /// <summary>Starts the motion on a rig; called once, before the first pose.</summary>
    void Begin(Rig rig);

    /// <summary>Takes the next pose.</summary>
    void Write(AvatarPose pose);

    /// <summary>What went wrong first, or null.</summary>
    Exception? Fault { get; }
}
