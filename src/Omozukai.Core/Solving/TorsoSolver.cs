using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>Hips and spine: the line of the hips, the line of the shoulders, and the way from one to the other.</summary>
internal sealed class TorsoSolver
{
    private readonly Vector3 _hipLine, _shoulderLine, _up;

    // The rig's way from the middle of the legs to the middle of the arms, as the four turning parts of it.
    private readonly Vector3 _hipsPart, _spinePart, _chestPart, _upperChestPart;

    public TorsoSolver(Rig rig)
    {
        Vector3 leftLeg = rig.RestPosition(HumanBone.LeftUpperLeg), rightLeg = rig.RestPosition(HumanBone.RightUpperLeg);
        Vector3 leftArm = rig.RestPosition(HumanBone.LeftUpperArm), rightArm = rig.RestPosition(HumanBone.RightUpperArm);
        _hipLine = leftLeg - rightLeg;
        _shoulderLine = leftArm - rightArm;
        Vector3 legs = (leftLeg + rightLeg) / 2, arms = (leftArm + rightArm) / 2;
        _up = arms - legs;

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

    public void Solve(Subject subject, SolvedBody body)
    {
        if (!subject.HasBody) return;
        BoneRotations bones = body.Bones;
        Vector3 leftHip = subject[BodyLandmark.LeftHip], rightHip = subject[BodyLandmark.RightHip];
        Vector3 leftShoulder = subject[BodyLandmark.LeftShoulder], rightShoulder = subject[BodyLandmark.RightShoulder];
        Vector3 up = ((leftShoulder + rightShoulder) - (leftHip + rightHip)) / 2;

        // 1. Hips and upper chest: their lines exactly, upright along the spine.
        if (!Rotation.TryBetweenFrames(_hipLine, _up, leftHip - rightHip, up, out Quaternion hips)) hips = bones[HumanBone.Hips];
        if (!Rotation.TryBetweenFrames(_shoulderLine, _up, leftShoulder - rightShoulder, up, out Quaternion upperChest)) upperChest = hips;

        // 2. Bend and twist between them, spread evenly.
        Quaternion spine = Quaternion.Slerp(hips, upperChest, 1f / 3), chest = Quaternion.Slerp(hips, upperChest, 2f / 3);

        // 3. The middle bends until the shoulders stand over the hips as they do in the person.
        if (Rotation.TryNormalize(up, out Vector3 direction))
        {
            Quaternion lean = Lean(direction, hips, spine, chest, upperChest);
            spine = Quaternion.Normalize(lean * spine);
            chest = Quaternion.Normalize(lean * chest);
        }

        bones[HumanBone.Hips] = hips;
        bones[HumanBone.Spine] = spine;
        bones[HumanBone.Chest] = bones.Rig.Has(HumanBone.UpperChest) ? chest : upperChest;
        if (!bones.Rig.Has(HumanBone.Chest) && !bones.Rig.Has(HumanBone.UpperChest)) bones[HumanBone.Spine] = upperChest;
        bones[HumanBone.UpperChest] = upperChest;
    }

    /// <summary>The turn of spine and chest that makes the whole way from legs to arms point in a direction: where a circle meets a line.</summary>
    private Quaternion Lean(Vector3 direction, Quaternion hips, Quaternion spine, Quaternion chest, Quaternion upperChest)
    {
        Vector3 ends = Vector3.Transform(_hipsPart, hips) + Vector3.Transform(_upperChestPart, upperChest);
        Vector3 middle = Vector3.Transform(_spinePart, spine) + Vector3.Transform(_chestPart, chest);
        float along = Vector3.Dot(direction, ends);
        float root = (along * along) - ends.LengthSquared() + middle.LengthSquared();
        Vector3 wanted = (direction * (along + MathF.Sqrt(Math.Max(root, 0)))) - ends;
        return Rotation.TryNormalize(middle, out middle) && Rotation.TryNormalize(wanted, out wanted)
            ? Rotation.Between(middle, wanted)
            : Quaternion.Identity;
    }
}
