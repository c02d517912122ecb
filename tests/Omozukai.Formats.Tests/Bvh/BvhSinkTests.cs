using System.Globalization;
using System.Numerics;
using System.Text.Json;
using CsCheck;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Bvh;
using Omozukai.Tests;

namespace Omozukai.Formats.Tests.Bvh;

public sealed class BvhSinkTests
{
    private const float MetresPerUnit = 0.01f;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ThreesLoaderPlacesTheJointsWhereWeDo(bool requiredBonesOnly)
    {
        using var folder = new TemporaryFolder();
        Rig rig = requiredBonesOnly ? TestMotion.SmallestRig : Rig.Default;
        List<AvatarPose> poses = TestMotion.Dance(rig, frames: 60, fps: 25);
        await TestMotion.WriteAsync(new BvhSink(folder.File("dance.bvh"), new() { Fps = 25, BvhNaming = BvhNaming.Unity }), rig, poses);

        JsonElement played = await NodeScript.RunAsync("tests/Omozukai.Formats.Tests/Oracles/play-bvh.mjs", folder.File("dance.bvh"));

        var comparison = new JointComparison(MetresPerUnit);
        var kinematics = new ForwardKinematics(rig);
        played.GetProperty("frames").GetArrayLength().ShouldBe(60);
        for (int i = 0; i < poses.Count; i++)
        {
            JsonElement frame = played.GetProperty("frames")[i];
            frame.GetProperty("time").GetDouble().ShouldBe(i / 25.0, 1e-6);
            kinematics.Update(poses[i]);
            comparison.Add(kinematics, frame.GetProperty("bones"));
        }
        comparison.ShouldAgree(joints: 60 * rig.Bones.Length);
    }

    [Fact]
    public async Task AssimpPlacesTheJointsWhereWeDo()
    {
        using var folder = new TemporaryFolder();
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, frames: 40, fps: 30);
        await TestMotion.WriteAsync(new BvhSink(folder.File("dance.bvh"), new() { Fps = 30, BvhNaming = BvhNaming.Unity }), Rig.Default, poses);
        AssimpScene scene = await AssimpScene.ImportAsync(folder.File("dance.bvh"));

