using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>Hips, spine and shoulders: the line of the hips, the line of the shoulders, and the way from one to the other.</summary>
internal sealed class TorsoSolver
{
    /// <summary>Of the shoulders' tilt against the trunk this share is in the shoulders themselves, the rest in a bent spine.</summary>
    private const float ShouldersShareOfTilt = 0.5f;

    /// <summary>A collar bone rises by 30° at most. Source: AAOS, "Joint Motion" (1965), elevation of the shoulder girdle 40°, of which the bone has three quarters.</summary>
    private const float MostRaisedRadians = 30 * MathF.PI / 180;

    /// <summary>A trunk is longer than it was learnt to be by more than this when both shoulders are raised, in metres: less is noise.</summary>
    private const float ShrugMetres = 0.015f;

    /// <summary>What unseen hips still say about the lean of the trunk: the model guesses them from the rest, leaning forward.</summary>
    private const float UnseenLeanShare = 0.5f;

    private readonly Quaternion _hipsRest, _shouldersRest;

    // The rig's way from the middle of the legs to the middle of the arms, as the four turning parts of it.
    private readonly Vector3 _hipsPart, _spinePart, _chestPart, _upperChestPart;

    // The collar bones' width between the shoulder joints, and what the chest has between them.
    private readonly float _collarLength, _collarGap;
    private readonly Vector3 _front;
    private LearntLength _trunk;

    public TorsoSolver(Rig rig)
    {
        Vector3 leftLeg = rig.RestPosition(HumanBone.LeftUpperLeg), rightLeg = rig.RestPosition(HumanBone.RightUpperLeg);
        Vector3 leftArm = rig.RestPosition(HumanBone.LeftUpperArm), rightArm = rig.RestPosition(HumanBone.RightUpperArm);
        Vector3 shoulderLine = leftArm - rightArm;
        Vector3 legs = (leftLeg + rightLeg) / 2, arms = (leftArm + rightArm) / 2;
        Vector3 up = arms - legs;
        _hipsRest = Rotation.InverseFrame(leftLeg - rightLeg, up);
        _shouldersRest = Rotation.InverseFrame(shoulderLine, up);
        _front = Vector3.Normalize(Vector3.Cross(shoulderLine, up));
        if (rig.Has(HumanBone.LeftShoulder) && rig.Has(HumanBone.RightShoulder))
        {
            _collarGap = (rig.RestPosition(HumanBone.LeftShoulder) - rig.RestPosition(HumanBone.RightShoulder)).Length();
            _collarLength = Math.Max(shoulderLine.Length() - _collarGap, 0);
        }

        // A missing chest turns with the spine, a missing upper chest with the chest: its part is empty.
        Vector3 spine = rig.RestPosition(HumanBone.Spine);
        Vector3 upperChest = rig.Has(HumanBone.UpperChest) ? rig.RestPosition(HumanBone.UpperChest)
            : rig.Has(HumanBone.Chest) ? rig.RestPosition(HumanBone.Chest) : spine;
        Vector3 chest = rig.Has(HumanBone.UpperChest) && rig.Has(HumanBone.Chest) ? rig.RestPosition(HumanBone.Chest) : upperChest;
        _hipsPart = spine - legs;
        _spinePart = chest - spine;
        _chestPart = upperChest - chest;
        _upperChestPart = arms - upperChest;
    }

    public void Solve(Subject subject, Vector3 upwards, SolvedBody body, float seconds)
    {
        if (!subject.HasBody) return;
        BoneRotations bones = body.Bones;
        Vector3 shoulders = subject[BodyLandmark.LeftShoulder] - subject[BodyLandmark.RightShoulder];
        Vector3 hipLine = subject[BodyLandmark.LeftHip] - subject[BodyLandmark.RightHip];
        Vector3 up = ((subject[BodyLandmark.LeftShoulder] + subject[BodyLandmark.RightShoulder]) - (subject[BodyLandmark.LeftHip] + subject[BodyLandmark.RightHip])) / 2;
        if (body.HipsTrust < 1) GuessHips(body.HipsTrust, upwards, shoulders, ref hipLine, ref up);

        // 1. The hips: their line exactly, upright along the trunk.
        Quaternion hips = Rotation.TryFrame(hipLine, up, out Quaternion frame) ? Quaternion.Normalize(frame * _hipsRest) : bones[HumanBone.Hips];

        // 2. The upper chest: the line of the shoulders, less what raised shoulders make of it.
        Quaternion line = Rotation.TryFrame(shoulders, up, out frame) ? frame * _shouldersRest : hips;
        float tilt = Tilt(shoulders, up), shrug = Shrug(body, up, seconds);
        (float chestTilt, float collarTilt) = ShareTilt(tilt);
        Quaternion upperChest = Quaternion.Normalize(line * Quaternion.CreateFromAxisAngle(_front, chestTilt - tilt));

        // 3. Bend and twist between them, spread evenly; the middle bends until the shoulders stand over the hips as they do in the person.
        Quaternion spine = Quaternion.Slerp(hips, upperChest, 1f / 3), chest = Quaternion.Slerp(hips, upperChest, 2f / 3);
        if (Rotation.TryNormalize(up, out Vector3 direction))
        {
            Quaternion lean = Lean(direction, hips, spine, chest, upperChest, shrug);
            spine = Quaternion.Normalize(lean * spine);
            chest = Quaternion.Normalize(lean * chest);
        }

        bones[HumanBone.Hips] = hips;
        bones[HumanBone.Spine] = bones.Rig.Has(HumanBone.Chest) || bones.Rig.Has(HumanBone.UpperChest) ? spine : upperChest;
        bones[HumanBone.Chest] = bones.Rig.Has(HumanBone.UpperChest) ? chest : upperChest;
        bones[HumanBone.UpperChest] = upperChest;
        bones[HumanBone.LeftShoulder] = Quaternion.Normalize(upperChest * Quaternion.CreateFromAxisAngle(_front, collarTilt + shrug));
        bones[HumanBone.RightShoulder] = Quaternion.Normalize(upperChest * Quaternion.CreateFromAxisAngle(_front, collarTilt - shrug));
    }

