using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving;

namespace Omozukai.Core.Pipeline;

/// <summary>One person's way out: a solver with its memory of that person, and the sinks that get the poses.</summary>
public sealed record PersonOutput
{
    /// <summary>How long a person stays the one who is followed without being seen.</summary>
    public static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(2);

    /// <summary>A person before a camera: each pose goes out with its frame.</summary>
    /// <param name="solver">Serves this person alone.</param>
    /// <param name="sinks">Receive each pose, in this order; whoever made them disposes them.</param>
    /// <param name="trackId">Whom to follow; null: the first person seen, and when that one has been lost for <see cref="LostAfter"/>, the next.</param>
    public PersonOutput(PoseSolver solver, IReadOnlyList<IPoseSink> sinks, int? trackId = null) =>
        (Solver, Rig, Sinks, TrackId) = (solver, solver.Rig, sinks, trackId);

    /// <summary>A person in a recording: the poses go out some seconds after their frames, solved with a view ahead.</summary>
    /// <param name="recording">Serves this person alone.</param>
    /// <param name="sinks">Receive each pose, in this order; whoever made them disposes them.</param>
    /// <param name="trackId">Whom to follow; null: the first person seen, and when that one has been lost for <see cref="LostAfter"/>, the next.</param>
    public PersonOutput(RecordingSolver recording, IReadOnlyList<IPoseSink> sinks, int? trackId = null) =>
        (Recording, Rig, Sinks, TrackId) = (recording, recording.Rig, sinks, trackId);

    /// <summary>Solves frame by frame; null for a recording.</summary>
    public PoseSolver? Solver { get; }

    /// <summary>Solves with a view ahead; null for a camera.</summary>
    public RecordingSolver? Recording { get; }

    /// <summary>The rig that is posed.</summary>
    public Rig Rig { get; }

    /// <summary>Receive each pose.</summary>
    public IReadOnlyList<IPoseSink> Sinks { get; }

    /// <summary>Whom to follow.</summary>
    public int? TrackId { get; }
}
