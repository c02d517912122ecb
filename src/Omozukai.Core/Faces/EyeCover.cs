using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>Whether an eye is in the picture and no hand is held before it. The mesh of an eye that is not seen is a guess, and looks like a wink.</summary>
internal static class EyeCover
{
    /// <summary>An eye's middle this near to a hand's bone is hidden, and this far from it is seen, in centimetres at the face: a finger and half an eye; nearer hands look larger.</summary>
    private const float HiddenCentimetres = 1, SeenCentimetres = 2;

    /// <summary>A hand whose middle is farther than this from the eye does not reach it.</summary>
    private const float ReachCentimetres = 40;

    private static readonly (HandLandmark From, HandLandmark To)[] s_bones =
    [
        (HandLandmark.Wrist, HandLandmark.ThumbCmc), (HandLandmark.ThumbCmc, HandLandmark.ThumbMcp), (HandLandmark.ThumbMcp, HandLandmark.ThumbIp), (HandLandmark.ThumbIp, HandLandmark.ThumbTip),
        (HandLandmark.Wrist, HandLandmark.IndexFingerMcp), (HandLandmark.IndexFingerMcp, HandLandmark.IndexFingerPip), (HandLandmark.IndexFingerPip, HandLandmark.IndexFingerDip), (HandLandmark.IndexFingerDip, HandLandmark.IndexFingerTip),
        (HandLandmark.Wrist, HandLandmark.MiddleFingerMcp), (HandLandmark.MiddleFingerMcp, HandLandmark.MiddleFingerPip), (HandLandmark.MiddleFingerPip, HandLandmark.MiddleFingerDip), (HandLandmark.MiddleFingerDip, HandLandmark.MiddleFingerTip),
        (HandLandmark.Wrist, HandLandmark.RingFingerMcp), (HandLandmark.RingFingerMcp, HandLandmark.RingFingerPip), (HandLandmark.RingFingerPip, HandLandmark.RingFingerDip), (HandLandmark.RingFingerDip, HandLandmark.RingFingerTip),
        (HandLandmark.Wrist, HandLandmark.LittleFingerMcp), (HandLandmark.LittleFingerMcp, HandLandmark.LittleFingerPip), (HandLandmark.LittleFingerPip, HandLandmark.LittleFingerDip), (HandLandmark.LittleFingerDip, HandLandmark.LittleFingerTip),
        (HandLandmark.ThumbCmc, HandLandmark.IndexFingerMcp), (HandLandmark.IndexFingerMcp, HandLandmark.LittleFingerMcp),
    ];

    /// <summary>How well an eye is seen past the hands, 0..1; 0 beyond the picture's border.</summary>
    /// <param name="side">The eye.</param>
    /// <param name="person">Face and hands.</param>
    /// <param name="size">Width and height of the picture in pixels.</param>
    /// <param name="pixelsPerCentimetre">Size of the face in the picture.</param>
    public static float Seen(FaceIndices side, PersonLandmarks person, Vector2 size, float pixelsPerCentimetre)
    {
        Span<NormalizedLandmark> face = person.Face.Image;
        Vector2 eye = (Pixels(face[side.EyeOuter], size) + Pixels(face[side.EyeInner], size)) / 2;
        if (eye.X < 0 || eye.Y < 0 || eye.X > size.X || eye.Y > size.Y) return 0;
        if (!person.LeftHand.IsPresent && !person.RightHand.IsPresent) return 1;
        float distance = Math.Min(Distance(eye, person.LeftHand, size), Distance(eye, person.RightHand, size)) / pixelsPerCentimetre;
        return float.IsNaN(distance) ? 1 : Ramp.Of(distance, HiddenCentimetres, SeenCentimetres);

        float Distance(Vector2 eye, HandLandmarks hand, Vector2 size)
        {
            float nearest = float.MaxValue;
            if (!hand.IsPresent || Vector2.Distance(eye, Pixels(hand.Image[(int)HandLandmark.MiddleFingerMcp], size)) > ReachCentimetres * pixelsPerCentimetre) return nearest;
            foreach ((HandLandmark from, HandLandmark to) in s_bones)
                nearest = Math.Min(nearest, ToBone(eye, Pixels(hand.Image[(int)from], size), Pixels(hand.Image[(int)to], size)));
            return nearest;
        }
    }

    private static Vector2 Pixels(NormalizedLandmark point, Vector2 size) => new Vector2(point.Position.X, point.Position.Y) * size;

    private static float ToBone(Vector2 point, Vector2 from, Vector2 to)
    {
        Vector2 along = to - from;
        float share = Math.Clamp(Vector2.Dot(point - from, along) / Math.Max(along.LengthSquared(), 1e-6f), 0, 1);
        return Vector2.Distance(point, from + (share * along));
    }
}
