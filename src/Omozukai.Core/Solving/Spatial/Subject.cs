using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>
/// The landmarks of one person as the solver wants them: in the avatar's axes (x to the left of a person who faces the
/// camera, y up, z towards the camera), in metres, with the sides changed if the avatar mirrors. The only place that knows
/// about axes of landmarks and about mirroring.
/// </summary>
internal sealed class Subject
{
    /// <summary>Points farther than this from their origin are a tracker's accident; the bound keeps squares finite.</summary>
    private const float FarthestMetres = 100;

    /// <summary>Below this visibility a point is more guessed than seen.</summary>
    public const float LeastVisibility = 0.5f;

    /// <summary>Below this presence a point is less and less believed, whatever its visibility: it lies beyond the picture's border.</summary>
    private const float LeastPresence = 0.3f;

    private readonly Vector3[] _body = new Vector3[BodyLandmarks.Count];
    private readonly float[] _visibility = new float[BodyLandmarks.Count];
    private readonly Vector2[] _rays = new Vector2[BodyLandmarks.Count];
    private readonly FaceFit _face = new();

    // From the landmarks' axes to the avatar's: metres, and the picture's shares to pixels.
    private Vector3 _axes, _pixels;

    public bool HasBody { get; private set; }

    public bool HasFace { get; private set; }

    public HandPoints LeftHand { get; } = new();

    public HandPoints RightHand { get; } = new();

    /// <summary>Pixels from the camera's centre to a plane one pixel unit away: image height / (2 tan(vertical field of view / 2)).</summary>
    public float FocalPixels { get; private set; }

    /// <summary>The face mesh, fitted; null where there is none to be fitted.</summary>
    public FaceFit? FaceFit { get; private set; }

    /// <summary>The head's rotation by the mesh, else where the tracker knows it.</summary>
    public Quaternion? HeadRotation { get; private set; }

    /// <summary>A point of the body in metres from the middle of the hips.</summary>
    public Vector3 this[BodyLandmark point] => _body[(int)point];

    /// <summary>Probability in 0..1 that a point of the body is seen.</summary>
    public float Visibility(BodyLandmark point) => _visibility[(int)point];

    /// <summary>Where a point of the body is seen: x/depth and y/depth from the camera.</summary>
    public Vector2 Ray(BodyLandmark point) => _rays[(int)point];

    /// <summary>Takes over a person.</summary>
    public void Read(LandmarkFrame frame, PersonLandmarks person, float verticalFovDegrees, bool mirror)
    {
        float height = Math.Max(frame.Height, 1), width = Math.Max(frame.Width, 1);
        FocalPixels = height / 2 / MathF.Tan(verticalFovDegrees * (MathF.PI / 360));
        _axes = new Vector3(mirror ? -1 : 1, -1, -1); // MediaPipe's point to the image's right, down and away
        _pixels = _axes * new Vector3(width, height, width);
        ReadBody(person, width, mirror);
        ReadHand(mirror ? person.RightHand : person.LeftHand, LeftHand, width);
        ReadHand(mirror ? person.LeftHand : person.RightHand, RightHand, width);
        ReadFace(person.Face, width, height, mirror);
    }

    private void ReadBody(PersonLandmarks person, float width, bool mirror)
    {
        HasBody = person.Body.IsPresent;
        if (!HasBody) return;
        ReadOnlySpan<WorldLandmark> worlds = person.Body.World;
        ReadOnlySpan<NormalizedLandmark> images = person.Body.Image;
        float perPixel = 1 / FocalPixels;
        for (int i = 0; i < _body.Length; i++)
        {
            int from = mirror ? MirroredBodyPoint(i) : i;
            ref readonly WorldLandmark world = ref worlds[from];
            ref readonly NormalizedLandmark image = ref images[from];
            Vector3 pixels = Pixels(image.Position, width);
            _body[i] = Metres(world.Position);
            _rays[i] = new Vector2(pixels.X, pixels.Y) * perPixel;
            bool isPoint = Bounds.IsFinite(world.Position) && Bounds.IsFinite(image.Position) && float.IsFinite(world.Visibility);
            _visibility[i] = isPoint ? Math.Clamp(world.Visibility, 0, 1) * Inside(person, from, world.Presence) : 0;
        }
    }

    /// <summary>How far a point is believed to be in the picture. An arm is where its hand surely is, even if its elbow is not seen.</summary>
    private static float Inside(PersonLandmarks person, int point, float presence)
    {
        if (!(presence < LeastPresence)) return 1;
        if (point is < (int)BodyLandmark.LeftElbow or > (int)BodyLandmark.RightThumb) return Math.Max(presence, 0) / LeastPresence;
        HandLandmarks hand = point % 2 == 1 ? person.LeftHand : person.RightHand;
        return hand.IsPresent && hand.Score >= HandPoints.SureScore ? 1 : Math.Max(presence, 0) / LeastPresence;
    }

    private void ReadHand(HandLandmarks hand, HandPoints points, float width)
    {
        points.IsPresent = hand.IsPresent;
        points.IsMetric = hand.HasWorld;
        points.Score = float.IsFinite(hand.Score) ? Math.Clamp(hand.Score, 0, 1) : 0;
        if (!hand.IsPresent) return;
        ReadOnlySpan<WorldLandmark> worlds = hand.World;
        ReadOnlySpan<NormalizedLandmark> images = hand.Image;
        Span<Vector3> to = points.Points;
        for (int i = 0; i < to.Length; i++)
        {
            // Image points are a fraction of the width and of the height: undone here, else every hand is as wide as the picture.
            to[i] = hand.HasWorld ? Metres(worlds[i].Position) : Pixels(images[i].Position, width) / width;
        }
    }

    private void ReadFace(FaceLandmarks face, float width, float height, bool mirror)
    {
        HasFace = face.IsPresent;
        HeadRotation = null;
        FaceFit = _face.TryFit(face, width, height, FocalPixels) ? _face : null;
        Quaternion rotation;
        if (FaceFit is not null) rotation = FaceFit.Rotation;
        else if (!HasFace || !face.HasTransform || !Matrix4x4.Decompose(face.Transform, out _, out rotation, out _)) return;
        HeadRotation = mirror ? new Quaternion(rotation.X, -rotation.Y, -rotation.Z, rotation.W) : rotation;
    }

    private Vector3 Metres(Vector3 point) => Bounds.Keep(point * _axes, FarthestMetres);

    private Vector3 Pixels(Vector3 point, float width) => Bounds.Keep((point - new Vector3(0.5f, 0.5f, 0)) * _pixels, FarthestMetres * width);

    /// <summary>The same point on the other side: 1–3 and 4–6 are the eyes, from 7 on odd is left.</summary>
    private static int MirroredBodyPoint(int point) => point switch
    {
        0 => 0,
        <= 3 => point + 3,
        <= 6 => point - 3,
        _ => point % 2 == 1 ? point + 1 : point - 1,
    };
}
