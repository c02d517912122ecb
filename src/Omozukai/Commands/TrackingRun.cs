using System.Globalization;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.Commands;

/// <summary>What `capture` and `track` have in common: a pipeline with progress, an overlay and Ctrl-C, and how it went.</summary>
internal static class TrackingRun
{
    /// <summary>Runs a pipeline to its end.</summary>
    /// <param name="verb">What the user asked for.</param>
    /// <param name="source">The source that the pipeline reads.</param>
    /// <param name="line">The pipeline.</param>
    /// <param name="overlay">Where the pictures with landmarks go, or null.</param>
    /// <param name="complete">Brings the outputs to their ends and returns their names.</param>
    /// <param name="interruption">Ctrl-C.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string verb, IFrameSource source, Pipeline line, OverlayOutput? overlay, Func<IReadOnlyList<string>> complete, CancellationToken interruption)
    {
        InvalidDataException? broken = null;
        bool wasInterrupted = false;
        TimeSpan elapsed;
        if (source.IsLive && source.Info.Duration is null) Say.Done($"Recording from {source.Info.Name}; Ctrl-C ends it.");
        using (var progress = new ProgressReport(verb, source.Info))
        {
            if (overlay is not null) line.Tracked += landmarks => overlay.Write(line.Picture, landmarks);
            line.Tracked += landmarks => progress.Report(landmarks.Timestamp);
            try
            {
                line.Run(interruption);
            }
            catch (InvalidDataException exception) when (line.FrameCount > 0 || interruption.IsCancellationRequested)
            {
                broken = exception;
            }
            catch (OperationCanceledException)
            {
                wasInterrupted = true; // ffmpeg hears of Ctrl-C as well, and may be quicker
            }
            elapsed = progress.Elapsed;
        }

        // What was readable is kept, whatever came then.
        IEnumerable<string> written = complete();
        if (overlay?.Complete() is { } drawn) written = written.Append(drawn);
        string files = string.Join(", ", written);
        double rate = line.FrameCount / Math.Max(1e-3, elapsed.TotalSeconds);
        Say.Done(string.Create(CultureInfo.InvariantCulture,
            $"{line.FrameCount} frames, {line.FramesWithPeople} with a person, in {elapsed.TotalSeconds:0.0} s ({rate:0.0} frames/s){(files.Length > 0 ? $": {files}" : "")}"));
        bool isInterrupted = wasInterrupted || interruption.IsCancellationRequested;
        if (broken is null && !isInterrupted && source is VideoFrameSource { Complaint: { } complaint })
            Say.Warning($"{source.Info.Name} was read to its end, but ffmpeg complained ({complaint}): some pictures may be damaged.");
        if (line.FrameCount > 0 && line.FramesWithPeople == 0)
            Say.Warning($"nobody was seen in {source.Info.Name}. People should fill a good part of the picture; --quality heavy looks closer, --overlay shows what was seen.");

        if (isInterrupted)
        {
            Say.Error($"Interrupted after {line.FrameCount} frames.{(files.Length > 0 ? " What was done so far has been written." : "")}");
            return ExitCode.Interrupted;
        }
        if (line.FrameCount == 0)
        {
            Say.Error($"{source.Info.Name} has no pictures in the part that was asked for, so nothing was written. See --start and --duration.");
            return ExitCode.Failed;
        }
        if (broken is null) return ExitCode.Done;
        Say.Error($"{broken.Message}{(files.Length > 0 ? " What was readable has been written." : "")}");
        return ExitCode.Failed;
    }
}
