using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Kalidokit;

/// <summary>
/// One person's points as KalidoKit wants them, in double precision. Left and right are the person's own here; the mirror is the solvers'
/// affair. One object is filled again and again.
/// </summary>
public sealed class KalidokitLandmarks
{
    private readonly Landmark[] _face = new Landmark[Face.PointsWithIrises];
    private readonly Landmark[] _world = new Landmark[Pose.Points];
    private readonly Landmark[] _image = new Landmark[Pose.Points];
    private readonly Landmark[] _leftHand = new Landmark[Hand.Points];
    private readonly Landmark[] _rightHand = new Landmark[Hand.Points];

    /// <summary>The person's number.</summary>
    public int TrackId { get; set; } = 1;

    /// <summary>Points of the face that are there: 478, 468 without irises, or 0.</summary>
    public int FaceCount { get; set; }

    /// <summary>Whether the body is there, in metres and in the picture.</summary>
    public bool HasBody { get; set; }

    /// <summary>Whether the person's left hand is there.</summary>
    public bool HasLeftHand { get; set; }

    /// <summary>Whether the person's right hand is there.</summary>
    public bool HasRightHand { get; set; }

    /// <summary>The face in the picture, 0..1; 478 points, of which <see cref="FaceCount"/> are filled.</summary>
    public Span<Landmark> FacePoints => _face;

    /// <summary>The body in metres.</summary>
    public Span<Landmark> BodyWorld => _world;

    /// <summary>The body in the picture, 0..1.</summary>
    public Span<Landmark> BodyImage => _image;

    /// <summary>The person's left hand in the picture, 0..1.</summary>
    public Span<Landmark> LeftHandPoints => _leftHand;

    /// <summary>The person's right hand in the picture, 0..1.</summary>
    public Span<Landmark> RightHandPoints => _rightHand;

    /// <summary>Forgets every part.</summary>
    public void Clear()
    {
        FaceCount = 0;
        HasBody = HasLeftHand = HasRightHand = false;
    }

    /// <summary>Takes over a person from a tracker; irises that are not there (presence 0) make a face of 468 points.</summary>
    public void CopyFrom(PersonLandmarks person)
    {
        TrackId = person.TrackId;
        bool hasIrises = person.Face.Image[FaceLandmarks.MeshCount].Presence > 0 || person.Face.Image[FaceLandmarks.Count - 1].Presence > 0;
        FaceCount = !person.Face.IsPresent ? 0 : hasIrises ? Face.PointsWithIrises : Face.Points;
        Copy(person.Face.Image, _face);
        HasBody = person.Body.IsPresent;
        Copy(person.Body.Image, _image);
        for (int i = 0; i < Pose.Points; i++) _world[i] = From(person.Body.World[i].Position, person.Body.World[i].Visibility);
        HasLeftHand = person.LeftHand.IsPresent;
        Copy(person.LeftHand.Image, _leftHand);
        HasRightHand = person.RightHand.IsPresent;
        Copy(person.RightHand.Image, _rightHand);
    }

    private static void Copy(ReadOnlySpan<NormalizedLandmark> from, Span<Landmark> to)
    {
        for (int i = 0; i < to.Length; i++) to[i] = From(from[i].Position, from[i].Visibility);
    }

    private static Landmark From(Vector3 position, float visibility) => new(position.X, position.Y, position.Z, visibility);
}
