using System.Diagnostics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Core.Solving;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Studio;

/// <summary>A camera that moves the avatar: pictures, landmarks, poses, one after the other on one thread.</summary>
internal sealed class LiveTracking : ISourceRun
{
    private readonly Func<IFrameSource> _open;
    private readonly LandmarkerShelf _shelf;
    private readonly Func<TrackingSettings> _settings;
    private readonly CalibrationKeeper _calibration;
    private readonly IPoseReceiver _receiver;
    private readonly Thread _thread;
    private readonly LandmarkFrame _landmarks = new();
    private readonly PersonLandmarks _nobody = new();
    private readonly AvatarPose _pose = new();
    private volatile bool _isStopped;
    private IFrameSource? _source;

    /// <summary>Makes a run; nothing is opened before <see cref="Start"/>.</summary>
    /// <param name="open">Opens the source, on the run's own thread.</param>
    /// <param name="shelf">Has the networks.</param>
    /// <param name="settings">What holds now; read before each picture.</param>
    /// <param name="calibration">The user's, and what is to be learnt.</param>
    /// <param name="rig">The rig that is posed.</param>
    /// <param name="receiver">Gets the poses, and is told of the end.</param>
    public LiveTracking(Func<IFrameSource> open, LandmarkerShelf shelf, Func<TrackingSettings> settings, CalibrationKeeper calibration, Rig rig, IPoseReceiver receiver)
    {
        (_open, _shelf, _settings, _calibration, _receiver, Rig) = (open, shelf, settings, calibration, receiver, rig);
        _thread = new Thread(Run) { IsBackground = true, Name = "tracking" };
    }

    public Rig Rig { get; }

    public void Start() => _thread.Start();

    public void Dispose()
    {
        _isStopped = true;
        _source?.Dispose();
        if (Thread.CurrentThread != _thread && _thread.IsAlive) _thread.Join();
    }

    private void Run()
    {
        try
        {
            using IFrameSource source = _source = _open();
            if (_isStopped) return;
            Track(source);
            if (!_isStopped) _receiver.Over(this, null);
        }
        catch (Exception exception) when (_isStopped || exception is IOException or InvalidDataException or OperationCanceledException or UnauthorizedAccessException)
        {
            if (!_isStopped) _receiver.Over(this, exception.Message);
        }
    }

    private void Track(IFrameSource source)
    {
        TrackingSettings settings = _settings();
        HolisticLandmarker landmarker = _shelf.Take(settings.Quality);
        try
        {
            Calibration? calibration = _calibration.Current;
            bool isLearning = false;
            PoseSolver solver = CreateSolver(settings);
            var frame = new VideoFrame();
            var timed = source as ITimedSource;
            while (!_isStopped && source.TryRead(frame))
            {
                // 1. What the user has changed since.
                if (_settings() is var wanted && !ReferenceEquals(wanted, settings))
                {
                    if (wanted.Quality != settings.Quality)
                    {
                        _shelf.Return();
                        landmarker = _shelf.Take(wanted.Quality);
                    }
                    if ((wanted.Smoothing, wanted.Mirror) != (settings.Smoothing, settings.Mirror)) solver = CreateSolver(wanted);
                    settings = wanted;
                }
                if (!ReferenceEquals(_calibration.Current, calibration))
                {
                    calibration = _calibration.Current;
                    if (!ReferenceEquals(calibration, solver.Calibration)) solver = CreateSolver(settings);
                }
                if (_calibration.TakeRequest())
                {
                    solver.Calibrate();
                    isLearning = true;
                }
                // 2. Who is in the picture. Nobody is a person of whom nothing is seen: the avatar goes to rest.
                long start = Stopwatch.GetTimestamp();
                landmarker.IsFaceOnly = settings.Body == TrackedBody.Face;
                landmarker.Detect(frame, _landmarks);
                PersonLandmarks person = _landmarks.People.Count > 0 ? _landmarks.People[0] : _nobody;
                BodyFilter.Apply(person, settings.Body);
                // 3. The pose, and out.
                solver.Solve(_landmarks, person, _pose);
                if (isLearning) isLearning = _calibration.Report(solver.CalibrationProgress, solver.Calibration);
                _pose.Index = frame.Index;
                _pose.Timestamp = frame.Timestamp;
                var facts = new PoseFacts(timed?.CapturedMs ?? StudioClock.NowMs, person.IsPresent, frame.Index == 0);
                _receiver.Tracked(_landmarks, facts, Stopwatch.GetElapsedTime(start), timed?.Dropped ?? 0);
                _receiver.Posed(_pose, facts);
            }
        }
        finally
        {
            _shelf.Return();
        }
    }

    private PoseSolver CreateSolver(TrackingSettings settings) =>
        new(new PoseSolverOptions { Rig = Rig, Calibration = _calibration.Current, Mirror = settings.Mirror, Smoothing = settings.Smoothing });
}
