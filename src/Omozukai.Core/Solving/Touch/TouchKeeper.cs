using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving.Touch;

/// <summary>
/// Hands that are near the face, the waist or each other come as near to them on a rig of other proportions. The person is
/// posed beside the rig, with the same rotations and the person's own lengths: that tells where the hands are to the person,
/// as smooth as the rotations are. Where the rig's differ, its arms bend.
/// </summary>
internal sealed class TouchKeeper
{
    /// <summary>Ear to ear of the built-in figure, and where the middle between its ears lies from the head's joint, in metres.</summary>
    private const float EarToEar = 0.146f, EarsUp = 0.07f, EarsForward = -0.025f;

    /// <summary>The waist, where hands are put, is this share of the trunk above the hip joint: the iliac crest.</summary>
    private const float WaistShare = 0.2f;

    // A hand is held fully up to the first and is free from the second: fingertips from between the ears in ear distances, the
    // knuckles from the waist in trunks, the knuckles from each other in palms. A fingertip on the nose is at 0.9.
    private const float FaceNear = 1.1f, FaceFar = 2.2f, WaistNear = 0.25f, WaistFar = 0.5f, HandsNear = 1.3f, HandsFar = 3;

    private readonly bool _isUsable;
    private readonly TouchArm? _left, _right;
    private readonly float _headWidth, _trunk, _palm;
    private readonly Vector3 _ears;

    public TouchKeeper(Rig rig)
    {
        _isUsable = rig.Has(HumanBone.Head) && TouchArm.IsIn(rig, HumanBone.LeftUpperArm) && TouchArm.IsIn(rig, HumanBone.RightUpperArm)
            && rig.Has(HumanBone.LeftUpperLeg) && rig.Has(HumanBone.RightUpperLeg);
        if (!_isUsable) return;
        _left = new TouchArm(rig, HumanBone.LeftUpperArm);
        _right = new TouchArm(rig, HumanBone.RightUpperArm);
        float headScale = HeadScale(rig);
        _headWidth = EarToEar * headScale;
        _ears = new Vector3(0, EarsUp, EarsForward) * headScale;
        _trunk = (Middle(rig, HumanBone.LeftUpperArm) - Middle(rig, HumanBone.LeftUpperLeg)).Length();
        _palm = _left.PalmLength;
    }

    /// <summary>Bends the arms of a body whose rotations are final but for that.</summary>
    public void Apply(SolvedBody body)
    {
        if (!_isUsable || !body.Proportions.IsKnown || _left is null || _right is null) return;
        BoneRotations bones = body.Bones;
        Proportions person = body.Proportions;

        // 1. The person beside the rig: shoulders, hips and head, from the middle of the shoulders.
        Vector3 leftArm = bones.Position(HumanBone.LeftUpperArm), rightArm = bones.Position(HumanBone.RightUpperArm), shoulders = (leftArm + rightArm) / 2;
        Vector3 leftLeg = bones.Position(HumanBone.LeftUpperLeg), rightLeg = bones.Position(HumanBone.RightUpperLeg), hips = (leftLeg + rightLeg) / 2;
        Vector3 ears = bones.Position(HumanBone.Head) + Vector3.Transform(_ears, bones[HumanBone.Head]);
        if (!Rotation.TryNormalize(leftArm - rightArm, out Vector3 across) || !Rotation.TryNormalize(shoulders - hips, out Vector3 up)
            || !Rotation.TryNormalize(leftLeg - rightLeg, out Vector3 hipLine) || !Rotation.TryNormalize(ears - shoulders, out Vector3 neck)) return;
        float palm = person.Palm > 0.02f ? person.Palm / _palm : person.LowerArm / _left.LowerLength;
        Vector3 half = across * (person.Shoulders / 2), ownHips = -up * person.Trunk, ownEars = neck * person.Neck;
        TouchHand left = _left.Read(bones, leftArm, half, person, palm), right = _right.Read(bones, rightArm, -half, person, palm);

        // 2. How far each hand is from where the person has it on face and waist.
        Vector3 leftShift = Shift(left, leftLeg, ownHips + (hipLine * (person.Hips / 2)));
        Vector3 rightShift = Shift(right, rightLeg, ownHips - (hipLine * (person.Hips / 2)));

        // 3. And from the other hand: both give way.
        Vector3 own = left.OwnKnuckles - right.OwnKnuckles;
        Vector3 apart = (own / palm) - (left.Knuckles + leftShift - right.Knuckles - rightShift);
        apart *= Weight(own.Length() / (_palm * palm), HandsNear, HandsFar) / 2;

        // 4. The arms bend to there.
        _left.Move(bones, leftShift + apart);
        _right.Move(bones, rightShift - apart);

        Vector3 Shift(TouchHand hand, Vector3 leg, Vector3 ownLeg)
        {
            Vector3 fromEars = hand.OwnTip - ownEars;
            float face = Weight(fromEars.Length() / person.Head, FaceNear, FaceFar), waist = 0;
            Vector3 toFace = ears + (fromEars * (_headWidth / person.Head)) - hand.Tip, toWaist = Vector3.Zero;
            if (person.Trunk > 0.1f && person.Hips > 0.02f)
            {
                Vector3 fromWaist = hand.OwnKnuckles - ownLeg - (up * (WaistShare * person.Trunk));
                waist = body.HipsTrust * Weight(fromWaist.Length() / person.Trunk, WaistNear, WaistFar);
                toWaist = leg + (up * (WaistShare * _trunk)) + (fromWaist * (_trunk / person.Trunk)) - hand.Knuckles;
            }
            float sum = face + waist;
            return ((toFace * face) + (toWaist * waist)) / Math.Max(sum, 1);
        }
    }

    /// <summary>1 up to near, 0 from far, smooth between.</summary>
    private static float Weight(float distance, float near, float far)
    {
        float t = Math.Clamp((far - distance) / (far - near), 0, 1);
        return t * t * (3 - (2 * t));
    }

    /// <summary>The head's size in heads of the built-in figure: by how far the eyes are from its joint; without eyes by its height over the shoulders.</summary>
    private static float HeadScale(Rig rig)
    {
        float scale = rig.Has(HumanBone.LeftEye) && rig.Has(HumanBone.RightEye)
            ? (Middle(rig, HumanBone.LeftEye) - rig.RestPosition(HumanBone.Head)).Length() / (Middle(Rig.Default, HumanBone.LeftEye) - Rig.Default.RestPosition(HumanBone.Head)).Length()
            : (rig.RestPosition(HumanBone.Head).Y - Middle(rig, HumanBone.LeftUpperArm).Y) / (Rig.Default.RestPosition(HumanBone.Head).Y - Middle(Rig.Default, HumanBone.LeftUpperArm).Y);
        return Math.Clamp(scale, 0.2f, 5);
    }

    private static Vector3 Middle(Rig rig, HumanBone left) => (rig.RestPosition(left) + rig.RestPosition(left.Mirrored())) / 2;
}
