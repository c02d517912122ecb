using System.Diagnostics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Core.Solving;
using Omozukai.Vision.Frames;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Commands;

/// <summary>One timed run over frames in memory.</summary>
/// <param name="Workers">Threads that worked side by side.</param>
/// <param name="TotalMs">Tracking and solving, milliseconds a frame.</param>
/// <param name="FramesWithPeople">In how many frames somebody was seen.</param>
/// <param name="Stages">Milliseconds a frame of each stage; follow holds the four above it, which run side by side.</param>
internal sealed record BenchRun(int Workers, double TotalMs, int FramesWithPeople, IReadOnlyList<(string Name, double Ms)> Stages)
{
    private const int WarmUpFrames = 10;

    public double FramesPerSecond => 1000 / TotalMs;

    /// <summary>Reads frames into memory.</summary>
    /// <exception cref="InvalidDataException">There are none.</exception>
    public static (List<VideoFrame> Frames, TimeSpan Time) Read(string input, int count)
    {
        long start = Stopwatch.GetTimestamp();
        var frames = new List<VideoFrame>();
        using IFrameSource source = FrameSources.Open(input, new FrameSourceOptions());
        for (var frame = new VideoFrame(); frames.Count < count && source.TryRead(frame); frame = new VideoFrame()) frames.Add(frame);
        if (frames.Count == 0) throw new InvalidDataException($"{input}: there is no frame to time. Give a video or a folder of pictures.");
        return (frames, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Tracks and solves the frames once for warming up, then timed.</summary>
    public static BenchRun Measure(List<VideoFrame> frames, HolisticOptions options)
    {
        using var landmarker = new HolisticLandmarker(options);
        var solver = new PoseSolver();
        var landmarks = new LandmarkFrame();
        var pose = new AvatarPose();
        for (int i = 0; i < WarmUpFrames; i++) landmarker.Detect(frames[i % frames.Count], landmarks);
        landmarker.Reset();
        landmarker.Times.Reset();

        long tracking = 0, solving = 0;
        int seen = 0;
        foreach (VideoFrame frame in frames)
        {
            long start = Stopwatch.GetTimestamp();
            landmarker.Detect(frame, landmarks);
            long tracked = Stopwatch.GetTimestamp();
            foreach (PersonLandmarks person in landmarks.People) solver.Solve(landmarks, person, pose);
            solving += Stopwatch.GetTimestamp() - tracked;
            tracking += tracked - start;
            if (landmarks.People.Count > 0) seen++;
        }

        double PerFrame(long ticks) => Stopwatch.GetElapsedTime(0, ticks).TotalMilliseconds / frames.Count;
        var stages = Enum.GetValues<TrackingStage>().Select(stage => (Name(stage), landmarker.Times[stage].TotalMilliseconds / frames.Count)).ToList();
        stages.Add(("solve", PerFrame(solving)));
        return new BenchRun(options.Workers, PerFrame(tracking + solving), seen, stages);
    }

    private static string Name(TrackingStage stage)
    {
        string name = stage.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
