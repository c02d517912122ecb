using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsCheck;
using Omozukai.Core.Landmarks;
using Omozukai.Formats.JsonLines;
using Omozukai.Tests;

namespace Omozukai.Formats.Tests.JsonLines;

public sealed class LandmarkFileTests
{
    private static readonly LandmarkHeader s_header = new() { Width = 640, Height = 480, Fps = 29.97, VerticalFovDegrees = 63, Source = "踊り \"1\".mp4" };

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 3]).Sample((seed, people) =>
        {
            LandmarkFrame expected = TestLandmarks.Random(seed, people);
            using LandmarkReader reader = Read(Write(expected));
            reader.Header.ShouldBe(s_header);
            var actual = new LandmarkFrame();
            reader.TryRead(actual).ShouldBeTrue();
            TestLandmarks.ShouldBeClose(actual, expected);
            actual.VerticalFovDegrees.ShouldBe(63);
            reader.TryRead(actual).ShouldBeFalse();
        }, iter: 100);
    }

    [Fact]
    public void AFolderOfPicturesKeepsNamesAndSizes()
    {
        var frame = new LandmarkFrame { Width = 100, Height = 50, File = "b.jpg" };
        var actual = new LandmarkFrame();
        using LandmarkReader reader = Read(Write(frame, frame));
        reader.TryRead(actual).ShouldBeTrue();
        (actual.Width, actual.Height, actual.File).ShouldBe((100, 50, "b.jpg"));
    }

    [Fact]
    public void LinesAreAsTheContractHasThem()
    {
        LandmarkFrame frame = TestLandmarks.Random(seed: 12, people: 1);
        frame.People[0].Face.Image[0] = new NormalizedLandmark(new(float.NaN, 0.1f, -0f), 1, 1);
        frame.People[0].Face.IsPresent = true;
        string[] lines = Encoding.UTF8.GetString(Write(frame)).TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].ShouldBe("""{"type":"header","format":"omozukai.landmarks","version":1,"width":640,"height":480,"fps":29.97,"verticalFov":63,"source":"踊り \"1\".mp4"}""");
        using JsonDocument line = JsonDocument.Parse(lines[1]);
        line.RootElement.GetProperty("type").GetString().ShouldBe("frame");
        line.RootElement.GetProperty("index").GetInt32().ShouldBe(12);
        line.RootElement.GetProperty("time").GetDouble().ShouldBe(0.3999996);
        JsonElement person = line.RootElement.GetProperty("people")[0];
        person.GetProperty("face").GetArrayLength().ShouldBe(478);
        person.GetProperty("face")[0].GetRawText().ShouldBe("[null,0.1,0]");
    }

    [Theory]
    [InlineData("dance.clean.landmarks.jsonl.gz")]
    [InlineData("steps.noisy.landmarks.jsonl.gz")]
    public void GzippedFilesOfOthersAreRead(string file)
    {
        using var reader = new LandmarkReader(TestFiles.Shared("motion/" + file));
        reader.Header.Fps.ShouldBe(30);
        reader.Header.VerticalFovDegrees.ShouldBe(42.33f);
        var frame = new LandmarkFrame();
        int count = 0;
        for (; reader.TryRead(frame); count++)
        {
            frame.Index.ShouldBe(count);
            PersonLandmarks person = frame.People.ShouldHaveSingleItem();
            person.Body.IsPresent.ShouldBeTrue();
            person.Body.World[(int)BodyLandmark.LeftHip].Position.Length().ShouldBeInRange(0.03f, 0.3f);
        }
        count.ShouldBe(180);
    }

    [Fact]
    public void AFaceWithoutIrisesGetsTheMiddlesOfTheEyes()
    {
        string points = string.Join(',', Enumerable.Range(0, 468).Select(i => $"[{i},1,2]"));
        using LandmarkReader reader = Read(Text("""{"type":"frame","people":[{"face":[""" + points + "]}]}"));
        var frame = new LandmarkFrame();
        reader.TryRead(frame).ShouldBeTrue();
        frame.People[0].Face.Image[468].ShouldBe(new NormalizedLandmark(new((33 + 133) / 2f, 1, 2), 0, 0));
        frame.People[0].Face.Image[477].ShouldBe(new NormalizedLandmark(new((263 + 362) / 2f, 1, 2), 0, 0));

        // written again, it has none still
        using JsonDocument line = JsonDocument.Parse(Encoding.UTF8.GetString(Write(frame)).Split('\n')[1]);
        line.RootElement.GetProperty("people")[0].GetProperty("face").GetArrayLength().ShouldBe(468);
    }

    [Fact]
    public async Task APipeIsReadAsAFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files there.");
        using var folder = new TemporaryFolder();
        string path = folder.File("pipe");
        using (System.Diagnostics.Process make = System.Diagnostics.Process.Start("mkfifo", [path])) await make.WaitForExitAsync();
        Task write = Task.Run(() => File.WriteAllBytes(path, Write(TestLandmarks.Random(3, 1))));
        using var reader = new LandmarkReader(path);
        var frame = new LandmarkFrame();
        reader.TryRead(frame).ShouldBeTrue();
        reader.TryRead(frame).ShouldBeFalse();
        await write;
    }

    [Fact]
    public void AFolderIsNoFile()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<IOException>(() => new LandmarkReader(folder.FullName)).Message.ShouldContain("cannot be read");
        Should.Throw<FileNotFoundException>(() => new LandmarkReader(folder.File("none.jsonl")));
    }

    [Fact]
    public void UnknownFieldsAndLinesArePassedOver()
    {
        using LandmarkReader reader = Read(Text(
            """{"type":"event","what":"a cut"}""" + "\n\r\n" +
            """{"truth":{"a":[1,{"b":2}]},"people":[{"id":7,"hat":"red","blendshapes":{"_neutral":0.5,"jawOpen":0.25},"face":null}],"time":1.5,"index":3,"type":"frame"}"""));
        var frame = new LandmarkFrame();
        reader.TryRead(frame).ShouldBeTrue();
        (frame.Index, frame.Timestamp).ShouldBe((3, TimeSpan.FromSeconds(1.5)));
        frame.People[0].TrackId.ShouldBe(7);
        frame.People[0].Face.IsPresent.ShouldBeFalse();
        frame.People[0].Face.BlendShapes[ArkitBlendShapes.IndexOf("jawOpen")].ShouldBe(0.25f);
        reader.TryRead(frame).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"type":"frame","people":[{"pose":[[1,2,3]]}]}""", "line 2: pose has 1 points; expected 33")]
    [InlineData("""{"type":"frame","people":[{"leftHand":[[1,2]]}]}""", "line 2: a point of leftHand has 2 numbers; expected x, y, z")]
    [InlineData("""{"type":"frame","people":[{"face":[]}]}""", "line 2: face has 0 points; expected 478 or 468")]
    [InlineData("""{"type":"frame","people":{}}""", "line 2: people must be an array")]
    [InlineData("""{"type":"frame","time":"late"}""", "line 2: time must be a number")]
    [InlineData("""{"type":"frame","time":1e300}""", "line 2: a number of time is too large")]
    [InlineData("""{"type":"frame","index":0,"peo""", "line 2: the JSON breaks off or is damaged at byte")]
    public void WhatIsWrongIsSaidWithPlaceAndMend(string line, string message)
    {
        using LandmarkReader reader = Read(Text(line));
        var frame = new LandmarkFrame();
        string text = Should.Throw<InvalidDataException>(() => reader.TryRead(frame)).Message;
        text.ShouldStartWith("test.jsonl, " + message);
        text.ShouldEndWith("Write the file again with 'omozukai track'.");
        reader.TryRead(frame).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "test.jsonl is empty")]
    [InlineData("\n\n", "test.jsonl is empty")]
    [InlineData("width;height", "this is not JSON Lines")]
    [InlineData("""{"type":"header","format":"omozukai.motion","version":1}""", "the format is omozukai.motion; expected omozukai.landmarks")]
    [InlineData("""{"type":"header","format":"omozukai.landmarks","version":2}""", "has version 2; this program reads version 1")]
    [InlineData("""{"type":"header","format":"omozukai.landmarks","version":1}""", "lacks the picture's width or height")]
    [InlineData("""{"type":"header","format":"omozukai.landmarks","version":1,"width":-4,"height":3}""", "width must be at least 1 pixel")]
    [InlineData("""{"type":"frame","people":[]}""", "expected a header of format omozukai.landmarks")]
    public void AWrongHeaderIsSaid(string text, string message) =>
        Should.Throw<InvalidDataException>(() => Read(Encoding.UTF8.GetBytes(text))).Message.ShouldContain(message);

    [Fact]
    public void DamagedFilesThrowNothingButInvalidDataException()
    {
        byte[] whole = Write(TestLandmarks.Random(5, 2), TestLandmarks.Random(6, 1), TestLandmarks.Random(7, 0));
        Damage.Sample(whole, bytes =>
        {
            using LandmarkReader reader = Read(bytes);
            var frame = new LandmarkFrame();
            while (reader.TryRead(frame)) { }
        });
    }

    [Fact]
    public void DamagedGzipThrowsNothingButInvalidDataException()
    {
        using var folder = new TemporaryFolder();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Write(TestLandmarks.Random(5, 2), TestLandmarks.Random(6, 1)));
        string path = folder.File("damaged.jsonl.gz");
        Damage.Sample(packed.ToArray(), bytes =>
        {
            File.WriteAllBytes(path, bytes);
            using var reader = new LandmarkReader(path);
            var frame = new LandmarkFrame();
            while (reader.TryRead(frame)) { }
        }, iterations: 200);
    }

    [Fact]
    public void ALineWithoutEndIsRefusedInBoundedMemory()
    {
        using var endless = new EndlessStream((byte)'[');
        Should.Throw<InvalidDataException>(() => new LandmarkReader(endless, "endless")).Message.ShouldContain("longer than 16 MiB");
    }

    [Fact]
    public void NothingIsAllocatedAfterTheFirstFrames()
    {
        LandmarkFrame[] frames = [.. Enumerable.Range(0, 40).Select(i => TestLandmarks.Random(i, 2))];
        using var stream = new MemoryStream(new byte[8 << 20]);
        var writer = new LandmarkWriter(stream, s_header);
        foreach (LandmarkFrame frame in frames) writer.Write(frame);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (LandmarkFrame frame in frames) writer.Write(frame);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        writer.Dispose();

        stream.SetLength(stream.Position);
        stream.Position = 0;
        using var reader = new LandmarkReader(stream, "test");
        var read = new LandmarkFrame();
        for (int i = 0; i < 40; i++) reader.TryRead(read).ShouldBeTrue();
        before = GC.GetAllocatedBytesForCurrentThread();
        int count = 0;
        while (reader.TryRead(read)) count++;
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        count.ShouldBe(40);
    }

    private static byte[] Write(params LandmarkFrame[] frames)
    {
        using var stream = new MemoryStream();
        using (var writer = new LandmarkWriter(stream, s_header))
            foreach (LandmarkFrame frame in frames) writer.Write(frame);
        return stream.ToArray();
    }

    private static byte[] Text(string frames) =>
        Encoding.UTF8.GetBytes("""{"type":"header","format":"omozukai.landmarks","version":1,"width":4,"height":3}""" + "\n" + frames);

    private static LandmarkReader Read(byte[] bytes) => new(new MemoryStream(bytes), "test.jsonl");
}
