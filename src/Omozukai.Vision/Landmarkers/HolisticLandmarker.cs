using System.Diagnostics;
using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Finds body, face and hands of one person with MediaPipe's networks and follows them from picture to picture.</summary>
/// <remarks>
/// Parts that were seen are looked for where their last points were, side by side; only what is lost is searched. A body
/// shows where its face and hands are, but close faces and raised hands are found without one as well.
/// One object follows one source, used by one thread; after the first frames it allocates nothing.
/// </remarks>
public sealed class HolisticLandmarker : ILandmarker
{
    private readonly HolisticOptions _options;
    private readonly WorkCrew _crew;
    private readonly BodyTracker _body;
    private readonly FaceTracker _face;
    private readonly HandTracker _left;
    private readonly HandTracker _right;
    private readonly PalmFinder _palms;
    private readonly Action[] _follow;
    private readonly Action[] _find;
    private VideoFrame? _frame;

    /// <summary>Loads the networks.</summary>
    /// <exception cref="FileNotFoundException">A model is missing; the message says which and how to get it.</exception>
    /// <exception cref="InvalidDataException">A model file is damaged.</exception>
    public HolisticLandmarker(HolisticOptions? options = null)
    {
        _options = options ?? new HolisticOptions();
        var loader = new NetworkLoader(_options.ModelFolder, _options.CacheFolder);
        // Side by side: most of the time each of the networks is read by one processor. All are waited for, also where one fails: no
        // program may end while another is half loaded.
        Task<BodyTracker> body = Task.Run(() => new BodyTracker(loader, _options));
        Task<FaceTracker> face = Task.Run(() => new FaceTracker(loader, _options.FaceModel));
        Task<HandTracker> left = Task.Run(() => new HandTracker(loader, _options.Quality, isLeft: true)), right = Task.Run(() => new HandTracker(loader, _options.Quality, isLeft: false));
        Task<PalmFinder> palms = Task.Run(() => new PalmFinder(loader));
        Task.WhenAll(body, face, left, right, palms).GetAwaiter().GetResult();
        (_body, _face, _left, _right, _palms) = (body.Result, face.Result, left.Result, right.Result, palms.Result);
        _crew = new WorkCrew(_options.Workers);
        _follow =
        [
            Timed(TrackingStage.Body, _body.Follow),
            Timed(TrackingStage.LeftHand, _left.Follow),
            Timed(TrackingStage.RightHand, _right.Follow),
            Timed(TrackingStage.Face, _face.Follow),
        ];
        _find = [() => _left.FindByArm(_frame!, _body.Body), () => _right.FindByArm(_frame!, _body.Body), () => _face.Find(_frame!, _body.Body)];
    }

    /// <summary>Where the time goes.</summary>
    public TrackingTimes Times { get; } = new();

    /// <summary>Whether the face alone is looked for, at a part of the cost; may change between two pictures.</summary>
    public bool IsFaceOnly { get; set; }

    /// <inheritdoc/>
    public void Detect(VideoFrame frame, LandmarkFrame landmarks)
    {
        if (_options.IsStatic) Reset();
        _frame = frame;
        if (IsFaceOnly) DetectFace(frame);
        else DetectAll(frame);
        Report(frame, landmarks);
    }

    /// <summary>Forgets the person: the next picture is the first.</summary>
    public void Reset()
    {
        _body.Reset();
        _face.Reset();
        _left.Reset();
        _right.Reset();
        _palms.Reset();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _crew.Dispose();
        _body.Dispose();
        _face.Dispose();
        _left.Dispose();
        _right.Dispose();
        _palms.Dispose();
    }

    private void DetectFace(VideoFrame frame)
    {
        // A body that was followed would be looked for where it is no longer, when it is wanted again.
        _body.Reset();
        _left.Reset();
        _right.Reset();
        _palms.Reset();
        _follow[^1]();
        _face.Check(frame, _body.Body);
        _face.Find(frame, _body.Body);
    }

    private void DetectAll(VideoFrame frame)
    {
        // 1. Follow each part from where its last points were.
        long start = Stopwatch.GetTimestamp();
        _crew.Run(_follow, _follow.Length);
        Times.Add(TrackingStage.Follow, start);
        // 2. The body first: it tells where the rest is.
        start = Stopwatch.GetTimestamp();
        _body.Find(frame);
        Times.Add(TrackingStage.FindBody, start);
        // 3. What contradicts the body is dropped; face and hands that are lost are looked for on it, side by side.
        start = Stopwatch.GetTimestamp();
        CheckBody(frame);
        _face.Check(frame, _body.Body);
        CheckHands(frame);
        _crew.Run(_find, _find.Length);
        Times.Add(TrackingStage.FindOnBody, start);
        // 4. Hands that no arm shows; none on another's arm, none twice, none on the face. A hand by itself is no body.
        start = Stopwatch.GetTimestamp();
        CheckHands(frame);
        _palms.Find(frame, _body.Body, _face.Face, _left, _right);
        CheckBody(frame);
        Times.Add(TrackingStage.FindPalms, start);
    }

    private Action Timed(TrackingStage stage, Action<VideoFrame> job) => () =>
    {
        long start = Stopwatch.GetTimestamp();
        job(_frame!);
        Times.Add(stage, start);
    };

    private void CheckBody(VideoFrame frame)
    {
        var picture = new Vector2(frame.Width, frame.Height);
        if (_face.Face.IsPresent) return;
        if (HandPlausibility.IsTakenForBody(_left.Hand, _body.Body, picture) || HandPlausibility.IsTakenForBody(_right.Hand, _body.Body, picture)) _body.Drop();
    }

    private void CheckHands(VideoFrame frame)
    {
        // Of two trackers on one hand, the one whose arm ends there keeps it; without arms, the surer one.
        if (_left.Hand.IsPresent && _right.Hand.IsPresent && HandPlausibility.AreSame(_left.Hand, _right.Hand, new Vector2(frame.Width, frame.Height)))
        {
            bool? isLeft = HandPlausibility.SideByArms(_left.Hand, _body.Body, new Vector2(frame.Width, frame.Height));
            (isLeft ?? _left.Hand.Score >= _right.Hand.Score ? _right : _left).Drop();
        }
        if (!HandPlausibility.Holds(frame, _left, _right, _body.Body, _face.Face)) _left.Drop();
        if (!HandPlausibility.Holds(frame, _right, _left, _body.Body, _face.Face)) _right.Drop();
    }

    private void Report(VideoFrame frame, LandmarkFrame landmarks)
    {
        landmarks.Index = frame.Index;
        landmarks.Timestamp = frame.Timestamp;
        landmarks.Width = frame.Width;
        landmarks.Height = frame.Height;
        landmarks.File = frame.File;
        landmarks.ClearPeople();
        if (!_body.Body.IsPresent && !_face.Face.IsPresent && !_left.Hand.IsPresent && !_right.Hand.IsPresent) return;

        PersonLandmarks person = landmarks.AddPerson();
        person.Body.CopyFrom(_body.Body);
        person.Face.CopyFrom(_face.Face);
        person.LeftHand.CopyFrom(_left.Hand);
        person.RightHand.CopyFrom(_right.Hand);
        person.Score = MathF.Max(MathF.Max(_body.Body.Score, _face.Face.Score), MathF.Max(_left.Hand.Score, _right.Hand.Score));
    }
}
