using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Detection;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Finds the face of one person, with or without a body, and follows it from frame to frame.</summary>
/// <remarks>Source: MediaPipe, face_landmark_front_cpu.pbtxt and face_landmarks_from_pose_cpu.pbtxt.</remarks>
internal sealed class FaceTracker : IDisposable
{
    private const float MinPresence = 0.5f;

    /// <summary>A face whose nose is further from the body's than this share of the body's face region belongs to somebody else.</summary>
    private const float MaxNoseDistance = 0.35f;

    /// <summary>
    /// A face that has moved by more than this share of its region, or grown or shrunk by it, since the last frame is looked at again where it is now: at the edge
    /// of its region the mesh nods by ten degrees and more. MediaPipe takes the first look.
    /// </summary>
    private const float MaxDrift = 0.08f;

    private const int NoseTip = 4;

    private readonly Detector _nearDetector;
    private readonly Detector _farDetector;
    private readonly Detector? _ownDetector;
    private readonly IFaceMesh _mesh;
    private readonly BlendShapeNetwork? _blendShapes;
    private readonly FaceTransform _transform = new();
    private readonly SearchPace _pace = new();
    private RegionOfInterest? _region;

    public FaceTracker(NetworkLoader loader, FaceModel model)
    {
        _nearDetector = new Detector(DetectorModel.FaceShortRange, loader);
        _farDetector = new Detector(DetectorModel.FaceFullRange, loader);
        if (model == FaceModel.Landmarker) _ownDetector = new Detector(DetectorModel.FaceLandmarker, loader);
        _mesh = model == FaceModel.Landmarker ? new LandmarkerMesh(loader) : new AttentionMesh(loader);
        if (FaceBundle.IsPresent(loader)) _blendShapes = new BlendShapeNetwork(loader);
    }

    /// <summary>The face; present only where it is in this frame's view.</summary>
    public FaceLandmarks Face { get; } = new();

    /// <summary>Looks where the last frame's points say, and once more where that was not the place.</summary>
    public void Follow(VideoFrame frame)
    {
        Face.Clear();
        if (_region is not { } region) return;
        Locate(frame, region);
        if (_region is { } seen && HasDrifted(region, seen)) Locate(frame, seen);
        Complete(frame);
    }

    /// <summary>Drops a face that is not the body's.</summary>
    public void Check(VideoFrame frame, BodyLandmarks body)
    {
        if (!Face.IsPresent || !body.IsPresent) return;
        var picture = new Vector2(frame.Width, frame.Height);
        if (!BelongsTo(FaceRegions.FromBody(body, picture), Nose(body, picture), Pixels(Face.Image[NoseTip], picture))) Drop();
    }

    /// <summary>Where the face is lost, looks at the body's head, then anywhere.</summary>
    public void Find(VideoFrame frame, BodyLandmarks body)
    {
        if (Face.IsPresent || !_pace.IsDue(frame.Timestamp)) return;
        Search(frame, body);
        _pace.Note(Face.IsPresent, frame.Timestamp);
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        Drop();
        _pace.Reset();
    }

    public void Dispose()
    {
        _nearDetector.Dispose();
        _farDetector.Dispose();
        _ownDetector?.Dispose();
        _mesh.Dispose();
        _blendShapes?.Dispose();
    }

    private void Search(VideoFrame frame, BodyLandmarks body)
    {
        var picture = new Vector2(frame.Width, frame.Height);
        RegionOfInterest? head = body.IsPresent ? FaceRegions.FromBody(body, picture) : null;

        // 1. As the face landmarker does: anywhere, with its own detector.
        RegionOfInterest whole = RegionOfInterest.Whole(frame.Width, frame.Height);
        if (_ownDetector is not null && LookAtAny(frame, _ownDetector.Detect(frame, whole), body, head, isSquare: false)) return;

        // 2. Where the body has its face.
        if (head is { } region && region.IsUsable(frame.Width, frame.Height))
        {
            List<Detection.Detection> faces = _nearDetector.Detect(frame, region);
            if (faces.Count > 0) Look(frame, FaceRegions.FromKeypoints(faces[0]));
            if (Face.IsPresent) return;
        }
        // 3. Anywhere: near faces first, then far ones.
        if (LookAtAny(frame, _nearDetector.Detect(frame, whole), body, head)) return;
        LookAtAny(frame, _farDetector.Detect(frame, whole), body, head);
    }

    private bool LookAtAny(VideoFrame frame, List<Detection.Detection> faces, BodyLandmarks body, RegionOfInterest? head, bool isSquare = true)
    {
        var picture = new Vector2(frame.Width, frame.Height);
        foreach (Detection.Detection face in faces)
        {
            if (head is { } region && !BelongsTo(region, Nose(body, picture), face.Keypoints[2])) continue;
            Look(frame, FaceRegions.FromBox(face, isSquare));
            if (Face.IsPresent) return true;
        }
        return false;
    }

    private void Look(VideoFrame frame, RegionOfInterest region)
    {
        Locate(frame, region);
        Complete(frame);
    }

    /// <summary>The points that the region shows, and the region that they give.</summary>
    private void Locate(VideoFrame frame, RegionOfInterest region)
    {
        _region = null;
        if (!region.IsUsable(frame.Width, frame.Height)) return;
        _mesh.Run(frame, region, Face);
        Face.IsPresent = Face.Score > MinPresence;
        if (Face.IsPresent) _region = FaceRegions.FromLandmarks(Face, new Vector2(frame.Width, frame.Height));
    }

    /// <summary>What follows from the points.</summary>
    private void Complete(VideoFrame frame)
    {
        if (!Face.IsPresent) return;
        DarkGlasses.Mark(frame, Face);
        _transform.Fill(Face, frame.Width, frame.Height);
        _blendShapes?.Run(frame, Face);
    }

    private void Drop()
    {
        Face.Clear();
        _region = null;
    }

    private static bool HasDrifted(RegionOfInterest from, RegionOfInterest to) =>
        Vector2.Distance(from.Center, to.Center) > MaxDrift * from.Size.X || MathF.Abs(to.Size.X - from.Size.X) > MaxDrift * from.Size.X;

    private static bool BelongsTo(RegionOfInterest head, Vector2 bodyNose, Vector2 faceNose) =>
        Vector2.Distance(bodyNose, faceNose) < MaxNoseDistance * head.Size.X;

    private static Vector2 Nose(BodyLandmarks body, Vector2 picture) => Pixels(body.Image[(int)BodyLandmark.Nose], picture);

    private static Vector2 Pixels(NormalizedLandmark landmark, Vector2 picture) => new Vector2(landmark.Position.X, landmark.Position.Y) * picture;
}
