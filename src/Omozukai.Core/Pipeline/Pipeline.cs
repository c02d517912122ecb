using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Pipeline;

/// <summary>The way from pictures to outputs, one frame at a time: source, landmarker, a solver for each person, that person's sinks.</summary>
public sealed class Pipeline
{
    private readonly Func<LandmarkFrame, bool> _read;
    private readonly IReadOnlyList<PersonOutput> _outputs;
    private readonly PersonFollower[] _followers;
    private readonly LandmarkFrame _landmarks = new();
    private readonly AvatarPose _pose = new();
    private readonly HashSet<IPoseSink> _failed = [];

    /// <summary>Joins a source of pictures, a landmarker and outputs.</summary>
    /// <param name="source">Where the pictures come from.</param>
    /// <param name="landmarker">Finds the people in them.</param>
    /// <param name="outputs">The people who are wanted; none where only the landmarks are.</param>
    public Pipeline(IFrameSource source, ILandmarker landmarker, params IReadOnlyList<PersonOutput> outputs)
        : this(outputs)
    {
        _read = landmarks =>
        {
            if (!source.TryRead(Picture)) return false;
            landmarker.Detect(Picture, landmarks);
            return true;
        };
    }

    /// <summary>Joins landmarks that were found before, such as a file's, and outputs.</summary>
    /// <param name="read">Fills the next frame; false at the end.</param>
    /// <param name="outputs">The people who are wanted.</param>
    public Pipeline(Func<LandmarkFrame, bool> read, params IReadOnlyList<PersonOutput> outputs)
        : this(outputs) => _read = read;

    private Pipeline(IReadOnlyList<PersonOutput> outputs)
    {
        _read = _ => false;
        _outputs = outputs;
        _followers = [.. outputs.Select(output => new PersonFollower(output.TrackId))];
    }

    /// <summary>A frame's people are found, and their poses are out. The frame is filled again with the next one.</summary>
    public event Action<LandmarkFrame>? Tracked;

    /// <summary>A sink has failed and gets nothing more; told once for each.</summary>
    public event Action<IPoseSink, Exception>? SinkFailed;

    /// <summary>The picture of the last frame, where there are pictures; who listens to <see cref="Tracked"/> may draw over it.</summary>
    public VideoFrame Picture { get; } = new();

    /// <summary>Number of frames that have gone through.</summary>
    public long FrameCount { get; private set; }

    /// <summary>Number of frames in which somebody was seen.</summary>
    public long FramesWithPeople { get; private set; }

    /// <summary>Runs to the end of the source, or until it is cancelled. The sinks begin with the first frame, so that a source that gives none leaves no outputs.</summary>
    /// <exception cref="InvalidDataException">The source is not readable (any further); what came before has gone through.</exception>
    public void Run(CancellationToken cancellationToken = default)
    {
        try
        {
            // 1. The next picture, who is in it, and where their points are.
            while (!cancellationToken.IsCancellationRequested && _read(_landmarks))
            {
                // 2. The poses of those who are wanted, into their sinks.
                if (FrameCount++ == 0) Begin();
                if (_landmarks.People.Count > 0) FramesWithPeople++;
                for (int i = 0; i < _outputs.Count; i++) Solve(_outputs[i], _followers[i]);

                // 3. Whoever looks on: landmark files, overlays, progress.
                Tracked?.Invoke(_landmarks);
            }
        }
        finally
        {
            // 4. Recordings look ahead, so poses are left: also of what came before a source broke off.
            foreach (PersonOutput output in _outputs) output.Recording?.Finish(pose => Write(output, pose));
        }
    }

    private void Begin()
    {
        foreach (PersonOutput output in _outputs)
            foreach (IPoseSink sink in output.Sinks)
            {
                sink.Begin(output.Rig);
                ReportFault(sink);
            }
    }

    private void Solve(PersonOutput output, PersonFollower follower)
    {
        if (follower.Find(_landmarks) is not { } person) return;
        output.Recording?.Add(_landmarks, person, pose => Write(output, pose));
        if (output.Solver is not { } solver) return;
        solver.Solve(_landmarks, person, _pose);
        Write(output, _pose);
    }

    private void Write(PersonOutput output, AvatarPose pose)
    {
        for (int i = 0; i < output.Sinks.Count; i++)
        {
            IPoseSink sink = output.Sinks[i];
            if (_failed.Count > 0 && _failed.Contains(sink)) continue;
            sink.Write(pose);
            ReportFault(sink);
        }
    }

    private void ReportFault(IPoseSink sink)
    {
        if (sink.Fault is { } fault && _failed.Add(sink)) SinkFailed?.Invoke(sink, fault);
    }
}