    /// <summary>Where hips are not seen, the trunk stands nearly upright over hips that face as the shoulders do.</summary>
    private static void GuessHips(float trust, Vector3 upwards, Vector3 shoulders, ref Vector3 hipLine, ref Vector3 up)
    {
        Vector3 level = Rotation.Reject(shoulders, upwards), upright = upwards * up.Length();
        hipLine = Vector3.Lerp(level, hipLine, trust);
        up = Vector3.Lerp(Vector3.Lerp(upright, up, UnseenLeanShare), up, trust);
    }

    /// <summary>How far the line of the shoulders is turned about the chest's front from the right angle with the trunk; up on the left is positive.</summary>
    private static float Tilt(Vector3 shoulders, Vector3 up) =>
        Rotation.TryNormalize(shoulders, out Vector3 line) && Rotation.TryNormalize(up, out Vector3 along)
            ? MathF.Asin(Math.Clamp(Vector3.Dot(line, along), -1, 1))
            : 0;

    /// <summary>
    /// Parts the tilt of the shoulder joints' line between the chest and the collar bones. Of a line with a gap g, which is the
    /// chest's, between collar bones of length c in all, turning these by a turns the line by b: c sin(a − b) = g sin b.
    /// </summary>
    private (float Chest, float Collar) ShareTilt(float tilt)
    {
        if (_collarLength < 0.01f) return (tilt, 0);
        float line = tilt * ShouldersShareOfTilt;
        float collar = line + MathF.Asin(Math.Clamp(_collarGap / _collarLength * MathF.Sin(line), -1, 1));
        if (MathF.Abs(collar) > MostRaisedRadians)
        {
            collar = MathF.CopySign(MostRaisedRadians, tilt);
            line = MathF.Atan2(_collarLength * MathF.Sin(collar), _collarGap + (_collarLength * MathF.Cos(collar)));
        }
        return (tilt - line, collar);
    }

    /// <summary>How far both shoulders are raised: a trunk keeps its length, so one that grows is a pair of shoulders that rise.</summary>
    private float Shrug(SolvedBody body, Vector3 up, float seconds)
    {
        if (body.HipsTrust < 1 || _collarLength < 0.01f) return 0;
        _trunk.Learn(up, LearntLength.Keep(seconds));
        float raised = up.Length() - _trunk.Metres - ShrugMetres;
        return raised > 0 ? Math.Min(MathF.Asin(Math.Min(2 * raised / _collarLength, 1)), MostRaisedRadians) : 0;
    }

    /// <summary>The turn of spine and chest that makes the whole way from legs to arms point in a direction: where a circle meets a line.</summary>
    private Quaternion Lean(Vector3 direction, Quaternion hips, Quaternion spine, Quaternion chest, Quaternion upperChest, float shrug)
    {
        Vector3 top = _upperChestPart + (Vector3.UnitY * (_collarLength / 2 * MathF.Sin(shrug)));
        Vector3 ends = Vector3.Transform(_hipsPart, hips) + Vector3.Transform(top, upperChest);
        Vector3 middle = Vector3.Transform(_spinePart, spine) + Vector3.Transform(_chestPart, chest);
        float along = Vector3.Dot(direction, ends);
        float root = (along * along) - ends.LengthSquared() + middle.LengthSquared();
        Vector3 wanted = (direction * (along + MathF.Sqrt(Math.Max(root, 0)))) - ends;
        return Rotation.TryNormalize(middle, out middle) && Rotation.TryNormalize(wanted, out wanted)
            ? Rotation.Between(middle, wanted)
            : Quaternion.Identity;
    }
}
