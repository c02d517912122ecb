using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>Both ways from frames to poses.</summary>
internal static class Solve
{
    public static List<AvatarPose> Live(IEnumerable<LandmarkFrame> frames, Smoothing smoothing) => Live(frames, new PoseSolverOptions { Smoothing = smoothing });

    public static List<AvatarPose> Live(IEnumerable<LandmarkFrame> frames, PoseSolverOptions options)
    {
        var solver = new PoseSolver(options);
        List<AvatarPose> poses = [];
        foreach (LandmarkFrame frame in frames)
        {
            var pose = new AvatarPose();
            solver.Solve(frame, frame.People[0], pose);
            poses.Add(pose);
        }
        return poses;
    }

    public static List<AvatarPose> Recorded(IEnumerable<LandmarkFrame> frames, Smoothing smoothing) => Recorded(frames, new PoseSolverOptions { Smoothing = smoothing });

    public static List<AvatarPose> Recorded(IEnumerable<LandmarkFrame> frames, PoseSolverOptions options)
    {
        var solver = new RecordingSolver(options);
        List<AvatarPose> poses = [];
        foreach (LandmarkFrame frame in frames) solver.Add(frame, frame.People[0], Keep);
        solver.Finish(Keep);
        return poses;

        void Keep(AvatarPose pose)
        {
            var copy = new AvatarPose();
            copy.CopyFrom(pose);
            poses.Add(copy);
        }
    }
}
