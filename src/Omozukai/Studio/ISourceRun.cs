using Omozukai.Core.Humanoid;

namespace Omozukai.Studio;

/// <summary>What moves the avatar: runs on a thread of its own until it is disposed.</summary>
internal interface ISourceRun : IDisposable
{
    /// <summary>The rest pose that its poses refer to.</summary>
    Rig Rig { get; }

    /// <summary>Starts the thread.</summary>
    void Start();
}
