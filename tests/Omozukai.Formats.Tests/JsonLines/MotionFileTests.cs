using System.Numerics;
using System.Text;
using System.Text.Json;
using CsCheck;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.JsonLines;

namespace Omozukai.Formats.Tests.JsonLines;

public sealed class MotionFileTests
{
    [Fact]
    public async Task WhatIsWrittenIsReadBack()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("dance.jsonl");
        List<AvatarPose> expected = TestMotion.Dance(Rig.Default, frames: 60, fps: 25);
        await TestMotion.WriteAsync(MotionFormats.CreateSink(path, new MotionFileOptions { Fps = 25 }), Rig.Default, expected);

        using var reader = new MotionReader(path);
        reader.Fps.ShouldBe(25);
        reader.Header.People.ShouldBe([1]);
        foreach (HumanBone bone in Enum.GetValues<HumanBone>())
        {
            reader.Rig.Parent(bone).ShouldBe(Rig.Default.Parent(bone));
            Vector3.Distance(reader.Rig.RestPosition(bone), Rig.Default.RestPosition(bone)).ShouldBeLessThan(1e-5f);
        }
        List<AvatarPose> actual = TestMotion.ReadAll(reader);
        actual.Count.ShouldBe(60);
        for (int i = 0; i < 60; i++)
        {
            actual[i].Index.ShouldBe(expected[i].Index);
            actual[i].Timestamp.ShouldBe(expected[i].Timestamp);
            Vector3.Distance(actual[i].HipsPosition, expected[i].HipsPosition).ShouldBeLessThan(2e-5f);
            foreach (HumanBone bone in Enum.GetValues<HumanBone>()) TestMotion.DegreesBetween(actual[i][bone], expected[i][bone]).ShouldBeLessThan(1e-3);
            for (int e = 0; e < Expressions.Count; e++) actual[i].Expressions[e].ShouldBe(expected[i].Expressions[e], 1e-4f);
            actual[i].LookYawDegrees.ShouldBe(expected[i].LookYawDegrees, 1e-4f);
            actual[i].LookPitchDegrees.ShouldBe(expected[i].LookPitchDegrees, 1e-4f);
            actual[i].Confidence.ToArray().ShouldBe(expected[i].Confidence.ToArray());
            actual[i].HasFace.ShouldBeTrue();
        }
    }

    [Fact]
    public void SeveralPeopleShareALine()
    {
        var frame = new MotionFrame { Index = 4, Timestamp = TimeSpan.FromSeconds(0.16) };
        frame.AddPerson().TrackId = 2;
        frame.AddPerson().TrackId = 5;
        frame.People[1][HumanBone.Head] = Quaternion.CreateFromAxisAngle(Vector3.UnitY, 1);
        using var stream = new MemoryStream();
        using (var writer = new MotionWriter(stream, new MotionHeader { Rig = Rig.Default }))
        {
            writer.Write(frame);
            frame.ClearPeople();
            writer.Write(frame);
        }
        string[] lines = Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("""{"type":"header","format":"omozukai.motion","version":1,"people":[2,5],"rig":{"hips":{"parent":null,"rest":[0,0.93,0]},"spine":{"parent":"hips","rest":[0,1.01,0]}""");
        lines[2].ShouldBe("""{"type":"frame","index":4,"time":0.16,"people":[]}""");

        stream.Position = 0;
        using var reader = new MotionReader(stream, "test");
        reader.TryRead(frame).ShouldBeTrue();
        frame.People.Count.ShouldBe(2);
        frame.Find(5)!.Timestamp.ShouldBe(TimeSpan.FromSeconds(0.16));
        TestMotion.DegreesBetween(frame.Find(5)![HumanBone.Head], Quaternion.CreateFromAxisAngle(Vector3.UnitY, 1)).ShouldBeLessThan(1e-3);
        reader.TryRead(frame).ShouldBeTrue();
        frame.People.ShouldBeEmpty();
        reader.TryRead(frame).ShouldBeFalse();
    }

    [Fact]
    public void LinesAreAsTheContractHasThem()
    {
        var pose = new AvatarPose { HipsPosition = new(0.1f, 0.93f, 0) };
        pose[HumanBone.Head] = new Quaternion(float.NaN, 0, 0, 1);
        using var stream = new MemoryStream();
        using (var writer = new MotionWriter(stream, new MotionHeader { Rig = Rig.Default }))
        {
            writer.Write(pose);
            pose.HasFace = true;
            pose.Expressions[(int)Expression.JawOpen] = 0.4f;
            pose.LookYawDegrees = 12.34567f;
            writer.Write(pose);
        }
        string[] lines = Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n');
        using JsonDocument without = JsonDocument.Parse(lines[1]), with = JsonDocument.Parse(lines[2]);
        JsonElement person = without.RootElement.GetProperty("people")[0];
        person.GetProperty("hips").GetRawText().ShouldBe("[0.1,0.93,0]");
        person.GetProperty("bones").GetProperty("head").GetRawText().ShouldBe("[null,0,0,1]");
        person.GetProperty("bones").EnumerateObject().Count().ShouldBe(55);
        person.GetProperty("confidence").GetProperty("leftArm").GetDouble().ShouldBe(0);
        person.TryGetProperty("expressions", out _).ShouldBeFalse();
        person.TryGetProperty("lookAt", out _).ShouldBeFalse();
        person = with.RootElement.GetProperty("people")[0];
        person.GetProperty("expressions").GetProperty("jawOpen").GetDouble().ShouldBe(0.4);
        person.GetProperty("expressions").GetProperty("blinkLeft").GetDouble().ShouldBe(0);
        person.GetProperty("lookAt").GetRawText().ShouldBe("[12.3457,0]");
    }

    [Fact]
    public async Task AMotionWithoutPosesIsAHeader()
    {
        using var folder = new TemporaryFolder();
        await TestMotion.WriteAsync(new JsonLinesSink(folder.File("empty.jsonl")), Rig.Default, []);
        TestMotion.ReadAll(MotionFormats.Open(folder.File("empty.jsonl"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"type":"frame","people":[{"bones":{"head":[0,0,0,0]}}]}""", "line 2: the rotation of head is no unit quaternion")]
    [InlineData("""{"type":"frame","people":[{"bones":{"head":[0,0,1]}}]}""", "line 2: a bone has 3 numbers; expected 4")]
    [InlineData("""{"type":"frame","people":[{"id":1,"kalidokit":{"face":{}}}]}""", "line 2: the frame holds KalidoKit's angles, not bones")]
    [InlineData("""{"type":"frame","people":[{"id":1.5}]}""", "line 2: id must be a whole number")]
    public void WhatIsWrongIsSaidWithPlaceAndMend(string line, string message)
    {
        using var reader = new MotionReader(new MemoryStream(Encoding.UTF8.GetBytes("""{"type":"header","format":"omozukai.motion","version":1,"rig":{"hips":{"rest":[0,1,0]}}}""" + "\n" + line)), "test.jsonl");
        var frame = new MotionFrame();
        string text = Should.Throw<InvalidDataException>(() => reader.TryRead(frame)).Message;
        text.ShouldStartWith("test.jsonl, " + message);
        text.ShouldEndWith("Write the file again with 'omozukai solve'.");
    }

    [Theory]
    [InlineData("""{"type":"header","format":"omozukai.motion","version":1}""", "the header lacks the rig")]
    [InlineData("""{"type":"header","format":"omozukai.motion","version":1,"rig":{}}""", "A rig needs its hips")]
    [InlineData("""{"type":"header","format":"omozukai.motion","version":1,"rig":{"hips":{"rest":[0,null,0]}}}""", "The rest position of hips is not finite")]
    public void AWrongHeaderIsSaid(string text, string message) =>
        Should.Throw<InvalidDataException>(() => new MotionReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test.jsonl")).Message.ShouldContain(message);

    [Fact]
    public void DamagedFilesThrowNothingButInvalidDataException()
    {
        using var stream = new MemoryStream();
        using (var writer = new MotionWriter(stream, new MotionHeader { Rig = Rig.Default }))
            foreach (AvatarPose pose in TestMotion.Dance(Rig.Default, 3, 30)) writer.Write(pose);
        Damage.Sample(stream.ToArray(), bytes =>
        {
            using var reader = new MotionReader(new MemoryStream(bytes), "test");
            var frame = new MotionFrame();
            while (reader.TryRead(frame))
            {
                foreach (AvatarPose pose in frame.People)
                    foreach (Quaternion rotation in pose.Rotations) rotation.Length().ShouldBe(1, 1e-4f);
            }
        });
    }

    [Fact]
    public void NothingIsAllocatedAfterTheFirstFrames()
    {
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, 40, 30);
        using var stream = new MemoryStream(new byte[4 << 20]);
        var sink = new JsonLinesSink(stream, 30);
        sink.Begin(Rig.Default);
        foreach (AvatarPose pose in poses) sink.Write(pose);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (AvatarPose pose in poses) sink.Write(pose);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sink.Fault.ShouldBeNull();
    }
}
