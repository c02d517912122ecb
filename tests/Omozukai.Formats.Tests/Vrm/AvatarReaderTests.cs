using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Bvh;
using Omozukai.Formats.Vrm;

namespace Omozukai.Formats.Tests.Vrm;

public sealed class AvatarReaderTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Vrm1HasTheRigOfItsNodesHoweverTheyAreTurned(bool turned, bool armature)
    {
        TestAvatar made = TestAvatar.Vrm1 with { IsTurnedAtRest = turned, HasArmature = armature, HasBetween = turned };
        Avatar avatar = AvatarReader.Read(made.ToVrm1(), "a.vrm");
        avatar.Kind.ShouldBe(AvatarKind.Vrm1);
        avatar.Guesses.ShouldBeEmpty();
        avatar.Warnings.ShouldBeEmpty();
        ShouldHaveTheRig(avatar, Rig.Default);
        ShouldMoveAsTheRig(avatar, made);

        avatar.Meta.Name.ShouldBe("Box");
        avatar.Meta.Authors.ShouldBe(["tests"]);
        avatar.Meta.Terms.ShouldContain(KeyValuePair.Create("allowRedistribution", "yes"));
        avatar.Expressions.Count.ShouldBe(Expressions.Count);
        AvatarExpression jaw = avatar.Expressions.Single(expression => expression.Meaning == Expression.JawOpen);
        (jaw.Name, jaw.MorphCount).ShouldBe(("jawOpen", 1));
        AvatarLookAt lookAt = avatar.LookAt.ShouldNotBeNull();
        (lookAt.UsesExpressions, lookAt.OffsetFromHead.Y).ShouldBe((false, 0.06f));
        lookAt.HorizontalOuter.Map(-30).ShouldBe(6, 1e-5);
        lookAt.HorizontalOuter.Map(80).ShouldBe(12, 1e-5);
        lookAt.VerticalUp.Map(45).ShouldBe(5, 1e-5); // what holds where the file says nothing
        avatar.Contents.MorphTargets.ShouldBe(Expressions.Count);
    }

    [Fact]
    public void Vrm0IsTurnedToFacePlusZ()
    {
        Avatar avatar = AvatarReader.Read(TestAvatar.Vrm0.ToVrm0(), "a.vrm");
        avatar.Kind.ShouldBe(AvatarKind.Vrm0);
        avatar.Rig.RestPosition(HumanBone.LeftHand).X.ShouldBeGreaterThan(0);
        avatar.Rig.RestPosition(HumanBone.LeftToes).Z.ShouldBeGreaterThan(0);
        ShouldHaveTheRig(avatar, Rig.Default);
        ShouldMoveAsTheRig(avatar, TestAvatar.Vrm0);

        avatar.Meta.Name.ShouldBe("Box");
        avatar.Meta.License.ShouldBe("CC0");
        avatar.Expressions.Select(expression => expression.Meaning).ShouldBe(Enum.GetValues<Expression>().Cast<Expression?>()); // joy is happy, a is aa, EyeBlinkLeft is eyeBlinkLeft
        avatar.Expressions.ShouldAllBe(expression => expression.MorphCount == 1 && expression.Morphs[0].Weight == 1);
        avatar.LookAt.ShouldNotBeNull().UsesExpressions.ShouldBeTrue();
        avatar.LookAt.OffsetFromHead.ShouldBe(new Vector3(0, 0.06f, 0.01f)); // ahead, in Unity's axes as in ours
        avatar.LookAt.HorizontalOuter.Map(30).ShouldBe(0.5f, 1e-5);
    }

    [Fact]
    public void AFigureOfNamesIsScaledTurnedAndStoodInTPose()
    {
        // In centimetres, +Z up, facing -Y as Blender's figures do, arms lowered by 50° and elbows bent
        TestAvatar made = new()
        {
            Name = MixamoName,
            Scale = 100,
            Turn = Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2),
            IsTurnedAtRest = true,
            Away = bone => bone switch
            {
                HumanBone.LeftUpperArm => Quaternion.CreateFromAxisAngle(Vector3.UnitZ, float.DegreesToRadians(-50)),
                HumanBone.RightUpperArm => Quaternion.CreateFromAxisAngle(Vector3.UnitZ, float.DegreesToRadians(50)),
                HumanBone.LeftLowerArm => Quaternion.CreateFromAxisAngle(Vector3.UnitY, float.DegreesToRadians(-20)),
                _ => Quaternion.Identity,
            },
        };
        Avatar avatar = AvatarReader.Read(made.ToGltf(), "a.glb");
        avatar.Kind.ShouldBe(AvatarKind.Gltf);
        string guesses = string.Join('\n', avatar.Guesses);
        guesses.ShouldContain("55 bones by the names of their nodes (hips is mixamorig:Hips)");
        guesses.ShouldContain("it faces −Y with +Z up");
        guesses.ShouldContain("a unit of the file is 0.01 m");
        guesses.ShouldContain("leftUpperArm 50°, leftLowerArm 20°");
        ShouldHaveTheRig(avatar, Rig.Default, millimetres: 4); // hands are a few degrees off the axis in the figure itself
        ShouldMoveAsTheRig(avatar, made);
        avatar.Expressions.Count.ShouldBe(Expressions.Count); // morph targets by their names
    }

    [Theory]
    [InlineData("mixamorig:LeftForeArm", HumanBone.LeftLowerArm)]
    [InlineData("mixamorigRightUpLeg", HumanBone.RightUpperLeg)]
    [InlineData("LeftHandPinky2", HumanBone.LeftLittleIntermediate)]
    [InlineData("RightHandThumb1", HumanBone.RightThumbMetacarpal)]
    [InlineData("LeftToeBase", HumanBone.LeftToes)]
    [InlineData("J_Bip_L_UpperArm", HumanBone.LeftUpperArm)]
    [InlineData("J_Bip_R_Index3", HumanBone.RightIndexDistal)]
    [InlineData("J_Adj_L_FaceEye", HumanBone.LeftEye)]
    [InlineData("upper_arm.L", HumanBone.LeftUpperArm)]
    [InlineData("DEF-f_ring.02.R", HumanBone.RightRingIntermediate)]
    [InlineData("clavicle_r", HumanBone.RightShoulder)]
    [InlineData("calf_l", HumanBone.LeftLowerLeg)]
    [InlineData("ball_l", HumanBone.LeftToes)]
    [InlineData("Bip01 L Thigh", HumanBone.LeftUpperLeg)]
    [InlineData("Bip001 R Finger12", HumanBone.RightIndexDistal)]
    [InlineData("lShldrBend", HumanBone.LeftUpperArm)]
    [InlineData("CC_Base_L_ToeBase", HumanBone.LeftToes)]
    [InlineData("Left elbow", HumanBone.LeftLowerArm)]
    [InlineData("Armature|Head", HumanBone.Head)]
    [InlineData("leftThumbProximal", HumanBone.LeftThumbMetacarpal)] // Unity's word, where no metacarpal is named
    [InlineData("HeadTop_End", null)]
    [InlineData("thigh_twist_01_l", null)]
    [InlineData("J_Sec_L_Earring1", null)]
    [InlineData("LeftHandRing4", null)]
    [InlineData("hand_ik_l", null)]
    [InlineData("Hand", null)]
    [InlineData("", null)]
    public void BonesAreKnownByName(string name, HumanBone? expected) => BoneWords.Parse(name)?.Bone(hasKnees: false, thumbsAreVrm1: false).ShouldBe(expected);

    private static string MixamoName(HumanBone bone) => "mixamorig:" + BvhNames.Name(bone, BvhNaming.Mixamo);

    private static void ShouldHaveTheRig(Avatar avatar, Rig rig, float millimetres = 0.01f)
    {
        avatar.Rig.Bones.ToArray().ShouldBe(rig.Bones.ToArray());
        foreach (HumanBone bone in rig.Bones) (1000 * Vector3.Distance(avatar.Rig.RestPosition(bone), rig.RestPosition(bone))).ShouldBeLessThan(millimetres, bone.Name());
    }

    /// <summary>The nodes stand where our kinematics of the rig say, turned to the file's scene.</summary>
    private static void ShouldMoveAsTheRig(Avatar avatar, TestAvatar made)
    {
        var kinematics = new ForwardKinematics(avatar.Rig);
        foreach (AvatarPose pose in TestMotion.Dance(avatar.Rig, frames: 20, fps: 5))
        {
            kinematics.Update(pose);
            foreach ((HumanBone bone, Matrix4x4 world) in NodeKinematics.Pose(avatar, pose))
            {
                Vector3 expected = Vector3.Transform(kinematics.Position(bone), made.Turn) * made.Scale + made.Offset;
                (1000 * Vector3.Distance(world.Translation, expected) / made.Scale).ShouldBeLessThan(0.05f, bone.Name());
            }
        }
    }
}
