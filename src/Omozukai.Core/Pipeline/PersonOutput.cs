using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving;

namespace Omozukai.Core.Pipeline;

/// <summary>One person's way out: a solver with its memory of that person, and the sinks that get the poses.</summary>
/// <param name="Solver">Serves this person alone.</param>
/// <param name="Sinks">Receive each pose, in this order; whoever made them disposes them.</param>
/// <param name="TrackId">Whom to follow; null: the first person seen, and when that one has been lost for <see cref="LostAfter"/>, the next.</param>
public sealed record PersonOutput(PoseSolver Solver, IReadOnlyList<IPoseSink> Sinks, int? TrackId = null)
{
    /// <summary>How long a person stays the one who is followed without being seen.</summary>
    public static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(2);
}
