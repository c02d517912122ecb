using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>A hand and its fingers from 21 points.</summary>
internal sealed class HandSolver
{
    private const int Fingers = 5, Segments = 3;

    private readonly HumanBone _hand, _firstBone;
    private readonly Vector3 _palmRest, _normalRest;
    private readonly Vector3[] _restDirections = new Vector3[Fingers * Segments];

    public HandSolver(Rig rig, BodySide side)
    {
        bool left = side == BodySide.Left;
        _hand = left ? HumanBone.LeftHand : HumanBone.RightHand;
        _firstBone = left ? HumanBone.LeftThumbMetacarpal : HumanBone.RightThumbMetacarpal;
        _palmRest = RestDirections.Of(rig, _hand, Knuckle(2));
        _normalRest = Vector3.Cross(RestDirections.Offset(rig, _hand, Knuckle(1)), RestDirections.Offset(rig, _hand, Knuckle(4)));
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

    /// <summary>The hand's rotation in model space: along wrist to middle knuckle, flat through index and little knuckles.</summary>
    public bool TrySolvePalm(HandPoints hand, out Quaternion rotation)
    {
        rotation = Quaternion.Identity;
        if (!hand.IsPresent) return false;
        Vector3 wrist = hand[HandLandmark.Wrist];
        Vector3 normal = Vector3.Cross(hand[HandLandmark.IndexFingerMcp] - wrist, hand[HandLandmark.LittleFingerMcp] - wrist);
        return Rotation.TryNormalize(normal * 1000, out normal) // square metres: a palm of 8 cm gives 3e-3
            && Rotation.TryBetweenFrames(_palmRest, _normalRest, hand[HandLandmark.MiddleFingerMcp] - wrist, normal, out rotation);
    }

    /// <summary>Every segment points as its two points say; unseen fingers stay as the hand.</summary>
    public void SolveFingers(BoneVectors vectors, BoneRotations bones, bool isSeen)
    {
        for (int finger = 0; finger < Fingers; finger++)
        {
            Quaternion parent = bones[_hand];
            for (int segment = 0; segment < Segments; segment++)
            {
                HumanBone bone = Knuckle(finger) + segment;
                bones[bone] = parent;
                if (isSeen && Rotation.TryNormalize(vectors[bone], out Vector3 direction))
                    bones.Aim(bone, _restDirections[(finger * Segments) + segment], direction, parent);
                parent = bones[bone];
            }
        }
    }

    /// <summary>The first bone of a finger, from the thumb (0) to the little finger (4).</summary>
    private HumanBone Knuckle(int finger) => _firstBone + (finger * Segments);
}
