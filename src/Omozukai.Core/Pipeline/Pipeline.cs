using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Pipeline;

/// <summary>The way from pictures to outputs, one frame at a time: source, landmarker, a solver for each person, that person's sinks.</summary>
/// <param name="source">Where the pictures come from.</param>
/// <param name="landmarker">Finds the people in them.</param>
/// <param name="outputs">The people who are wanted; none where only the landmarks are.</param>
public sealed class Pipeline(IFrameSource source, ILandmarker landmarker, params IReadOnlyList<PersonOutput> outputs)
{
    private readonly VideoFrame _frame = new();
    private readonly LandmarkFrame _landmarks = new();
    private readonly AvatarPose _pose = new();
    private readonly PersonFollower[] _followers = [.. outputs.Select(output => new PersonFollower(output.TrackId))];
    private readonly HashSet<IPoseSink> _failed = [];

    /// <summary>A frame's people are found. Both objects are filled again with the next frame; the handler may draw over the picture.</summary>
    public event Action<VideoFrame, LandmarkFrame>? Tracked;

    /// <summary>A sink has failed and gets nothing more; told once for each.</summary>
    public event Action<IPoseSink, Exception>? SinkFailed;

    /// <summary>Number of frames that have gone through.</summary>
    public long FrameCount { get; private set; }

    /// <summary>Number of frames in which somebody was seen.</summary>
    public long FramesWithPeople { get; private set; }

    /// <summary>Runs to the end of the source, or until it is cancelled. The sinks begin with the first frame, so that a source that gives none leaves no outputs.</summary>
    /// <exception cref="InvalidDataException">The source is not readable (any further); what came before has gone through.</exception>
    public void Run(CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested && source.TryRead(_frame))
        {
            // 1. Who is in the picture, and where their points are.
            landmarker.Detect(_frame, _landmarks);

            // 2. The poses of those who are wanted, into their sinks.
            if (FrameCount++ == 0) Begin();
            if (_landmarks.People.Count > 0) FramesWithPeople++;
            for (int i = 0; i < outputs.Count; i++) Solve(outputs[i], _followers[i]);

            // 3. Whoever looks on: landmark files, overlays, progress.
            Tracked?.Invoke(_frame, _landmarks);
        }
    }

    private void Begin()
    {
        foreach (PersonOutput output in outputs)
            foreach (IPoseSink sink in output.Sinks)
            {
                sink.Begin(output.Solver.Rig);
                ReportFault(sink);
            }
    }

    private void Solve(PersonOutput output, PersonFollower follower)
    {
        if (follower.Find(_landmarks) is not { } person) return;
        output.Solver.Solve(_landmarks, person, _pose);
        for (int i = 0; i < output.Sinks.Count; i++)
        {
            IPoseSink sink = output.Sinks[i];
            if (_failed.Count > 0 && _failed.Contains(sink)) continue;
            sink.Write(_pose);
            ReportFault(sink);
        }
    }

    private void ReportFault(IPoseSink sink)
    {
        if (sink.Fault is { } fault && _failed.Add(sink)) SinkFailed?.Invoke(sink, fault);
    }
}
