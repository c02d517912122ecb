using System.Threading.Channels;
using Omozukai.Commands;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;
using Omozukai.Core.Solving;
using Omozukai.Vision.Frames;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Studio;

/// <summary>Videos that were dropped on the page: one after the other becomes a take, in the background.</summary>
internal sealed class VideoJobs : IDisposable
{
    /// <summary>The largest video that is taken.</summary>
    public const long MaxBytes = 8L << 30;

    private const int MaxWaiting = 16, MaxRemembered = 20;

    private readonly TakeLibrary _takes;
    private readonly Func<TrackingSettings> _tracking;
    private readonly string _folder;
    private readonly Channel<(int Id, string Path, string Name)> _waiting = Channel.CreateBounded<(int, string, string)>(MaxWaiting);
    private readonly CancellationTokenSource _end = new();
    private readonly List<VideoJobStatus> _jobs = [];
    private readonly Task _work;
    private int? _running;
    private CancellationTokenSource? _runningEnd;

    /// <param name="takes">Gets the takes.</param>
    /// <param name="tracking">How a video is tracked.</param>
    /// <param name="folder">Where videos wait; what an earlier start has left there goes.</param>
    public VideoJobs(TakeLibrary takes, Func<TrackingSettings> tracking, string folder)
    {
        (_takes, _tracking, _folder) = (takes, tracking, Directory.CreateDirectory(folder).FullName);
        _work = Task.Run(WorkAsync);
    }

    public event Action? Changed;

    public IReadOnlyList<VideoJobStatus> Status
    {
        get
        {
            lock (_jobs) return [.. _jobs];
        }
    }

    /// <summary>Takes a video in.</summary>
    /// <exception cref="IOException">The disk is full, or too many wait.</exception>
    public async Task<int> AddAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        // 1. Onto the disk: videos may be larger than memory.
        string path = Path.Combine(_folder, Path.GetRandomFileName());
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None)) await content.CopyToAsync(file, cancellationToken);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        // 2. Into the line.
        int id;
        lock (_jobs)
        {
            id = _jobs.Count == 0 ? 1 : _jobs[^1].Id + 1;
            _jobs.Add(new VideoJobStatus(id, name, null, "waiting", null, null));
            if (_jobs.Count > MaxRemembered) _jobs.RemoveAt(0);
        }
        if (!_waiting.Writer.TryWrite((id, path, name)))
        {
            File.Delete(path);
            Update(id, job => job with { Phase = "failed", Problem = "Too many videos wait already." });
        }
        Changed?.Invoke();
        return id;
    }

    /// <summary>Takes a video from the list; the one that is worked on is given up.</summary>
    public void Remove(int id)
    {
        lock (_jobs)
        {
            _jobs.RemoveAll(job => job.Id == id);
            if (_running == id) _runningEnd?.Cancel();
        }
        Changed?.Invoke();
    }

    public void Dispose()
    {
        _end.Cancel();
        _waiting.Writer.TryComplete();
        _work.Wait(TimeSpan.FromSeconds(5));
        _end.Dispose();
    }

    private async Task WorkAsync()
    {
        foreach (string left in Directory.EnumerateFiles(_folder)) TryDelete(left);
        try
        {
            await foreach ((int id, string path, string name) in _waiting.Reader.ReadAllAsync(_end.Token))
            {
                using var end = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
                lock (_jobs)
                {
                    if (!_jobs.Exists(job => job.Id == id)) end.Cancel();
                    (_running, _runningEnd) = (id, end);
                }
                if (!end.IsCancellationRequested) Capture(id, path, name, end.Token);
                lock (_jobs) (_running, _runningEnd) = (null, null);
                TryDelete(path);
            }
        }
        catch (OperationCanceledException)
        {
            // The studio closes.
        }
    }

    private void Capture(int id, string path, string name, CancellationToken cancellationToken)
    {
        Update(id, job => job with { Phase = "running" });
        try
        {
            TrackingSettings settings = _tracking();
            using IFrameSource source = FrameSources.Open(path, new FrameSourceOptions(), cancellationToken);
            // One thread: the camera, if it runs, needs the others.
            using var landmarker = new HolisticLandmarker(new HolisticOptions { Quality = settings.Quality, CacheFolder = UserFolders.WritableCache, Workers = 1 });
            var solver = new RecordingSolver(new PoseSolverOptions { Mirror = settings.Mirror, Smoothing = settings.Smoothing });
            var take = new TakeSink(_takes, Path.GetFileNameWithoutExtension(name));
            var line = new Pipeline(source, landmarker, new PersonOutput(solver, [take]));
            double? length = source.Info.Duration?.TotalSeconds;
            double told = 0;
            line.Tracked += landmarks =>
            {
                double? progress = length is > 0 ? Math.Min(1, landmarks.Timestamp.TotalSeconds / length.Value) : null;
                if (progress - told < 0.01 && told > 0) return;
                told = progress ?? 0;
                Update(id, job => job with { Progress = progress });
            };
            try
            {
                line.Run(cancellationToken);
            }
            catch (InvalidDataException) when (line.FramesWithPeople > 0)
            {
                // A video that breaks off: what was readable is the take.
            }
            string? kept = take.End(isWanted: !cancellationToken.IsCancellationRequested);
            string? problem = take.Fault?.Message ?? (kept is null ? $"Nobody was seen in {name}. People should fill a good part of the picture." : null);
            Update(id, job => job with { Phase = problem is null ? "done" : "failed", Progress = 1, Problem = problem, Take = kept });
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or OperationCanceledException or UnauthorizedAccessException)
        {
            Update(id, job => job with { Phase = "failed", Problem = exception.Message.Replace(Path.GetFileName(path), name, StringComparison.Ordinal) });
        }
    }

    private void Update(int id, Func<VideoJobStatus, VideoJobStatus> change)
    {
        lock (_jobs)
        {
            int index = _jobs.FindIndex(job => job.Id == id);
            if (index < 0) return;
            _jobs[index] = change(_jobs[index]);
        }
        Changed?.Invoke();
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
            // The next start tries again.
        }
    }
}