        var comparison = new JointComparison(MetresPerUnit);
        var kinematics = new ForwardKinematics(Rig.Default);
        scene.FrameCount.ShouldBe(40);
        for (int i = 0; i < poses.Count; i++)
        {
            kinematics.Update(poses[i]);
            scene.Compare(i, kinematics, comparison);
        }
        comparison.ShouldAgree(joints: 40 * 55);
    }

    [Fact]
    public async Task IrregularPosesBecomeASteadyFrameRate()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.bvh");
        var steady = new List<AvatarPose>();
        double[] times = [0.013, 0.05, 0.051, 0.2, 0.35, 0.5, 0.5, 0.4, 0.6333];
        foreach (double time in times) steady.Add(Turned(time));
        await TestMotion.WriteAsync(new BvhSink(path, new() { Fps = 30 }), Rig.Default, steady);

        List<AvatarPose> frames = TestMotion.ReadAll(new BvhReader(path));
        frames.Count.ShouldBe(20); // 0 … 0.6333 s
        for (int i = 0; i < frames.Count; i++)
        {
            double seconds = Math.Max(0.013, i / 30.0); // the first pose stands until its time comes
            frames[i].Timestamp.TotalSeconds.ShouldBe(i / 30.0, 1e-6);
            TestMotion.DegreesBetween(frames[i][HumanBone.Head], Turned(seconds)[HumanBone.Head]).ShouldBeLessThan(0.01);
            Vector3.Distance(frames[i].HipsPosition, Turned(seconds).HipsPosition).ShouldBeLessThan(1e-4f);
        }

        // The head turns at 90° a second, the hips go at 1 m/s.
        static AvatarPose Turned(double seconds)
        {
            var pose = new AvatarPose { Timestamp = TimeSpan.FromSeconds(seconds), HipsPosition = new(0, 0.93f, (float)seconds) };
            pose[HumanBone.Head] = Quaternion.CreateFromAxisAngle(Vector3.UnitY, (float)(Math.PI / 2 * seconds));
            return pose;
        }
    }

    [Fact]
    public async Task TheStartBecomesTimeZero()
    {
        using var folder = new TemporaryFolder();
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, frames: 60, fps: 30);
        await TestMotion.WriteAsync(new BvhSink(folder.File("a.bvh"), new() { Fps = 30, Start = TimeSpan.FromSeconds(1) }), Rig.Default, poses);
        List<AvatarPose> frames = TestMotion.ReadAll(new BvhReader(folder.File("a.bvh")));
        frames.Count.ShouldBe(30);
        TestMotion.DegreesBetween(frames[0][HumanBone.LeftHand], poses[30][HumanBone.LeftHand]).ShouldBeLessThan(0.01);
    }

    [Fact]
    public void AnglesMakeTheRotationAndTheirCurveHasNoJumps()
    {
        Gen.Select(TestMotion.AnyRotation, Gen.Float[-0.05f, 0.05f].Array[3].Array[50]).Sample((start, steps) =>
        {
            Quaternion rotation = start;
            BvhEuler angles = BvhEuler.From(start, default);
            foreach (float[] step in steps)
            {
                BvhEuler before = angles;
                rotation = Quaternion.Normalize(rotation * new Quaternion(step[0], step[1], step[2], 1));
                angles = BvhEuler.From(rotation, before);
                TestMotion.DegreesBetween(Rebuilt(angles), rotation).ShouldBeLessThan(1e-3);
                Math.Abs(angles.X - before.X).ShouldBeLessThan(Math.PI); // near the gimbal Z and Y may turn fast, X never
            }
        }, iter: 300);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(-90)]
    public void WhereTwoAxesAreOneTheAnglesStayDefined(float x)
    {
        Gen.Float[-180, 180].Select(Gen.Float[-180, 180]).Sample((y, before) =>
        {
            Quaternion rotation = Rebuilt(new BvhEuler(0.3, x * Math.PI / 180, y * Math.PI / 180));
            BvhEuler angles = BvhEuler.From(rotation, new BvhEuler(before, 0, -before));
            TestMotion.DegreesBetween(Rebuilt(angles), rotation).ShouldBeLessThan(0.05);
        });
    }

    [Fact]
    public async Task ImportersRulesAreKept()
    {
        using var folder = new TemporaryFolder();
        await TestMotion.WriteAsync(new BvhSink(folder.File("a.bvh"), new() { Fps = 60 }), Rig.Default, TestMotion.Dance(Rig.Default, 30, 60));
        string[] lines = await File.ReadAllLinesAsync(folder.File("a.bvh"));
        lines[..6].ShouldBe(["HIERARCHY", "ROOT Hips", "{", "\tOFFSET 0.0000 0.0000 0.0000", "\tCHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation", "\tJOINT Spine"]);
        lines.ShouldContain("Frames: 30");
        lines.ShouldContain("Frame Time: 0.01666667");
        lines.ShouldAllBe(line => line.Length > 0);

        string[] names = [.. lines.Select(line => line.Trim()).Where(line => line.StartsWith("JOINT", StringComparison.Ordinal)).Select(line => line[6..])];
        names.ShouldBeUnique();
        names.ShouldBeSubsetOf([.. Mixamo]);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart() == "End Site") lines[i + 2].Trim().ShouldNotBe("OFFSET 0.0000 0.0000 0.0000");
        }
        foreach (string line in lines[(Array.IndexOf(lines, "Frame Time: 0.01666667") + 1)..])
        {
            double[] numbers = [.. line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
            numbers.Length.ShouldBe(6 + 54 * 3);
            line.ShouldNotContain("E");
        }
    }

    [Theory]
    [InlineData(BvhNaming.Mixamo, "Hips,Spine,Spine1,Spine2,Neck,Head,LeftUpLeg,RightLeg,LeftToeBase,LeftArm,RightForeArm,LeftHandThumb1,RightHandPinky3")]
    [InlineData(BvhNaming.Unity, "Hips,Spine,Chest,UpperChest,Neck,Head,LeftUpperLeg,RightLowerLeg,LeftToes,LeftUpperArm,RightLowerArm,LeftThumbMetacarpal,RightLittleDistal")]
    [InlineData(BvhNaming.Daz, "hip,abdomen,abdomen2,chest,neck,head,lThigh,rShin,lToe,lShldr,rForeArm,lThumb1,rPinky3")]
    public async Task NamesAreAllThatTheSchemesDifferIn(BvhNaming naming, string some)
    {
        using var folder = new TemporaryFolder();
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, 10, 30);
        await TestMotion.WriteAsync(new BvhSink(folder.File("a.bvh"), new() { BvhNaming = naming }), Rig.Default, poses);
        await TestMotion.WriteAsync(new BvhSink(folder.File("b.bvh"), new() { BvhNaming = BvhNaming.Unity }), Rig.Default, poses);
        string[] named = await File.ReadAllLinesAsync(folder.File("a.bvh")), unity = await File.ReadAllLinesAsync(folder.File("b.bvh"));
        var names = new List<string>();
        named.Length.ShouldBe(unity.Length);
        for (int i = 0; i < named.Length; i++)
        {
            string[] words = named[i].Trim().Split(' ');
            if (words[0] is "ROOT" or "JOINT")
            {
                words.Length.ShouldBe(2);
                names.Add(words[1]);
            }
            else named[i].ShouldBe(unity[i]);
        }
        names.Count.ShouldBe(55);
        names.ShouldBeUnique();
        names.ShouldAllBe(name => name.All(char.IsAsciiLetterOrDigit));
        some.Split(',').ShouldBeSubsetOf(names);
    }

    [Fact]
    public async Task AMotionWithoutPosesIsOneFrameAtRest()
    {
        using var folder = new TemporaryFolder();
        await TestMotion.WriteAsync(new BvhSink(folder.File("a.bvh")), Rig.Default, []);
        AvatarPose rest = TestMotion.ReadAll(new BvhReader(folder.File("a.bvh"))).ShouldHaveSingleItem();
        rest.HipsPosition.Y.ShouldBe(0.93f, 1e-5f);
        foreach (Quaternion rotation in rest.Rotations) rotation.ShouldBe(Quaternion.Identity);
    }

    [Fact]
    public async Task AClockThatJumpsForHoursIsAFault()
    {
        using var folder = new TemporaryFolder();
        var sink = new BvhSink(folder.File("a.bvh"));
        sink.Begin(Rig.Default);
        sink.Write(new AvatarPose());
        sink.Write(new AvatarPose { Timestamp = TimeSpan.FromDays(365) });
        await sink.DisposeAsync();
        sink.Fault.ShouldNotBeNull().Message.ShouldContain("the motion's time jumps from 0 s to 31536000 s");
        Directory.GetFiles(folder.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void NothingIsAllocatedAfterTheFirstFrames()
    {
        using var folder = new TemporaryFolder();
        AvatarPose[] poses = [.. TestMotion.Dance(Rig.Default, 80, 30)];
        var sink = new BvhSink(folder.File("a.bvh"));
        sink.Begin(Rig.Default);
        foreach (AvatarPose pose in poses.AsSpan(0, 40)) sink.Write(pose);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (AvatarPose pose in poses.AsSpan(40)) sink.Write(pose);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sink.Fault.ShouldBeNull();
    }

    private static IEnumerable<string> Mixamo
    {
        get
        {
            foreach (string name in new[] { "Spine", "Spine1", "Spine2", "Neck", "Head", "Jaw" }) yield return name;
            foreach (string side in new[] { "Left", "Right" })
            {
                foreach (string name in new[] { "Eye", "UpLeg", "Leg", "Foot", "ToeBase", "Shoulder", "Arm", "ForeArm", "Hand" }) yield return side + name;
                foreach (string finger in new[] { "Thumb", "Index", "Middle", "Ring", "Pinky" })
                    for (int segment = 1; segment <= 3; segment++) yield return $"{side}Hand{finger}{segment}";
            }
        }
    }

    private static Quaternion Rebuilt(BvhEuler angles) =>
        Quaternion.CreateFromAxisAngle(Vector3.UnitZ, (float)angles.Z) *
        Quaternion.CreateFromAxisAngle(Vector3.UnitX, (float)angles.X) *
        Quaternion.CreateFromAxisAngle(Vector3.UnitY, (float)angles.Y);
}
