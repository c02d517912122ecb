using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Core.Solving;
using Line = Omozukai.Core.Pipeline.Pipeline;

namespace Omozukai.Core.Tests.Pipeline;

public sealed class PipelineTests
{
    [Fact]
    public void Every_frame_goes_through_in_order()
    {
        var sink = new MemorySink();
        var line = new Line(new Film(5), new Seen(_ => [1]), new PersonOutput(new PoseSolver(), [sink]));
        var tracked = new List<long>();
        line.Tracked += landmarks =>
        {
            landmarks.Index.ShouldBe(line.Picture.Index);
            sink.Poses[^1].Index.ShouldBe(landmarks.Index, "poses are out before the lookers-on are told");
            tracked.Add(landmarks.Index);
        };
        line.Run();
        tracked.ShouldBe([0, 1, 2, 3, 4]);
        sink.Begun.ShouldBe(1);
        sink.Poses.ShouldBe([(0, 1), (1, 1), (2, 1), (3, 1), (4, 1)]);
        (line.FrameCount, line.FramesWithPeople).ShouldBe((5, 5));
    }

    [Fact]
    public void A_film_without_people_begins_its_sinks_and_one_without_frames_does_not()
    {
        var sink = new MemorySink();
        var line = new Line(new Film(3), new Seen(_ => []), new PersonOutput(new PoseSolver(), [sink]));
        line.Run();
        (sink.Begun, sink.Poses.Count, line.FramesWithPeople).ShouldBe((1, 0, 0));

        var untouched = new MemorySink();
        new Line(new Film(0), new Seen(_ => [1]), new PersonOutput(new PoseSolver(), [untouched])).Run();
        untouched.Begun.ShouldBe(0);
    }

    [Fact]
    public void The_best_seen_at_the_start_is_followed_until_lost_for_two_seconds()
    {
        // Ten frames a second: 2 is seen better than 1, leaves after frame 4, and comes back too late at frame 30.
        int[] At(long index) => index < 5 || index >= 30 ? [1, 2] : [1];
        Follow(40, At, null).ShouldBe([.. Enumerable.Repeat(2, 5), .. Enumerable.Repeat(0, 19), .. Enumerable.Repeat(1, 16)]);
        Follow(40, At, 2).ShouldBe([.. Enumerable.Repeat(2, 5), .. Enumerable.Repeat(0, 25), .. Enumerable.Repeat(2, 10)]);
    }

    [Fact]
    public void A_short_absence_changes_nobody() =>
        Follow(30, index => index is >= 5 and < 15 ? [1] : [1, 2], null).ShouldBe([.. Enumerable.Repeat(2, 5), .. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(2, 15)]);

    [Fact]
    public void A_sink_that_fails_is_told_once_and_left_alone()
    {
        var good = new MemorySink();
        var bad = new MemorySink { FailsAt = 2 };
        var line = new Line(new Film(5), new Seen(_ => [1]), new PersonOutput(new PoseSolver(), [bad, good]));
        var failed = new List<(IPoseSink, string)>();
        line.SinkFailed += (sink, fault) => failed.Add((sink, fault.Message));
        line.Run();
        failed.ShouldBe([(bad, "full")]);
        (bad.Poses.Count, good.Poses.Count).ShouldBe((3, 5));
    }

    [Fact]
    public void Cancelling_ends_after_the_frame_at_hand()
    {
        using var cancellation = new CancellationTokenSource();
        var sink = new MemorySink();
        var line = new Line(new Film(100), new Seen(_ => [1]), new PersonOutput(new PoseSolver(), [sink]));
        line.Tracked += landmarks =>
        {
            if (landmarks.Index == 3) cancellation.Cancel();
        };
        line.Run(cancellation.Token);
        sink.Poses.Count.ShouldBe(4);
    }

    [Fact]
    public void What_a_broken_source_gave_has_gone_through()
    {
        var sink = new MemorySink();
        var line = new Line(new Film(3) { BreaksOff = true }, new Seen(_ => [1]), new PersonOutput(new PoseSolver(), [sink]));
        Should.Throw<InvalidDataException>(() => line.Run());
        sink.Poses.Count.ShouldBe(3);
    }

    [Fact]
    public void The_loop_allocates_nothing_after_the_first_frames()
    {
        var line = new Line(new Film(300), new Seen(_ => [1, 2]));
        long before = 0, after = 0;
        line.Tracked += landmarks =>
        {
            if (landmarks.Index == 50) before = GC.GetAllocatedBytesForCurrentThread();
            if (landmarks.Index == 250) after = GC.GetAllocatedBytesForCurrentThread();
        };
        line.Run();
        (after - before).ShouldBe(0);
    }

    /// <summary>Whose pose came out in each frame; 0 where nobody's did.</summary>
    private static int[] Follow(int count, Func<long, int[]> people, int? trackId)
    {
        var sink = new MemorySink();
        new Line(new Film(count), new Seen(people), new PersonOutput(new PoseSolver(), [sink], trackId)).Run();
        int[] followed = new int[count];
        foreach ((long index, int id) in sink.Poses) followed[index] = id;
        return followed;
    }

    /// <summary>So many pictures of one pixel, ten a second.</summary>
    private sealed class Film(int count) : IFrameSource
    {
        private int _next;

        public bool BreaksOff { get; init; }

        public bool IsLive => false;

        public bool TryRead(VideoFrame frame)
        {
            if (_next == count) return BreaksOff ? throw new InvalidDataException("film: breaks off") : false;
            frame.Resize(1, 1);
            frame.Index = _next;
            frame.Timestamp = TimeSpan.FromMilliseconds(100 * _next++);
            return true;
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Sees the people that a frame is said to have; those of higher numbers better.</summary>
    private sealed class Seen(Func<long, int[]> people) : ILandmarker
    {
        private readonly Dictionary<int, int[]> _known = [];

        public void Detect(VideoFrame frame, LandmarkFrame landmarks)
        {
            landmarks.Index = frame.Index;
            landmarks.Timestamp = frame.Timestamp;
            (landmarks.Width, landmarks.Height) = (1, 1);
            landmarks.ClearPeople();
            int[] ids = frame.Index < 50 || !_known.TryGetValue(0, out int[]? same) ? _known[0] = people(frame.Index) : same;
            foreach (int id in ids)
            {
                PersonLandmarks person = landmarks.AddPerson();
                person.TrackId = id;
                person.Score = 0.1f * id;
                person.Body.IsPresent = true;
            }
        }

        public void Dispose()
        {
        }
    }

    private sealed class MemorySink : IPoseSink
    {
        public List<(long Index, int TrackId)> Poses { get; } = [];

        public int Begun { get; private set; }

        public int FailsAt { get; init; } = -1;

        public Exception? Fault { get; private set; }

        public void Begin(Rig rig) => Begun++;

        public void Write(AvatarPose pose)
        {
            Poses.Add((pose.Index, pose.TrackId));
            if (pose.Index == FailsAt) Fault = new IOException("full");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
