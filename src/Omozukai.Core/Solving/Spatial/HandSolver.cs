using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>A hand and its fingers from 21 points.</summary>
internal sealed class HandSolver
{
    private const int Fingers = 5, Segments = 3;

    private readonly HumanBone _hand, _firstBone;
    private readonly BodyLandmark _wristPoint, _indexPoint, _littlePoint;
    private readonly Quaternion _palmRest, _knucklesRest;
    private readonly Vector3[] _restDirections = new Vector3[Fingers * Segments];

    public HandSolver(Rig rig, BodySide side)
    {
        bool left = side == BodySide.Left;
        _hand = left ? HumanBone.LeftHand : HumanBone.RightHand;
        _firstBone = left ? HumanBone.LeftThumbMetacarpal : HumanBone.RightThumbMetacarpal;
        Vector3 index = RestDirections.Offset(rig, _hand, Knuckle(1)), little = RestDirections.Offset(rig, _hand, Knuckle(4));
        Vector3 normal = Across(index, little);
        _palmRest = Rotation.InverseFrame(RestDirections.Of(rig, _hand, Knuckle(2)), normal);
        _knucklesRest = Rotation.InverseFrame(index + little, normal);
        _wristPoint = left ? BodyLandmark.LeftWrist : BodyLandmark.RightWrist;
        _indexPoint = left ? BodyLandmark.LeftIndex : BodyLandmark.RightIndex;
        _littlePoint = left ? BodyLandmark.LeftPinky : BodyLandmark.RightPinky;
        for (int finger = 0; finger < Fingers; finger++)
        {
            for (int segment = 0; segment < Segments; segment++)
            {
                // A last segment has no child to point at: it goes on as the one before it.
                int from = Math.Min(segment, Segments - 2);
                _restDirections[(finger * Segments) + segment] = RestDirections.Of(rig, Knuckle(finger) + from, Knuckle(finger) + from + 1);
            }
        }
    }

    /// <summary>
    /// The hand's rotation in model space: along wrist to middle knuckle, flat through index and little knuckles. Where the
    /// hand's own points are missing, the body's points of the knuckles must do.
    /// </summary>
    public bool TrySolvePalm(HandPoints hand, Subject subject, out Quaternion rotation)
    {
        rotation = Quaternion.Identity;
        if (hand.IsPresent)
        {
            Vector3 wrist = hand[HandLandmark.Wrist];
            return TryAlign(_palmRest, hand[HandLandmark.MiddleFingerMcp] - wrist, hand[HandLandmark.IndexFingerMcp] - wrist,
                hand[HandLandmark.LittleFingerMcp] - wrist, out rotation);
        }
        if (!subject.HasBody) return false;
        Vector3 index = subject[_indexPoint] - subject[_wristPoint], little = subject[_littlePoint] - subject[_wristPoint];
        return TryAlign(_knucklesRest, index + little, index, little, out rotation);
    }

    /// <summary>Every segment points as its two points say. Segment by segment over all fingers: fingers do not wait for each other.</summary>
    public void SolveFingers(HandPoints hand, BoneVectors vectors, BoneRotations bones)
    {
        for (int segment = 0; segment < Segments; segment++)
        {
            for (int finger = 0; finger < Fingers; finger++)
            {
                HumanBone bone = Knuckle(finger) + segment;
                Quaternion parent = bones[segment == 0 ? _hand : bone - 1];
                bones[bone] = parent;
                if (hand.IsPresent && Rotation.TryNormalize(vectors[bone], out Vector3 direction))
                    bones.Aim(bone, _restDirections[(finger * Segments) + segment], direction, parent);
            }
        }
    }

    private static bool TryAlign(Quaternion rest, Vector3 main, Vector3 index, Vector3 little, out Quaternion rotation)
    {
        bool isPlane = Rotation.TryFrame(main, Across(index, little), out rotation);
        rotation = Quaternion.Normalize(rotation * rest);
        return isPlane;
    }

    /// <summary>The normal of the palm, scaled from square metres, of which a palm of 8 cm has 0.003, to a length that counts.</summary>
    private static Vector3 Across(Vector3 index, Vector3 little) => 1000 * Vector3.Cross(index, little);

    /// <summary>The first bone of a finger, from the thumb (0) to the little finger (4).</summary>
    private HumanBone Knuckle(int finger) => _firstBone + (finger * Segments);
}
