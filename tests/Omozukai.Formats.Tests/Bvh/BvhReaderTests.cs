using System.Numerics;
using System.Text;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Bvh;

namespace Omozukai.Formats.Tests.Bvh;

public sealed class BvhReaderTests
{
    private const string Small = """
        HIERARCHY
        ROOT Reference
        {
          OFFSET 0 0 0
          CHANNELS 6 Xposition Yposition Zposition Yrotation Xrotation Zrotation
          JOINT mixamorig:Hips
          {
            OFFSET 0 90 0
            CHANNELS 3 Zrotation Xrotation Yrotation
            JOINT Twist
            {
              OFFSET 0 5 0
              CHANNELS 3 Xrotation Yrotation Zrotation
              JOINT mixamorig:Spine
              {
                OFFSET 0 5 0
                CHANNELS 3 Xrotation Yrotation Zrotation
                End Site
                {
                  OFFSET 0 10 0
                }
              }
            }
            JOINT LeftUpLeg
            {
              OFFSET 10 0 0
              CHANNELS 0
              End Site
              {
                OFFSET 0 -88 0
              }
            }
          }
        }
        MOTION
        Frames: 2
        Frame Time: 0.0333333
        0 0 0  0 0 0  0 0 0  0 0 0  0 0 0
        10 0 -20  90 0 0  0 0 0  0 30 0  0 40 0
        """;

    [Theory]
    [InlineData(BvhNaming.Mixamo)]
    [InlineData(BvhNaming.Unity)]
    [InlineData(BvhNaming.Daz)]
    public async Task WhatIsWrittenIsReadBack(BvhNaming naming)
    {
        using var folder = new TemporaryFolder();
        List<AvatarPose> expected = TestMotion.Dance(Rig.Default, frames: 60, fps: 24);
        await TestMotion.WriteAsync(new BvhSink(folder.File("a.bvh"), new() { Fps = 24, BvhNaming = naming }), Rig.Default, expected);
        using var reader = new BvhReader(folder.File("a.bvh"));
        reader.Fps.ShouldBe(24);
        foreach (HumanBone bone in Enum.GetValues<HumanBone>())
        {
            reader.Rig.Parent(bone).ShouldBe(Rig.Default.Parent(bone));
            Vector3.Distance(reader.Rig.RestPosition(bone), Rig.Default.RestPosition(bone)).ShouldBeLessThan(1e-5f);
        }
        TestMotion.ShouldBeTheSame(TestMotion.ReadAll(reader), expected, Enum.GetValues<HumanBone>());
    }

    [Fact]
    public void JointsThatAreNoBonesTurnTheBonesBelowThem()
    {
        using BvhReader reader = Read(Small);
        reader.Fps.ShouldBe(30);
        reader.Rig.Bones.ToArray().ShouldBe([HumanBone.Hips, HumanBone.Spine, HumanBone.LeftUpperLeg]);
        reader.Rig.RestPosition(HumanBone.Hips).Y.ShouldBe(0.88f, 1e-5f); // the sole is the floor
        Vector3.Distance(reader.Rig.RestOffset(HumanBone.Spine), new Vector3(0, 0.1f, 0)).ShouldBeLessThan(1e-5f);

        List<AvatarPose> poses = TestMotion.ReadAll(reader);
        poses.Count.ShouldBe(2);
        Vector3.Distance(poses[1].HipsPosition, new Vector3(0.1f, 0.9f, -0.2f)).ShouldBeLessThan(1e-5f);
        TestMotion.DegreesBetween(poses[1][HumanBone.Hips], Quaternion.CreateFromAxisAngle(Vector3.UnitY, float.DegreesToRadians(90))).ShouldBeLessThan(0.01);
        TestMotion.DegreesBetween(poses[1][HumanBone.Spine], Quaternion.CreateFromAxisAngle(Vector3.UnitY, float.DegreesToRadians(70))).ShouldBeLessThan(0.01);
    }

    [Theory]
    [InlineData("HIERARCHY", "HIERARCHIE", "line 1: 'HIERARCHIE' stands where HIERARCHY is expected")]
    [InlineData("mixamorig:Hips", "Pelvis", "no joint is called Hips")]
    [InlineData("CHANNELS 0", "CHANNELS 7", "the number of channels is 7")]
    [InlineData("Yrotation Zrotation", "Yrotation Wrotation", "line 13: the channel 'Wrotation' is not known")]
    [InlineData("OFFSET 0 10 0", "OFFSET 0 1o 0", "line 20: '1o' stands where an offset is expected, a number")]
    [InlineData("Frames: 2", "Frames: 999999999", "the number of frames is 999999999")]
    [InlineData("Frames: 2", "Frames: 3", "the file breaks off; expected a number of Reference in frame 3 of 3")]
    [InlineData("0.0333333", "0", "the frame time is 0 s")]
    [InlineData("10 0 -20", "10 NaN -20", "line 39: 'NaN' stands where a number of Reference in frame 2 of 2 is expected")]
    public void WhatIsWrongIsSaidWithPlaceAndMend(string right, string wrong, string message)
    {
        Small.ShouldContain(right);
        InvalidDataException error = Should.Throw<InvalidDataException>(() => TestMotion.ReadAll(Read(Small.Replace(right, wrong))));
        error.Message.ShouldStartWith("test.bvh, line ");
        error.Message.ShouldContain(message);
        error.Message.ShouldEndWith("Export the motion again from the program that made it.");
    }

    [Fact]
    public void FramesBeforeTheDamageAreRead()
    {
        using BvhReader reader = Read(Small.Replace("10 0 -20", "10 x -20"));
        var frame = new MotionFrame();
        reader.TryRead(frame).ShouldBeTrue();
        Should.Throw<InvalidDataException>(() => reader.TryRead(frame));
        reader.TryRead(frame).ShouldBeFalse();
    }

    [Fact]
    public void DeepNestsAndEndlessFilesAreRefused()
    {
        string nest = "HIERARCHY ROOT Hips { OFFSET 0 0 0 " + string.Concat(Enumerable.Repeat("JOINT a { OFFSET 0 1 0 ", 100_000));
        Should.Throw<InvalidDataException>(() => Read(nest)).Message.ShouldContain("more than 1000 joints");
        using var endless = new EndlessStream((byte)'H');
        Should.Throw<InvalidDataException>(() => new BvhReader(endless, "endless")).Message.ShouldContain("a word has more than 1024 letters");
    }

    [Fact]
    public void DamagedFilesThrowNothingButInvalidDataException() => Damage.Sample(Encoding.UTF8.GetBytes(Small), bytes =>
    {
        foreach (AvatarPose pose in TestMotion.ReadAll(new BvhReader(new MemoryStream(bytes), "test.bvh")))
            foreach (Quaternion rotation in pose.Rotations) rotation.Length().ShouldBe(1, 1e-4f);
    });

    private static BvhReader Read(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test.bvh");
}
